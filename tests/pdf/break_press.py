# SPDX-License-Identifier: GPL-3.0-or-later
"""One file for each fault that a print shop sends back: changes to a good press
PDF, each of which `wegwijzer preflight` must then find.

usage: break_press.py GOOD.pdf FOLDER
Writes FOLDER/NAME.pdf for each fault, and FOLDER/list: a line for each file,
its name, the severity, the tag and words of the message."""
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, String

MM = 72 / 25.4
FAULTS = []


def fault(severity, tag, words, **options):
    """Registers a change of the good file and what must be said of it."""
    def register(change):
        FAULTS.append((change.__name__.replace("_", "-"), change, severity,
                       tag, words, options))
        return change
    return register


def box(page, key):
    return [float(value) for value in page[key]]


def draw(pdf, content, resources=None, page=0):
    """Adds content behind that of the page, in its plain coordinates."""
    page = pdf.pages[page]
    for category, entries in (resources or {}).items():
        if category not in page.Resources:
            page.Resources[category] = Dictionary()
        for key, value in entries.items():
            page.Resources[category][key] = value
    old = page.Contents
    old = list(old) if isinstance(old, Array) else [old]
    start = pdf.make_stream(b"q\n")
    end = pdf.make_stream(b"\nQ\n" + content.encode("latin-1"))
    page.Contents = pdf.make_indirect(Array([start, *old, end]))


def middle(pdf):
    left, bottom, right, top = box(pdf.pages[0], "/TrimBox")
    return (left + right) / 2, (bottom + top) / 2


def first_font(pdf):
    """The name and object of a font that is in the file."""
    return next(iter(pdf.pages[0].Resources.Font.items()))


def first_code(pdf):
    """A code that the first font is sure to have, in hexadecimal."""
    font = first_font(pdf)[1]
    return "0003" if font.Subtype == "/Type0" else "41"


def write_text(pdf, color, size=12, before=""):
    x, y = middle(pdf)
    font = first_font(pdf)[0]
    draw(pdf, f"q {before} {color} BT {font} {size} Tf {x} {y} Td "
              f"<{first_code(pdf)}> Tj ET Q")


def picture(pdf, space, data, **keys):
    return pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image,
                           Width=2, Height=2, BitsPerComponent=8,
                           ColorSpace=space, **keys)


def show_picture(pdf, image, side):
    x, y = middle(pdf)
    draw(pdf, f"q {side} 0 0 {side} {x} {y} cm /Planted Do Q",
         {"/XObject": {"/Planted": image}})


def overprint():
    return {"/ExtGState": {"/Over": Dictionary(OP=True, op=True, OPM=1)}}


@fault("error", "press-color", "(RGB)")
def rgb_fill(pdf):
    x, y = middle(pdf)
    draw(pdf, f"1 0 0 rg {x} {y} 20 20 re f")


@fault("error", "press-color", "(RGB)")
def rgb_picture(pdf):
    show_picture(pdf, picture(pdf, Name.DeviceRGB, bytes(range(12))), 0.4)


@fault("error", "press-color", "(calibrated RGB)")
def calibrated(pdf):
    x, y = middle(pdf)
    space = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    draw(pdf, f"/Cal cs 0 0 0 sc {x} {y} 20 20 re f",
         {"/ColorSpace": {"/Cal": space}})


@fault("error", "press-color", "(an ICC profile)")
def default_profile(pdf):
    x, y = middle(pdf)
    profile = pdf.make_stream(b"profile", N=4)
    draw(pdf, f"1 0 0 0 k {x} {y} 20 20 re f",
         {"/ColorSpace": {"/DefaultCMYK": Array([Name.ICCBased, profile])}})


@fault("warning", "press-color", "(Silver)")
def spot_color(pdf):
    x, y = middle(pdf)
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1,
                      C0=Array([0, 0, 0, 0]), C1=Array([0, 0, 0, 1]))
    space = Array([Name.Separation, Name.Silver, Name.DeviceCMYK, tint])
    draw(pdf, f"/Spot cs 1 scn {x} {y} 20 20 re f",
         {"/ColorSpace": {"/Spot": space}})


@fault("error", "press-box", "no TrimBox")
def no_trim_box(pdf):
    for page in pdf.pages:
        del page["/TrimBox"]


