# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to fail each check of matterhorn.py."""
import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from break_pdf import (all_elements, edit_content, edit_xmp, find_elements,
                       first_font, first_link, link_element)
from registry import breaks


def in_first_mark(instructions, extra):
    """The instructions with others after the first that opens content."""
    for place, (operands, name) in enumerate(instructions):
        if name == "BDC" and "/MCID" in operands[1]:
            return instructions[:place + 1] + extra + instructions[place + 1:]
    raise LookupError("the page has no content")


@breaks("01-003")
def break_artifact_inside(pdf):
    edit_content(pdf, lambda old: in_first_mark(
        old, [([Name.Artifact], "BMC"), ([], "EMC")]))


@breaks("01-004")
def break_tagged_inside(pdf):
    edit_content(pdf, lambda old: [([Name.Artifact], "BMC")] + old +
                 [([], "EMC")])


@breaks("01-005")
def break_unmarked(pdf):
    edit_content(pdf, lambda old: old + [([0, 0, 9, 9], "re"), ([], "f")])


@breaks("01-005")
def break_marked_for_nobody(pdf):
    edit_content(pdf, lambda old: old + [
        ([Name.P, Dictionary(MCID=9999)], "BDC"), ([0, 0, 9, 9], "re"),
        ([], "f"), ([], "EMC")])


@breaks("01-007")
def break_suspects(pdf):
    pdf.Root.MarkInfo.Suspects = True


@breaks("02-001")
def break_mapping_end(pdf):
    find_elements(pdf, "P")[0].S = Name.Alinea
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Alinea=Name.Tekst)


