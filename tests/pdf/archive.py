# SPDX-License-Identifier: GPL-3.0-or-later
"""What ISO 19005-2 asks of PDF/A-2u, clause by clause, as far as a program can
see it. What it asks of fonts is in matterhorn.py, which asks the same:
A 6.2.11.2 to 6.2.11.8 are 10-001 and 31-001 to 31-030. Colour is check 19,
transparency check 20."""
import re

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from matterhorn import keys_anywhere
from read_pdf import NAMESPACES, annotations
from registry import check

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACE = rb"[\0\t\n\f\r ]"

# ISO 32000-1, annex A.
OPERATORS = set("""b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET
EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh
T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"""".split()) | \
    {"INLINE IMAGE"}

# Of the schemas that need no description, what we use.
PROPERTIES = {
    "dc": {"format", "title", "language"},
    "xmp": {"CreateDate", "ModifyDate", "MetadataDate"},
    "pdf": {"Producer"},
    "pdfaid": {"part", "conformance"},
    "pdfaExtension": {"schemas"},
}


class Raw:
    """The file as bytes: its objects by the cross-reference table, with what is
    wrong on the way."""

    def __init__(self, data):
        self.data = data
        self.faults = []  # of the table
        self.places = {}  # object number: offset
        self.read_table()

    def read_table(self):
        found = re.search(rb"startxref(\r\n|\r|\n)(\d+)(\r\n|\r|\n)%%EOF",
                          self.data)
        at = int(found.group(2)) if found else 0
        heading = re.compile(rb"xref(\r\n|\r|\n)").match(self.data, at)
        if not found or not heading:
            self.faults.append("no cross-reference table where it is said to be")
            return
        at = heading.end()
        part = re.compile(rb"(\d+) (\d+)(\r\n|\r|\n| \r| \n)")
        entry = re.compile(rb"(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)")
        while match := part.match(self.data, at):
            first, count = int(match.group(1)), int(match.group(2))
            at = match.end()
            for number in range(first, first + count):
                one = entry.match(self.data, at)
                if not one:
                    self.faults.append(f"the entry of object {number} is bad")
                    return
                if one.group(3) == b"n":
                    self.places[number] = int(one.group(1))
                at += 20

    def objects(self):
        """(number, its bytes until the next object)."""
        places = sorted((at, number) for number, at in self.places.items())
        table = self.data.rfind(b"\nxref")
        ends = [at for at, _ in places[1:]] + [table + 1]
        for (at, number), end in zip(places, ends):
            yield number, self.data[at:end]


def outside_streams(file):
    """The bytes of each object without those of its stream and its strings."""
    raw = Raw(file.data)
    trailer = file.data[file.data.rfind(b"trailer"):]
    for number, chunk in [*raw.objects(), ("the trailer", trailer)]:
        chunk = re.sub(rb">>" + SPACE + rb"*stream\r?\n.*\nendstream", b">>",
                       chunk, flags=re.S)
        yield number, re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", chunk,
                             flags=re.S)


@check("A 6.1.2", "the head names a PDF 1.x and holds bytes above 127")
def check_head(file):
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)%[\x80-\xff]{4}", file.data):
        yield "it does not"


@check("A 6.1.3", "the trailer has an ID, and nothing comes after the end")
def check_trailer(file):
    if "/ID" not in file.pdf.trailer:
        yield "it has no ID"
    if not re.search(rb"%%EOF(\r\n|\r|\n)?$(?![\n])", file.data[-9:]):
        yield "something comes after %%EOF"
    if file.data.count(b"%%EOF") > 1:
        yield "the file was changed by a later part"


@check("A 6.1.4", "the cross-reference table has the strict form")
def check_table(file):
    yield from Raw(file.data).faults


@check("A 6.1.6", "hexadecimal strings are whole bytes")
def check_hexadecimal(file):
    pieces = list(outside_streams(file)) + [
        (number, page.Contents.read_bytes())
        for page, number, _ in file.content]
    for number, data in pieces:
        for text in re.findall(rb"(?<!<)<(?!<)([^<>]*)>", data):
            digits = re.sub(SPACE, b"", text)
            if len(digits) % 2 or not re.fullmatch(rb"[0-9A-Fa-f]*", digits):
                yield f"in {number}: <{text[:20].decode('latin-1')}>"


@check("A 6.1.7.1", "streams begin, end and are as long as they say")
def check_streams(file):
    for number, chunk in Raw(file.data).objects():
        value = file.pdf.get_object(number, 0)
        if not isinstance(value, Stream):
            continue
        begin = re.search(rb">>" + SPACE + rb"*stream(\r\n|\n)", chunk)
        length = len(value.read_raw_bytes())
        if not begin or not re.match(
                rb"(\r\n|\r|\n)endstream", chunk[begin.end() + length:]):
            yield f"object {number}"