@fault("error", "press-box", "no BleedBox")
def no_bleed_box(pdf):
    for page in pdf.pages:
        del page["/BleedBox"]


@fault("error", "press-box", "only 2 mm")
def narrow_bleed(pdf):
    for page in pdf.pages:
        left, bottom, right, top = box(page, "/TrimBox")
        page.BleedBox = Array([left - 2 * MM, bottom - 2 * MM,
                               right + 2 * MM, top + 2 * MM])


@fault("error", "press-box", "reaches out of the page")
def bleed_outside(pdf):
    page = pdf.pages[0]
    left, bottom, right, top = box(page, "/MediaBox")
    page.BleedBox = Array([left - 9, bottom - 9, right + 9, top + 9])


@fault("error", "press-box", "a TrimBox and an ArtBox")
def two_trims(pdf):
    pdf.pages[0].ArtBox = pdf.pages[0].TrimBox


@fault("error", "press-box", "turned")
def turned(pdf):
    pdf.pages[0].Rotate = 90


@fault("error", "press-box", "the first page", pages=2)
def other_size(pdf):
    page = pdf.pages[1]
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        left, bottom, right, top = box(page, key)
        page[key] = Array([left, bottom, right + 20, top])


@fault("error", "press-box", "edge of the bleed")
def white_edge(pdf):
    left, bottom, right, top = box(pdf.pages[0], "/TrimBox")
    # All white, so that no ground of the page goes on beneath.
    draw(pdf, f"0 0 0 0 k {left - 9} {bottom - 9} 999 999 re f "
              f"0 0 0 0.5 k {left} {bottom + 50} 30 30 re f")


@fault("warning", "press-box", "nearer than 2 mm")
def near_edge(pdf):
    left, bottom, right, top = box(pdf.pages[0], "/TrimBox")
    draw(pdf, f"0 0 0 1 K 1 w {left + 60} {bottom + 3} m "
              f"{left + 90} {bottom + 3} l S")


@fault("error", "press-text", "black of several inks")
def rich_black_text(pdf):
    write_text(pdf, "0.6 0.5 0.5 1 k")