@breaks("02-003")
def break_mapping_circle(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(
        Alinea=Name.Tekst, Tekst=Name.Alinea)


@breaks("02-004")
def break_mapping_standard(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


@breaks("06-001")
def break_metadata(pdf):
    del pdf.Root.Metadata


@breaks("06-001")
def break_metadata_form(pdf):
    edit_xmp(pdf, "</rdf:RDF>", "")


@breaks("06-002")
def break_identifier(pdf):
    data = pdf.Root.Metadata.read_bytes()
    if b"<pdfuaid:part>" in data:
        edit_xmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")
    else:
        edit_xmp(pdf, "</rdf:Description>", "<pdfaid:part "
                 "xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'>2"
                 "</pdfaid:part></rdf:Description>")


@breaks("06-003")
def break_metadata_title(pdf):
    edit_xmp(pdf, "<dc:title>.*</dc:title>", "")


@breaks("07-001")
def break_no_word_of_title(pdf):
    del pdf.Root.ViewerPreferences.DisplayDocTitle


@breaks("07-002")
def break_title_hidden(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def rename(pdf, old, new):
    find_elements(pdf, old)[0].S = Name("/" + new)


@breaks("09-004")
def break_table(pdf):
    rename(pdf, "P", "TR")


@breaks("09-004")
def break_table_content(pdf):
    rename(pdf, "Part", "Table")


@breaks("09-005")
def break_list_body(pdf):
    rename(pdf, "LBody", "P")


@breaks("09-005")
def break_list_item(pdf):
    rename(pdf, "L", "Sect")


@breaks("09-006")
def break_contents(pdf):
    rename(pdf, "P", "TOCI")


@breaks("09-007")
def break_ruby(pdf):
    rename(pdf, "P", "RB")


@breaks("09-008")
def break_warichu(pdf):
    rename(pdf, "P", "WT")


@breaks("10-001")
@breaks("31-027")
def break_to_unicode(pdf):
    del first_font(pdf).ToUnicode


@breaks("11-001")
def break_language(pdf):
    del pdf.Root.Lang


@breaks("11-002")
def break_language_of_alternative(pdf):
    find_elements(pdf, "Figure")
    del pdf.Root.Lang


@breaks("11-002")
def break_language_of_replacement(pdf):
    del pdf.Root.Lang
    for element in all_elements(pdf):
        if "/Alt" in element:
            element.Lang = String("nl")
        elif "/Lang" in element:
            del element.Lang
    edit_content(pdf, lambda old: in_first_mark(
        old, [([Name.Span, Dictionary(ActualText=String("x"))], "BDC"),
              ([], "EMC")]))


@breaks("11-003")
def break_language_of_outline(pdf):
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    del pdf.Root.Lang


@breaks("11-004")
def break_language_of_annotation(pdf):
    first_link(pdf)
    pdf.Root.Lang = String("")


@breaks("11-006")
def break_language_of_metadata(pdf):
    edit_xmp(pdf, ' xml:lang="x-default"', "")


@breaks("11-006")
def break_default_language(pdf):
    del pdf.Root.Lang


@breaks("13-004")
def break_alternative(pdf):
    find_elements(pdf, "Figure")[0].Alt = String(" ")


@breaks("14-002")
def break_first_heading(pdf):
    rename(pdf, "H1", "H2")


@breaks("14-003")
def break_heading_level(pdf):
    for heading in find_elements(pdf, "H2"):
        heading.S = Name.H3


@breaks("14-006")
def break_two_headings(pdf):
    heading = find_elements(pdf, "H1")[0]
    kids = heading.P.K
    others = [kid for kid in kids if kid.objgen != heading.objgen]
    if not others:
        raise LookupError("the heading is alone")
    heading.S = others[0].S = Name.H


@breaks("14-007")
def break_mixed_headings(pdf):
    find_elements(pdf, "H2")
    rename(pdf, "P", "H")


@breaks("15-003")
def break_scope(pdf):
    rename(pdf, "LBody", "TH")
    rename(pdf, "L", "Table")


@breaks("19-003")
def break_note_id(pdf):
    del find_elements(pdf, "Note")[0].ID


@breaks("19-004")
def break_note_id_twice(pdf):
    notes = find_elements(pdf, "Note")
    if len(notes) < 2:
        raise LookupError("the file has one note")
    notes[1].ID = notes[0].ID


@breaks("28-004")
@breaks("28-012")
def break_link_text(pdf):
    first_link(pdf).Contents = String("")


@breaks("28-008")
def break_tabs(pdf):
    first_link(pdf)
    for page in pdf.pages:
        del page.Tabs


@breaks("28-009")
def break_tabs_order(pdf):
    first_link(pdf)
    for page in pdf.pages:
        page.Tabs = Name.R


@breaks("28-011")
def break_link_element(pdf):
    first_link(pdf)
    link_element(pdf).S = Name.Span


def true_type(pdf):
    for page in pdf.pages:
        for _, font in page.Resources.Font.items():
            if font.DescendantFonts[0].Subtype == "/CIDFontType2":
                return font.DescendantFonts[0]
    raise LookupError("the file has no TrueType font")


@breaks("31-004")
def break_glyph_map(pdf):
    true_type(pdf).CIDToGIDMap = Name.Other


@breaks("31-005")
def break_glyph_map_missing(pdf):
    del true_type(pdf).CIDToGIDMap


@breaks("31-009")
def break_embedding(pdf):
    descriptor = first_font(pdf).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def show(pdf, code):
    """Shows another code in the first text of the first page."""
    def change(instructions):
        for operands, name in instructions:
            if name == "TJ":
                operands[0] = Array([String(code)])
                return instructions
        raise LookupError("the page has no text")
    edit_content(pdf, change)


@breaks("31-011")
def break_glyph(pdf):
    for page in pdf.pages:
        for _, font in page.Resources.Font.items():
            font.DescendantFonts[0].CIDToGIDMap = Name.Identity
    show(pdf, b"\xff\xfe")


@breaks("31-016")
def break_widths(pdf):
    for page in pdf.pages:
        for _, font in page.Resources.Font.items():
            font.DescendantFonts[0].W = Array([0, Array([1] * 9)])


@breaks("31-016")
def break_default_width(pdf):
    for _, font in pdf.pages[0].Resources.Font.items():
        font.DescendantFonts[0].DW = 1
        font.DescendantFonts[0].W = Array()


def set_character(pdf, value):
    first_font(pdf).ToUnicode = pdf.make_stream(
        b"1 beginbfchar <0001> <" + value + b"> endbfchar")


@breaks("31-028")
def break_zero(pdf):
    set_character(pdf, b"0000")


@breaks("31-029")
def break_byte_order(pdf):
    set_character(pdf, b"FEFF")


@breaks("31-029")
def break_byte_order_other(pdf):
    set_character(pdf, b"0041FFFE")


@breaks("31-030")
def break_notdef(pdf):
    show(pdf, b"\0\0")


@breaks("no forms")
def break_forms(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array())


@breaks("no annotations but links")
def break_annotations(pdf):
    pdf.pages[0].Annots = pdf.make_indirect(Array([Dictionary(
        Type=Name.Annot, Subtype=Name.TrapNet, Rect=[0, 0, 9, 9])]))


@breaks("no optional content")
def break_layers(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


@breaks("no embedded files")
def break_files(pdf):
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))


@breaks("no encryption")
def break_encryption(pdf):
    copy = io.BytesIO()
    pdf.save(copy, encryption=pikepdf.Encryption(owner="a", user=""))
    return pikepdf.open(copy)


@breaks("no formulas")
def break_formulas(pdf):
    rename(pdf, "P", "Formula")


@breaks("no form objects")
def break_form_objects(pdf):
    pdf.pages[0].Resources.XObject = Dictionary(X=pdf.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))


@breaks("no fonts but composite ones")
def break_simple_font(pdf):
    pdf.pages[0].Resources.Font["/Other"] = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Arial)


@breaks("no fonts but composite ones")
def break_font_encoding(pdf):
    first_font(pdf).Encoding = pdf.make_stream(b"", Type=Name.CMap)


@breaks("no lists of glyphs in fonts")
def break_glyph_list(pdf):
    first_font(pdf).DescendantFonts[0].FontDescriptor.CIDSet = \
        pdf.make_stream(b"\xff")
