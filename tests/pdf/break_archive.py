# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to fail each check of archive.py."""
import re

from pikepdf import Array, Dictionary, Name, String

from break_pdf import edit_content, edit_xmp, first_link
from registry import breaks, spoils


def replaced(data, old, new):
    """The bytes with the first match replaced by as many others."""
    changed = re.sub(old, new, data, count=1, flags=re.S)
    if changed == data or len(changed) != len(data):
        raise ValueError(f"{old!r} cannot be replaced")
    return changed


@spoils("A 6.1.2")
def spoil_version(data):
    return replaced(data, rb"^%PDF-1\.7", rb"%PDF-2.0")


@spoils("A 6.1.2")
def spoil_high_bytes(data):
    return replaced(data, rb"\n%[\x80-\xff]{4}", rb"\n%abcd")


@breaks("A 6.1.3")
def break_identifier(pdf):
    del pdf.trailer["/ID"]


@spoils("A 6.1.3")
def spoil_end(data):
    return data + b"more\n"


@spoils("A 6.1.3")
def spoil_end_by_lines(data):
    return data + b"\n\n"


@spoils("A 6.1.4")
def spoil_table(data):
    return replaced(data, rb"xref\n0 (\d)", rb"xref 0 \1")


@spoils("A 6.1.4")
def spoil_entry(data):
    return replaced(data, rb"(\d{10}) (\d{5}) n", rb"\1 \2\tn")


@spoils("A 6.1.6")
def spoil_hexadecimal(data):
    return replaced(data, rb"<([0-9A-F]{31})[0-9A-F]>", rb"<\1 >")


@breaks("A 6.1.6")
def break_hexadecimal_in_content(pdf):
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(
        re.sub(rb"<([0-9A-F]{4})", rb"<\1A", content, count=1))


@spoils("A 6.1.7.1")
def spoil_stream_begin(data):
    return replaced(data, rb"stream\r\n", rb"stream \r")


@spoils("A 6.1.7.1")
def spoil_stream_end(data):
    return replaced(data, rb"\nendstream", rb" endstream")


@breaks("A 6.1.7.2")
def break_filter(pdf):
    pdf.pages[0].Contents = pdf.make_stream(b"", Filter=Name.LZWDecode)


@breaks("A 6.1.7.2")
def break_outside(pdf):
    pdf.pages[0].Contents.F = String("other.bin")


@spoils("A 6.1.8")
def spoil_name(data):
    return replaced(data, rb"/PickTrayByPDFSize", b"/PickTrayByPDFSi\xff\xfe")


@spoils("A 6.1.9")
def spoil_object(data):
    return replaced(data, rb"2 0 obj\r?\n", rb"2 0 obj ")


@spoils("A 6.1.9")
def spoil_object_end(data):
    return replaced(data, rb"\nendobj", rb" endobj")


@breaks("A 6.1.12")
def break_permissions(pdf):
    pdf.Root.Perms = Dictionary()


@breaks("A 6.1.13")
def break_number(pdf):
    pdf.Root.Large = 2147483648


@breaks("A 6.1.13")
def break_name(pdf):
    pdf.Root.Long = Name("/" + 128 * "x")


@breaks("A 6.1.13")
def break_string(pdf):
    pdf.Root.Long = String(32768 * "x")


@breaks("A 6.1.13")
def break_depth(pdf):
    edit_content(pdf, lambda old: 29 * [([], "q")] + old + 29 * [([], "Q")])


@breaks("A 6.1.13")
def break_page_size(pdf):
    pdf.pages[0].MediaBox = Array([0, 0, 2, 2])


@breaks("A 6.2.2")
def break_operator(pdf):
    edit_content(pdf, lambda old: old + [([], "zz")])


@breaks("A 6.2.2")
def break_resources(pdf):
    del pdf.pages[0].Resources.Font


@breaks("A 6.2.2")
def break_own_resources(pdf):
    del pdf.pages[0].Resources


@breaks("A 6.2.3")
def break_intent(pdf):
    pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1)])


@breaks("A 6.2.5")
def break_halftone(pdf):
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(TR=Name.Identity))


@breaks("A 6.2.5")
def break_rendering(pdf):
    edit_content(pdf, lambda old: [([Name.Perceptual], "ri")] + old)


def add_object(pdf, **entries):
    pdf.pages[0].Resources.XObject = Dictionary(
        X=pdf.make_stream(b"", Type=Name.XObject, **entries))


@breaks("A 6.2.8")
def break_image(pdf):
    add_object(pdf, Subtype=Name.Image, Interpolate=True)


@breaks("A 6.2.9")
def break_postscript(pdf):
    add_object(pdf, Subtype=Name.PS)


@breaks("A 6.2.9")
def break_reference(pdf):
    add_object(pdf, Subtype=Name.Form, Ref=Dictionary())


@breaks("A 6.3.2")
def break_print_flag(pdf):
    del first_link(pdf).F


@breaks("A 6.3.2")
def break_hidden_flag(pdf):
    first_link(pdf).F = 6


@breaks("A 6.3.3")
def break_appearance(pdf):
    pdf.pages[0].Annots = pdf.make_indirect(Array([pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9]))]))


@breaks("A 6.5.1")
def break_action(pdf):
    first_link(pdf).A.S = Name.Launch


@breaks("A 6.5.2")
def break_additional_action(pdf):
    pdf.pages[0].AA = Dictionary()


@breaks("A 6.6.2.1")
def break_packet(pdf):
    edit_xmp(pdf, r"<\?xpacket begin", '<?xpacket encoding="x" begin')


@breaks("A 6.6.2.1")
def break_plain(pdf):
    del pdf.Root.Metadata.Subtype


@breaks("A 6.6.2.3")
def break_property(pdf):
    edit_xmp(pdf, "</rdf:Description>",
             "<pdf:Colour>red</pdf:Colour></rdf:Description>")


@breaks("A 6.6.2.3")
def break_description(pdf):
    edit_xmp(pdf, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", "")


@breaks("A 6.6.2.4")
def break_form(pdf):
    edit_xmp(pdf, "<rdf:Alt>(.*)</rdf:Alt>", r"<rdf:Seq>\1</rdf:Seq>")


@breaks("A 6.6.2.4")
def break_date(pdf):
    edit_xmp(pdf, "<xmp:CreateDate>.*</xmp:CreateDate>",
             "<xmp:CreateDate>today</xmp:CreateDate>")


@breaks("A 6.6.4")
def break_level(pdf):
    if b"<pdfaid:conformance>" in pdf.Root.Metadata.read_bytes():
        edit_xmp(pdf, "<pdfaid:conformance>U", "<pdfaid:conformance>B")
    else:
        edit_xmp(pdf, "</rdf:Description>", "<pdfaid:part "
                 "xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'>2"
                 "</pdfaid:part></rdf:Description>")


@breaks("A 6.10")
def break_presentation(pdf):
    pdf.pages[0].PresSteps = Dictionary()


@breaks("A 6.11")
def break_requirement(pdf):
    pdf.Root.Requirements = Array()