@fault("warning", "press-ink", "black of several inks")
def rich_black_shape(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0.6 0.4 0.4 1 k {x} {y} 20 20 re f")


@fault("error", "press-ink", "320 %")
def too_much_ink(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0.8 0.8 0.8 0.8 k {x} {y} 20 20 re f")


@fault("error", "press-ink", "360 %")
def picture_ink(pdf):
    data = bytes([230, 230, 230, 228]) + bytes(12)
    show_picture(pdf, picture(pdf, Name.DeviceCMYK, data), 0.4)


@fault("error", "press-ink", "350 %")
def overprinted_ink(pdf):
    x, y = middle(pdf)
    draw(pdf, f"1 1 0.5 0 k {x} {y} 20 20 re f "
              f"q /Over gs 0 0 0 1 k {x + 2} {y + 2} 9 9 re f Q",
         overprint())


@fault("error", "press-line", "a line is thinner than 0.25 pt, 0.1 pt")
def hairline(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0 0 0 1 K 0.1 w {x} {y} m {x + 40} {y} l S")


@fault("error", "press-line", "lines are thinner than 0.25 pt, the first 0 pt")
def hairlines(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0 0 0 1 K 0 w {x} {y} m {x + 40} {y} l S "
              f"q 0.01 0 0 1 {x} {y} cm 9 w 0 0 m 0 40 l S Q")


@fault("error", "press-line", "a filled shape is thinner than 0.25 pt, 0.1 pt")
def filled_hairline(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0 0 0 1 k {x} {y} 40 0.1 re f")


@fault("error", "press-line", "a filled shape is thinner than 0.25 pt, 0.1 pt")
def slanted_hairline(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0 0 0 1 k q 0.8 0.6 -0.6 0.8 {x} {y} cm 0 0 40 0.1 re f Q")


@fault("error", "press-font", "(Helvetica)")
def font_missing(pdf):
    x, y = middle(pdf)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1,
                      BaseFont=Name.Helvetica)
    draw(pdf, f"0 0 0 1 k BT /Planted 12 Tf {x} {y} Td (abc) Tj ET",
         {"/Font": {"/Planted": font}})


@fault("error", "press-font", "not in the file")
def font_removed(pdf):
    for page in pdf.pages:
        for _, font in page.Resources.Font.items():
            if "/DescendantFonts" in font:
                font = font.DescendantFonts[0]
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in font.FontDescriptor:
                    del font.FontDescriptor[key]


@fault("error", "press-font", "a font of drawings")
def drawn_font(pdf):
    x, y = middle(pdf)
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FirstChar=65,
                      LastChar=65, Widths=Array([500]),
                      FontBBox=Array([0, 0, 500, 500]),
                      FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
                      CharProcs=Dictionary(A=glyph),
                      Encoding=Dictionary(Differences=Array([65, Name.A])))
    draw(pdf, f"0 0 0 1 k BT /Planted 12 Tf {x} {y} Td (A) Tj ET",
         {"/Font": {"/Planted": font}})


@fault("error", "press-font", "a sign that its font lacks")
def missing_glyph(pdf):
    x, y = middle(pdf)
    font = first_font(pdf)[0]
    draw(pdf, f"0 0 0 1 k BT {font} 12 Tf {x} {y} Td <0000> Tj ET")


@fault("warning", "press-text", "smaller than 5 pt, 4.5 pt")
def tiny_text(pdf):
    write_text(pdf, "0 0 0 1 k", 9, "0.5 0 0 0.5 200 200 cm")


@fault("warning", "press-text", "two or more inks is smaller than 9 pt, 8 pt")
def small_colored(pdf):
    write_text(pdf, "1 0.5 0 0 k", 8)


@fault("warning", "press-text", "does not overprint")
def knocked_out(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0.3 0 0 0 k {x - 50} {y - 50} 200 200 re f")
    write_text(pdf, "0 0 0 1 k")


@fault("error", "press-text", "is set to overprint")
def white_overprint(pdf):
    x, y = middle(pdf)
    draw(pdf, f"0.9 0 0.2 0.5 k {x - 50} {y - 50} 200 200 re f", overprint())
    write_text(pdf, "0 0 0 0 k", 12, "/Over gs")


@fault("error", "press-key", "no output intent")
def no_output_intent(pdf):
    del pdf.Root["/OutputIntents"]


@fault("error", "press-key", "several output intents")
def two_intents(pdf):
    intents = pdf.Root.OutputIntents
    intents.append(intents[0])


@fault("error", "press-key", "OutputConditionIdentifier")
def nameless_intent(pdf):
    del pdf.Root.OutputIntents[0]["/OutputConditionIdentifier"]


@fault("error", "press-key", "RegistryName")
def no_registry(pdf):
    intent = pdf.Root.OutputIntents[0]
    for key in ("/RegistryName", "/DestOutputProfile"):
        if key in intent:
            del intent[key]


@fault("warning", "press-key", "Trapped")
def not_trapped(pdf):
    del pdf.docinfo["/Trapped"]


@fault("error", "press-key", "no title")
def claim_without_title(pdf):
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1a:2003")
    del pdf.docinfo["/Title"]


@fault("warning", "press-key", "PDF/X-4")
def other_claim(pdf):
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")


@fault("warning", "press-key", "PDF 1.7", force_version="1.7")
def new_version(pdf):
    pass


@fault("warning", "press-key", "PDF 1.6")
def new_catalog(pdf):
    pdf.Root.Version = Name("/1.6")


@fault("error", "press-object", "(opacity below 1)")
def transparent(pdf):
    x, y = middle(pdf)
    draw(pdf, f"q /Half gs 1 0 0 0 k {x} {y} 9 9 re f Q",
         {"/ExtGState": {"/Half": Dictionary(ca=0.5)}})


@fault("error", "press-object", "(a blend mode)")
def blended(pdf):
    draw(pdf, "/Mix gs",
         {"/ExtGState": {"/Mix": Dictionary(BM=Name.Multiply)}})


@fault("error", "press-object", "(a picture with a mask)")
def masked_picture(pdf):
    mask = picture(pdf, Name.DeviceGray, bytes(4))
    show_picture(pdf, picture(pdf, Name.DeviceGray, bytes(4), SMask=mask), 0.4)


@fault("error", "press-object", "the page is transparent")
def page_group(pdf):
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


@fault("error", "press-object", "transfer function")
def transfer(pdf):
    draw(pdf, "/Curve gs",
         {"/ExtGState": {"/Curve": Dictionary(TR=Name.Identity)}})


def pack_lzw(data):
    """LZW without compression: 9 bits a code, cleared before they grow."""
    codes = []
    for index, byte in enumerate(data):
        if index % 200 == 0:
            codes.append(256)
        codes.append(byte)
    codes.append(257)
    bits = "".join(f"{code:09b}" for code in codes)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@fault("error", "press-object", "LZW")
def lzw(pdf):
    data = b"q Q\n"
    stream = pdf.make_stream(b"")
    stream.write(pack_lzw(data), filter=Name.LZWDecode)
    page = pdf.pages[0]
    old = page.Contents
    old = list(old) if isinstance(old, Array) else [old]
    page.Contents = Array([*old, stream])


@fault("error", "press-mark", "reaches into the bleed")
def marks_in_bleed(pdf):
    left, bottom, right, top = box(pdf.pages[0], "/TrimBox")
    draw(pdf, f"1 1 1 1 K 0.3 w {left - 20} {bottom} m {left - 4} {bottom} l S")


@fault("warning", "press-mark", "4 of 4 corners have no marks")
def no_marks(pdf):
    for page in pdf.pages:
        page.MediaBox = page.BleedBox
        left, bottom, right, top = box(page, "/BleedBox")
        old = page.Contents
        old = list(old) if isinstance(old, Array) else [old]
        clip = (f"q {left} {bottom} {right - left} {top - bottom} re W n\n")
        page.Contents = Array([pdf.make_stream(clip.encode()), *old,
                               pdf.make_stream(b"\nQ")])


@fault("error", "press-picture", "fewer than 300 pixels to an inch, 36 ")
def coarse_picture(pdf):
    show_picture(pdf, picture(pdf, Name.DeviceGray, bytes(4)), 4)


@fault("warning", "press-picture", "fewer than 600 pixels")
def coarse_line_art(pdf):
    x, y = middle(pdf)
    draw(pdf, f"q 0.4 0 0 0.4 {x} {y} cm BI /W 2 /H 2 /BPC 1 /CS /G ID "
              f"\x40\x80 EI Q")


@fault("error", "press-object", "notes, links or fields")
def annotation(pdf):
    x, y = middle(pdf)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text,
                      Rect=Array([x, y, x + 20, y + 20]),
                      Contents=String("x"))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


@fault("error", "press-object", "JavaScript")
def javascript(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("0"))


@fault("error", "press-object", "starts something")
def action(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://x.test"))


@fault("error", "press-object", "holds other files (1)")
def attachment(pdf):
    data = pdf.make_stream(b"x", Type=Name.EmbeddedFile)
    file = Dictionary(Type=Name.Filespec, F=String("x.txt"),
                      EF=Dictionary(F=data))
    pdf.Root.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String("x.txt"), file])))