@check("A 6.1.7.2", "streams are in the file and use the filters of PDF/A")
def check_filters(file):
    for value, _ in file.objects:
        if not isinstance(value, Stream):
            continue
        filters = value.get("/Filter", Array())
        for one in [filters] if isinstance(filters, Name) else list(filters):
            if one not in ("/FlateDecode", "/DCTDecode", "/ASCIIHexDecode",
                           "/ASCII85Decode", "/RunLengthDecode"):
                yield f"object {value.objgen[0]}: {one}"
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in value:
                yield f"object {value.objgen[0]}: {key}"


@check("A 6.1.8", "names are UTF-8")
def check_names(file):
    for number, chunk in outside_streams(file):
        for name in re.findall(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]+)", chunk):
            name = re.sub(rb"#([0-9A-Fa-f]{2})",
                          lambda found: bytes([int(found.group(1), 16)]), name)
            try:
                name.decode("utf-8")
            except UnicodeDecodeError:
                yield f"object {number}: {name!r}"


@check("A 6.1.9", "objects begin and end on lines of their own")
def check_objects(file):
    for number, chunk in Raw(file.data).objects():
        if not re.match(rb"%d 0 obj(\r\n|\r|\n)" % number, chunk) or \
                not re.search(rb"[\r\n]endobj(\r\n|\r|\n)$", chunk):
            yield f"object {number}"


@check("A 6.1.12", "nothing limits what may be done")
def check_permissions(file):
    yield from keys_anywhere(file, {"/Perms"})


def values_of(file):
    """Every simple value in the objects and the content."""
    def walk(value):
        if isinstance(value, Array):
            for one in value:
                yield from walk(one)
        elif not isinstance(value, (Dictionary, Stream)):
            yield value
    for value, keys in file.objects:
        for key in keys:
            yield key
            if not (isinstance(value[key], Object) and value[key].is_indirect):
                yield from walk(value[key])
    for _, _, instructions in file.content:
        for operands, _ in instructions:
            for one in operands:
                yield from walk(one)


@check("A 6.1.13", "nothing is larger than readers must bear")
def check_limits(file):
    for value in values_of(file):
        if isinstance(value, (str, Name)):
            if len(str(value).encode()) > 128:  # 127 and the slash
                yield f"the name {str(value)[:20]}…"
        elif isinstance(value, String):
            if len(bytes(value)) > 32767:
                yield f"a string of {len(bytes(value))} bytes"
        elif isinstance(value, int) and abs(value) > 2147483647:
            yield f"the number {value}"
    if len(file.pdf.objects) > 8388607:
        yield "too many objects"
    for page, number, instructions in file.content:
        sides = [float(page.MediaBox[i + 2] - page.MediaBox[i]) for i in (0, 1)]
        if min(sides) < 3 or max(sides) > 14400:
            yield f"page {number} has the size {sides}"
        depth = 0
        for _, operator in instructions:
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            if depth > 28:
                yield f"page {number}: graphics states are too deep"
                break


@check("A 6.2.2", "content uses known operators and its page's own resources")
def check_operators(file):
    for page, number, instructions in file.content:
        if "/Resources" not in page.obj:
            yield f"page {number} has no resources of its own"
            continue
        fonts = page.Resources.get("/Font", {})
        spaces = page.Resources.get("/ColorSpace", {})
        for operands, operator in instructions:
            name = str(operator)
            if name not in OPERATORS:
                yield f"page {number}: {name}"
            if name == "Tf" and str(operands[0]) not in fonts or \
                    name in ("cs", "CS") and str(operands[0]) not in spaces:
                yield f"page {number}: no {operands[0]}"


@check("A 6.2.3", "there is no output intent, since no colour needs one")
def check_intents(file):
    yield from keys_anywhere(file, {"/OutputIntents", "/DestOutputProfile"})


@check("A 6.2.5", "no halftones, transfer curves or rendering intents")
def check_halftones(file):
    yield from keys_anywhere(
        file, {"/TR", "/TR2", "/HT", "/HTP", "/Intent", "/RI"})
    for _, number, instructions in file.content:
        if any(str(operator) in ("ri", "i") for _, operator in instructions):
            yield f"page {number} sets one"


@check("A 6.2.8", "images need no other version and no interpolation")
def check_images(file):
    for value, _ in file.objects:
        if not isinstance(value, Stream) or value.get("/Subtype") != "/Image":
            continue
        if "/Alternates" in value or "/OPI" in value or \
                value.get("/Interpolate", False):
            yield f"object {value.objgen[0]}"


