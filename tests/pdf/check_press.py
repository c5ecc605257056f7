#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is a file for a print shop the leaflet that was looked at, in the right inks?

    check_press.py SCREEN PRESS              what is wrong; exit 1
    check_press.py --outlines LETTERS PRESS  the same where letters are shapes
    check_press.py --tap SCREEN PRESS        as one line of TAP
    check_press.py --tap-outlines LETTERS PRESS
    check_press.py --self-test SCREEN PRESS  plants faults in copies of a good
                                             press file, and sees whether each
                                             is found

SCREEN is the file for the office printer, LETTERS one for the shop with fonts. Judges are pikepdf (keys, boxes, colours
of the content), poppler (both look alike in grey), mutool (both say the same) and
Ghostscript (what stands on each plate). Nothing here is shared with `wegwijzer
preflight`, which looks at files of any maker."""
import glob
import os
import subprocess
import sys
import tempfile

import pikepdf
from PIL import Image, ImageChops, ImageDraw, ImageMath

sys.dont_write_bytecode = True

MM = 72 / 25.4
MARGIN, BLEED = 30.0, 3 * MM    # points of the page round the trimmed sheet
DOTS = 100                      # an inch, for the look
# Levels of grey that are seen, and per cent of the pixels that may differ by more.
# Letters as shapes are painted a little bolder than as letters, less so finer.
DIFFERS, MOST_DIFFERENT = 24, 0.25
DIFFERS_SHAPES, MOST_DIFFERENT_SHAPES = 40, 1.0
FINER = 4
MOST_PAGES = 6                  # that are looked at, of each file
PLATE_DOTS = 127                # an inch: five pixels a millimetre
MOST_INK = 300                  # per cent, inside the bleed
MOST_TINT = 0.13                # of an ink under black letters
INKS = ("Cyan", "Magenta", "Yellow", "Black")
# Where paper is folded, in mm from the left edge, and in languages that are
# read from the right.
FOLDS = {"trifold": ((97, 197), (100, 200)), "card": ((85,), (85,))}
FROM_THE_RIGHT = ("ar",)
FORBIDDEN_KEYS = ("/SMask", "/JS", "/JavaScript", "/OpenAction", "/AA",
                  "/EmbeddedFiles", "/AcroForm", "/OCProperties", "/Annots",
                  "/TR", "/HTP", "/StructTreeRoot", "/Encrypt")
FORBIDDEN_SPACES = ("/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased",
                    "/DeviceGray", "/Separation", "/DeviceN", "/Pattern")
FORBIDDEN_OPERATORS = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn",
                       "SCN", "sh", "BI", "BDC", "BMC"}
BLACK = (0, 0, 0, 1)


def walk(value, seen):
    """Every object that can be reached."""
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)):
        if value.objgen != (0, 0):
            if value.objgen in seen:
                return
            seen.add(value.objgen)
        yield value
        inner = value if isinstance(value, pikepdf.Array) else [
            value[key] for key in value.keys() if key != "/Parent"]
        for part in inner:
            yield from walk(part, seen)
    elif isinstance(value, pikepdf.Object):
        yield value


def check_keys(pdf):
    information = pdf.trailer.get("/Info", {})
    if pdf.pdf_version != "1.4":
        yield f"it is PDF {pdf.pdf_version}, not 1.4"
    if "/ID" not in pdf.trailer:
        yield "it has no /ID"
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if key not in information:
            yield f"/Info has no {key}"
    if str(information.get("/Trapped")) != "/False":
        yield "/Trapped is not False"
    if "/GTS_PDFXVersion" in information:
        yield "it claims PDF/X"
    intents = list(pdf.Root.get("/OutputIntents", []))
    if len(intents) != 1 or intents[0].get("/S") != "/GTS_PDFX" or str(
            intents[0].get("/OutputConditionIdentifier")) not in (
                "FOGRA39", "FOGRA47") or str(intents[0].get(
                    "/RegistryName")) != "http://www.color.org":
        yield "there is not exactly one output intent with a known condition"


def check_objects(pdf, outlines):
    for value in walk(pdf.trailer, set()):
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in FORBIDDEN_KEYS:
                if key in value:
                    yield f"there is {key}"
            if value.get("/S") == "/Transparency":
                yield "there is a transparency group"
            if outlines and value.get("/Type") == "/Font":
                yield f"there is the font {value.get('/BaseFont')}"
            if value.get("/Type") == "/FontDescriptor" and not (
                    {"/FontFile2", "/FontFile3"} & set(value.keys())):
                yield f"the font {value.get('/FontName')} is not embedded"
            if value.get("/Filter") not in (None, "/FlateDecode"):
                yield f"a stream has the filter {value.get('/Filter')}"
        elif isinstance(value, pikepdf.Name) and \
                str(value) in FORBIDDEN_SPACES:
            yield f"there is the colour space {value}"


def check_boxes(pdf, screen):
    for number, page in enumerate(pdf.pages, 1):
        trimmed = [float(x) for x in screen.pages[number - 1].TrimBox]
        width, height = trimmed[2] - trimmed[0], trimmed[3] - trimmed[1]
        expected = {
            "/MediaBox": (0, 0, width + 2 * MARGIN, height + 2 * MARGIN),
            "/TrimBox": (MARGIN, MARGIN, MARGIN + width, MARGIN + height),
            "/BleedBox": (MARGIN - BLEED, MARGIN - BLEED,
                          MARGIN + width + BLEED, MARGIN + height + BLEED)}
        for name, box in expected.items():
            real = [float(x) for x in page.get(name, [])]
            if len(real) != 4 or max(
                    abs(a - b) for a, b in zip(real, box)) > 0.02:
                yield f"page {number}: {name} is {real}"


def check_content(pdf):
    """Colours by the operators, and black letters that overprint."""
    for number, page in enumerate(pdf.pages, 1):
        color, over = None, False
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in FORBIDDEN_OPERATORS:
                yield f"page {number}: the operator {name}"
            elif name == "k":
                color = tuple(float(x) for x in operands)
            elif name == "gs":
                over = str(operands[0]) == "/Over"
            elif name in ("TJ", "Tj", "f", "Do") and color is None:
                yield f"page {number}: {name} before any colour"
            elif name in ("TJ", "Tj") and over != (color == BLACK):
                yield f"page {number}: letters in {color} overprint: {over}"


def make_trimmed(path, place):
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.MediaBox = page.TrimBox
        del pdf.pages[MOST_PAGES:]
        pdf.save(place)


def paint_letters(path, folder):
    subprocess.run(["pdftoppm", "-r", str(DOTS), path, f"{folder}/page"],
                   check=True)
    return 1


def paint_shapes(path, folder):
    subprocess.run(["mutool", "draw", "-q", "-r", str(DOTS * FINER), "-o",
                    f"{folder}/page%03d.ppm", path], check=True,
                   capture_output=True)
    return FINER


def paint(path, folder, painter):
    """What the eye sees of the trimmed pages, in grey."""
    make_trimmed(path, f"{folder}/trimmed.pdf")
    finer = painter(f"{folder}/trimmed.pdf", folder)
    pictures = []
    for name in sorted(glob.glob(f"{folder}/page*.ppm")):
        with Image.open(name) as picture:
            pictures.append(picture.convert("L").reduce(finer))
        os.remove(name)
    return pictures


def check_look(screen, press, folder, painter, seen, most):
    pages = zip(paint(screen, folder, painter), paint(press, folder, painter))
    for number, (one, other) in enumerate(pages, 1):
        if one.size != other.size:
            yield f"page {number}: {one.size} and {other.size} pixels"
            continue
        levels = ImageChops.difference(one, other).histogram()
        part = 100 * sum(levels[seen:]) / sum(levels)
        if part > most:
            yield f"page {number}: {part:.2f} % of the pixels differ"


def read_text(path):
    said = subprocess.run(["mutool", "draw", "-q", "-F", "text", path],
                          check=True, capture_output=True, text=True).stdout
    return sorted(said.split())


def check_text(screen, press):
    if read_text(screen) != read_text(press):
        yield "it does not say the same"


def make_plates(press, folder):
    """For each page its four plates: 0 is ink, 255 none."""
    pages = min(len(pikepdf.open(press).pages), MOST_PAGES)
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep",
         f"-r{PLATE_DOTS}", f"-dLastPage={pages}", "-o",
         f"{folder}/plate%d.tif", press], check=True, capture_output=True)
    for number in range(1, pages + 1):
        plates = []
        for ink in INKS:
            name = f"{folder}/plate{number}({ink}).tif"
            with Image.open(name) as picture:
                plates.append(picture.convert("L"))
            os.remove(name)
        yield number, plates


def to_dots(points):
    return points / 72 * PLATE_DOTS


def crop_bleed(plates):
    edge = round(to_dots(MARGIN - BLEED))
    width, height = plates[0].size
    return [plate.crop((edge, edge, width - edge, height - edge))
            for plate in plates]


def check_inks(number, plates):
    """Inside the bleed: how much ink, and none but tints under black."""
    inks = [plate.point(lambda level: 255 - level)
            for plate in crop_bleed(plates)]
    total = ImageMath.eval("a + b + c + d", **dict(zip("abcd", inks)))
    most = total.getextrema()[1] / 2.55
    if most > MOST_INK + 1:
        yield f"page {number}: {most:.0f} % ink"
    black = inks[3].point(lambda level: 255 if level == 255 else 0)
    for name, ink in zip(INKS[:3], inks):
        under = ImageChops.multiply(black, ink).getextrema()[1] / 255
        if under > MOST_TINT:
            yield f"page {number}: {100 * under:.0f} % of {name} under black"


def find_marks(press, number, size):
    """Where marks are, in points from the top left of the page: lines of some
    length outwards from the edges of the sheet. Folds are on fronts."""
    name = os.path.basename(press)
    language, form = name.rsplit(".", 1)[0].split("-", 1)
    left, top = MARGIN, MARGIN
    right, bottom = size[0] - MARGIN, size[1] - MARGIN
    near, far = 3.5 * MM, 8.5 * MM
    upright = [left, right]
    folds = FOLDS.get(form, ((), ()))[language in FROM_THE_RIGHT]
    upright += [left + fold * MM for fold in folds if number == 1]
    for x in upright:
        yield x, top - far, x, top - near
        yield x, bottom + near, x, bottom + far
    for y in (top, bottom):
        yield left - far, y, left - near, y
        yield right + near, y, right + far, y


def check_marks(press, number, plates):
    """Round the bleed: every mark on every plate, and nothing else."""
    size = [side * 72 / PLATE_DOTS for side in plates[0].size]
    places = [[to_dots(value) for value in place]
              for place in find_marks(press, number, size)]
    bleed = [to_dots(MARGIN - BLEED)] * 2 + [
        side - to_dots(MARGIN - BLEED) for side in plates[0].size]
    for name, plate in zip(INKS, plates):
        rest = plate.copy()
        pen = ImageDraw.Draw(rest)
        pen.rectangle([bleed[0] + 1, bleed[1] + 1, bleed[2] - 1, bleed[3] - 1],
                      fill=255)
        for place in places:
            box = [place[0] - 2, place[1] - 2, place[2] + 2, place[3] + 2]
            inside = plate.crop([round(value) for value in box])
            if inside.getextrema()[0] > 0:
                yield (f"page {number}: no mark on {name} at "
                       f"{box[0] / 5:.0f}, {box[1] / 5:.0f} mm")
            pen.rectangle(box, fill=255)
        if rest.getextrema()[0] < 255:
            yield f"page {number}: ink on {name} outside the bleed, at " \
                  f"{ImageChops.invert(rest).getbbox()} dots"


def check_plates(press, folder):
    for number, plates in make_plates(press, folder):
        yield from check_inks(number, plates)
        yield from check_marks(press, number, plates)


def check(screen, press, outlines=False):
    with tempfile.TemporaryDirectory() as folder:
        with pikepdf.open(press) as pdf, pikepdf.open(screen) as other:
            if len(pdf.pages) != len(other.pages):
                yield f"{len(pdf.pages)} pages instead of {len(other.pages)}"
                return
            yield from check_keys(pdf)
            yield from check_objects(pdf, outlines)
            yield from check_boxes(pdf, other)
            yield from check_content(pdf)
        if outlines:
            yield from check_look(screen, press, folder, paint_shapes,
                                  DIFFERS_SHAPES, MOST_DIFFERENT_SHAPES)
        else:
            yield from check_text(screen, press)
            yield from check_look(screen, press, folder, paint_letters,
                                  DIFFERS, MOST_DIFFERENT)
        yield from check_plates(press, folder)


# What is planted: each takes an open file and spoils it.

def read_content(page):
    page.contents_coalesce()
    return page.Contents.read_bytes()


def change_content(pdf, before, after):
    page = pdf.pages[0]
    content = read_content(page)
    if before not in content:
        raise ValueError(f"there is no {before}")
    page.Contents = pdf.make_stream(content.replace(before, after, 1))


def append_content(pdf, more):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(read_content(page) + b"\n/Out gs\n" + more)


def lose_text(pdf):
    page = pdf.pages[0]
    lines = read_content(page).split(b"\n")
    lines.remove(max((line for line in lines if line.endswith(b"TJ")), key=len))
    page.Contents = pdf.make_stream(b"\n".join(lines))


def lose_font(pdf):
    for value in walk(pdf.trailer, set()):
        if isinstance(value, pikepdf.Dictionary) and "/FontFile2" in value:
            del value["/FontFile2"]


def add_state(pdf):
    states = pdf.pages[0].Resources.ExtGState
    states["/Faint"] = pikepdf.Dictionary(
        SMask=pikepdf.Dictionary(S=pikepdf.Name.Alpha))


def add_link(pdf):
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link,
        Rect=[100, 100, 120, 120]))])


def add_picture(pdf):
    image = pdf.make_stream(b"\xff\0\0")
    for key, value in (("Type", "/XObject"), ("Subtype", "/Image"),
                       ("ColorSpace", "/DeviceRGB")):
        image[f"/{key}"] = pikepdf.Name(value)
    for key, value in (("Width", 1), ("Height", 1), ("BitsPerComponent", 8)):
        image[f"/{key}"] = value
    pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary(Red=image)


FAULTS = {
    "another version": lambda pdf: None,
    "no title": lambda pdf: pdf.trailer.Info.__delitem__("/Title"),
    "a claim": lambda pdf: pdf.trailer.Info.__setitem__(
        "/GTS_PDFXVersion", "PDF/X-1a:2003"),
    "no word on trapping": lambda pdf: pdf.trailer.Info.__delitem__("/Trapped"),
    "no output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "a link": add_link,
    "a soft mask": add_state,
    "a font that is not embedded": lose_font,
    "a picture in RGB": add_picture,
    "no trim box": lambda pdf: pdf.pages[0].__delitem__("/TrimBox"),
    "a bleed of 2 mm": lambda pdf: pdf.pages[0].__setitem__("/BleedBox", [
        float(x) + move for x, move in zip(
            pdf.pages[0].BleedBox, (MM, MM, -MM, -MM))]),
    "a colour in RGB": lambda pdf: append_content(
        pdf, b"0 0 0 rg 100 100 1 1 re f"),
    "text in four inks": lambda pdf: change_content(
        pdf, b"0 0 0 1 k", b".6 .5 .5 1 k"),
    "four inks below black": lambda pdf: append_content(
        pdf, b"1 .3 0 1 k 100 100 20 20 re f"),
    "320 % ink": lambda pdf: append_content(
        pdf, b".9 .9 .9 .5 k 100 100 20 20 re f"),
    "black that knocks out": lambda pdf: change_content(
        pdf, b"/Over gs", b"/Out gs"),
    "a line of text less": lose_text,
    "a black bar": lambda pdf: append_content(
        pdf, b"/Over gs 0 0 0 1 k 100 50 600 30 re f"),
    "a mark less": lambda pdf: change_content(pdf, b"1 1 1 1 K", b"0 0 0 0 K"),
    "marks in black alone": lambda pdf: change_content(
        pdf, b"1 1 1 1 K", b"0 0 0 1 K"),
    "ink beside the page": lambda pdf: append_content(
        pdf, b"0 1 0 0 k 2 200 4 4 re f"),
}


def self_test(screen, press):
    failures = list(check(screen, press))
    for name, plant in FAULTS.items():
        with tempfile.TemporaryDirectory() as folder:
            spoiled = f"{folder}/{os.path.basename(press)}"
            with pikepdf.open(press) as pdf:
                plant(pdf)
                pdf.save(spoiled, force_version="1.7"
                         if name == "another version" else "1.4")
            if not any(True for _ in check(screen, spoiled)):
                failures.append(f"not found: {name}")
    return failures


def main():
    words = sys.argv[1:]
    mode = words.pop(0) if words[0].startswith("--") else ""
    problems = self_test(*words) if mode == "--self-test" else list(
        check(*words, outlines=mode.endswith("outlines")))
    for problem in problems[:20]:
        print(f"# {problem}" if mode.startswith("--tap") else problem)
    if mode.startswith("--tap"):
        print(f"{'not ' if problems else ''}ok - {words[1]}")
    return 1 if problems else 0


sys.exit(main())