@fault("error", "press-object", "layers")
def layers(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(Order=Array([group])))


@fault("error", "press-object", "fields to fill in")
def fields(pdf):
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("x")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@fault("error", "press-object", "encrypted", user="")
def encrypted(pdf):
    pass


@fault("error", "press-object", "password", user="secret")
def closed(pdf):
    pass


@fault("error", "press-file", "cannot be read (a picture or form")
def missing_form(pdf):
    draw(pdf, "/None Do")


def save(pdf, path, options):
    how = dict(compress_streams=False,
               object_stream_mode=pikepdf.ObjectStreamMode.disable,
               force_version=options.get("force_version", "1.4"))
    if "user" in options:
        how["encryption"] = pikepdf.Encryption(
            owner="owner", user=options["user"], R=3, aes=False,
            metadata=False)
    else:
        how["stream_decode_level"] = pikepdf.StreamDecodeLevel.none
    pdf.save(path, **how)


def main(good, folder):
    with open(f"{folder}/list", "w") as lines:
        for name, change, severity, tag, words, options in FAULTS:
            with pikepdf.open(good) as pdf:
                if len(pdf.pages) < options.get("pages", 1):
                    raise SystemExit(f"{good} has too few pages for {name}")
                change(pdf)
                save(pdf, f"{folder}/{name}.pdf", options)
            print(name, severity, tag, words, sep="\t", file=lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