@check("A 6.2.9", "nothing is drawn by PostScript or from another file")
def check_postscript(file):
    yield from keys_anywhere(file, {"/PS", "/OPI", "/Ref"})
    for value, _ in file.objects:
        if value.get("/Subtype") == "/PS" or value.get("/Subtype2") == "/PS":
            yield f"object {value.objgen[0]}"


@check("A 6.3.2", "annotations are printed and never hidden")
def check_flags(file):
    for _, one in annotations(file):
        flags = int(one.get("/F", 0))
        # Print; neither Invisible, Hidden, NoView nor ToggleNoView
        if not flags & 4 or flags & (1 | 2 | 32 | 256):
            yield f"annotation {one.objgen[0]}: /F {flags}"


@check("A 6.3.3", "annotations but links have an appearance")
def check_appearance(file):
    for _, one in annotations(file):
        if one.get("/Subtype") not in ("/Link", "/Popup") and \
                "/N" not in one.get("/AP", {}):
            yield f"annotation {one.objgen[0]}"


@check("A 6.5.1", "actions only go somewhere")
def check_kinds_of_actions(file):
    for value, _ in file.objects:
        action = value.get("/A")
        if isinstance(action, Dictionary) and \
                value.get("/Type") == "/Annot" and \
                action.get("/S") not in ("/URI", "/GoTo"):
            yield f"{action.get('/S')}"


@check("A 6.5.2", "nothing happens by itself")
def check_additional_actions(file):
    yield from keys_anywhere(file, {"/AA", "/JS"})


@check("A 6.6.2.1", "the XMP packet is plain, well formed and read as UTF-8")
def check_packet(file):
    stream = file.pdf.Root.get("/Metadata")
    if stream is None or "/Filter" in stream or \
            stream.get("/Type") != "/Metadata" or \
            stream.get("/Subtype") != "/XML":
        yield "no plain metadata stream"
        return
    data = stream.read_bytes()
    head = re.match(rb"<\?xpacket ([^?]*)\?>", data)
    if not head or re.search(rb"bytes=|encoding=", head.group(1)):
        yield "the head of the packet is bad"
    if file.xmp() is None:
        yield "it is not well formed"


@check("A 6.6.2.3", "properties are known, or described in the file")
def check_properties(file):
    tree = file.xmp()
    described = set()
    for one in tree.iterfind(".//pdfaExtension:schemas/rdf:Bag/rdf:li",
                             NAMESPACES):
        space = one.findtext("pdfaSchema:namespaceURI", "", NAMESPACES)
        if not one.findtext("pdfaSchema:schema", "", NAMESPACES) or \
                not one.findtext("pdfaSchema:prefix", "", NAMESPACES):
            yield f"the schema of {space} is not whole"
        for entry in one.iterfind("pdfaSchema:property/rdf:Seq/rdf:li",
                                  NAMESPACES):
            parts = [entry.findtext(f"pdfaProperty:{name}", "", NAMESPACES)
                     for name in ("name", "valueType", "category",
                                  "description")]
            if "" in parts or parts[2] not in ("internal", "external"):
                yield f"the property {parts[0]} is not whole"
            described.add(f"{{{space}}}{parts[0]}")
    known = {f"{{{NAMESPACES[prefix]}}}{name}"
             for prefix, names in PROPERTIES.items() for name in names}
    for one in tree.iterfind(f".//{RDF}Description/*"):
        if one.tag not in known | described:
            yield f"{one.tag}"


@check("A 6.6.2.4", "properties have the form of their kind")
def check_values(file):
    tree = file.xmp()
    for path, kind in (("dc:title", "Alt"), ("dc:language", "Bag")):
        for one in tree.iterfind(f".//{path}", NAMESPACES):
            if [child.tag for child in one] != [RDF + kind]:
                yield f"{path} is no {kind}"
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        date = file.xmp_text(f"xmp:{name}")
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date or ""):
            yield f"xmp:{name} is no date"


@check("A 6.6.4", "who claims PDF/A claims part 2, level U")
def check_identification(file):
    claims = [file.xmp_text("pdfaid:part"), file.xmp_text("pdfaid:conformance")]
    if (file.claimed or any(claims)) and claims != ["2", "U"]:
        yield f"the XMP says {claims}"


@check("A 6.10", "no presentations that take the place of pages")
def check_presentations(file):
    yield from keys_anywhere(file, {"/AlternatePresentations", "/PresSteps"})


@check("A 6.11", "nothing is required of the reader")
def check_requirements(file):
    yield from keys_anywhere(file, {"/Requirements"})
