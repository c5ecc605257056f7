# SPDX-License-Identifier: GPL-3.0-or-later
"""What embedded fonts hold: their glyphs and how wide these are."""
import io
import struct
import sys

try:
    from fontTools.cffLib import CFFFontSet
    from fontTools.misc.psCharStrings import T2WidthExtractor
    from fontTools.ttLib import TTFont
except ImportError:
    print("SKIP python3-fonttools is missing")
    sys.exit(77)
from pikepdf import Stream


def glyph_of(font, code):
    """The number of the glyph that a code shows."""
    given = font.DescendantFonts[0].get("/CIDToGIDMap")
    if not isinstance(given, Stream):
        return code
    data = given.read_bytes()
    return int.from_bytes(data[2 * code:2 * code + 2], "big")


def read_true_type(data):
    tables = TTFont(io.BytesIO(data), lazy=True).reader
    em = struct.unpack(">H", tables["head"][18:20])[0]
    count = struct.unpack(">H", tables["maxp"][4:6])[0]
    measured = struct.unpack(">H", tables["hhea"][34:36])[0]
    widths = [struct.unpack(">H", tables["hmtx"][4 * i:4 * i + 2])[0]
              for i in range(measured)]
    return {glyph: widths[min(glyph, measured - 1)] * 1000 / em
            for glyph in range(count)}


def read_cff(data):
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    scale = top.FontMatrix[0] * 1000
    named = hasattr(top, "ROS")  # its glyphs are named by CID
    widths = {}
    for glyph, name in enumerate(top.charset):
        outline, part = top.CharStrings.getItemAndSelector(name)
        private = top.FDArray[part].Private if named else top.Private
        reader = T2WidthExtractor(
            getattr(private, "Subrs", []), fonts.GlobalSubrs,
            private.nominalWidthX, private.defaultWidthX)
        reader.execute(outline)
        widths[int(name[3:]) if named and glyph else glyph] = \
            reader.width * scale
    return widths


PROGRAMS = {}  # of the last fonts that were read, since two checks ask for them


def read_program(font):
    """Glyph (of a CFF with names by CID: CID) to width in thousandths of an
    em."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key, reader in (("/FontFile2", read_true_type),
                        ("/FontFile3", read_cff)):
        if key in descriptor:
            data = descriptor[key].read_bytes()
            if data not in PROGRAMS:
                if len(PROGRAMS) > 8:
                    PROGRAMS.clear()
                PROGRAMS[data] = reader(data)
            return PROGRAMS[data]
    return {}
