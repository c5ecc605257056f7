# SPDX-License-Identifier: GPL-3.0-or-later
"""One way, or several, to fail each check of check_pdf.py: changes to a good
file, which the check must then find."""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from registry import breaks


def edit_content(pdf, change, page=0):
    """Lets `change` alter the list of instructions of a page."""
    instructions = [(list(operands), str(operator)) for operands, operator in
                    pikepdf.parse_content_stream(pdf.pages[page])]
    instructions = change(instructions)
    data = pikepdf.unparse_content_stream(
        [(operands, Operator(name)) for operands, name in instructions])
    pdf.pages[page].Contents = pdf.make_stream(data)


def all_elements(pdf):
    """The elements of the structure tree, in its order."""
    def walk(node):
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid)
    return list(walk(pdf.Root.StructTreeRoot))


def find_elements(pdf, wanted):
    found = [element for element in all_elements(pdf)
             if str(element.S) == "/" + wanted]
    if not found:
        raise LookupError(f"the file has no {wanted} to break")
    return found


def edit_xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    changed = re.sub(old.encode(), new.encode(), data, count=1, flags=re.S)
    if changed == data:
        raise LookupError(f"the XMP has no {old} to break")
    pdf.Root.Metadata = pdf.make_stream(changed)


def first_font(pdf):
    return next(font for _, font in pdf.pages[0].Resources.Font.items())


def first_link(pdf):
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            return link
    raise LookupError("the file has no link to break")


def link_element(pdf):
    return find_elements(pdf, "Link")[0]


@breaks(1)
def break_mark_info(pdf):
    del pdf.Root.MarkInfo


@breaks(1)
def break_tree(pdf):
    del pdf.Root.StructTreeRoot


@breaks(2)
def break_unmarked(pdf):
    edit_content(pdf, lambda old: old + [([0, 0, 9, 9], "re"), ([], "f")])


@breaks(2)
def break_balance(pdf):
    edit_content(pdf, lambda old: old[:-1])


@breaks(3)
def break_nesting(pdf):
    edit_content(pdf, lambda old: [([Name.Artifact], "BMC")] + old +
                 [([], "EMC")])


def renumber(instructions, old, new):
    for operands, name in instructions:
        if name == "BDC" and operands[1].get("/MCID") == old:
            operands[1].MCID = new
    return instructions


@breaks(4)
def break_mcid_twice_on_page(pdf):
    edit_content(pdf, lambda old: renumber(old, 1, 0))


@breaks(4)
def break_mcid_not_in_tree(pdf):
    edit_content(pdf, lambda old: renumber(old, 0, 9999))


@breaks(4)
def break_mcid_twice_in_tree(pdf):
    heading = find_elements(pdf, "H1")[0]
    heading.K.append(heading.K[0])


@breaks(5)
def break_parent_tree(pdf):
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    parents[0] = parents[len(parents) - 1]


@breaks(5)
def break_struct_parents(pdf):
    del pdf.pages[0].StructParents


@breaks(5)
def break_parent(pdf):
    find_elements(pdf, "H1")[0].P = pdf.Root.StructTreeRoot


@breaks(6)
def break_language(pdf):
    del pdf.Root.Lang


@breaks(6)
def break_span_language(pdf):
    find_elements(pdf, "P")[0].Lang = String("Nederlands")


@breaks(7)
def break_title(pdf):
    del pdf.docinfo["/Title"]


@breaks(7)
def break_shown_title(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@breaks(8)
def break_heading(pdf):
    find_elements(pdf, "H1")[0].S = Name.H3


@breaks(9)
def break_alternative(pdf):
    del find_elements(pdf, "Figure")[0].Alt


@breaks(9)
def break_box(pdf):
    del find_elements(pdf, "Figure")[0].A


@breaks(10)
def break_type(pdf):
    find_elements(pdf, "H1")[0].S = Name.Heading


@breaks(10)
def break_list(pdf):
    find_elements(pdf, "LBody")[0].S = Name.P


@breaks(10)
def break_group(pdf):
    find_elements(pdf, "P")[0].S = Name.Sect


@breaks(10)
def break_numbering(pdf):
    find_elements(pdf, "L")[0].A.ListNumbering = Name("/None")


@breaks(11)
def break_note(pdf):
    del find_elements(pdf, "Note")[0].ID


@breaks(11)
def break_id_tree(pdf):
    del pdf.Root.StructTreeRoot.IDTree


@breaks(12)
def break_embedding(pdf):
    descriptor = first_font(pdf).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@breaks(12)
def break_subset_name(pdf):
    first_font(pdf).BaseFont = Name("/NotoSans-Regular")


@breaks(12)
def break_descriptor(pdf):
    del first_font(pdf).DescendantFonts[0].FontDescriptor.CapHeight


@breaks(12)
def break_glyph_map(pdf):
    for _, font in pdf.pages[0].Resources.Font.items():
        descendant = font.DescendantFonts[0]
        if descendant.Subtype == "/CIDFontType2":
            del descendant.CIDToGIDMap
            return
    raise LookupError("the file has no TrueType font to break")


@breaks(13)
def break_to_unicode(pdf):
    del first_font(pdf).ToUnicode


@breaks(13)
def break_cid_range(pdf):
    font = first_font(pdf)
    font.ToUnicode = pdf.make_stream(
        b"1 begincidrange <0000> <FFFF> 0 endcidrange")


@breaks(13)
def break_characters(pdf):
    font = first_font(pdf)
    font.ToUnicode = pdf.make_stream(b"1 beginbfchar <0001> <0020> endbfchar")


@breaks(13)
def break_notdef(pdf):
    def change(instructions):
        for operands, name in instructions:
            if name == "TJ":
                operands[0] = Array([String(b"\0\0")])
                break
        return instructions
    edit_content(pdf, change)


@breaks(14)
def break_producer(pdf):
    pdf.docinfo["/Producer"] = "Haru Free PDF Library 2.3.0"


@breaks(14)
def break_author(pdf):
    pdf.docinfo["/Author"] = "x"


@breaks(14)
def break_date(pdf):
    edit_xmp(pdf, "<xmp:ModifyDate>2", "<xmp:ModifyDate>1")


@breaks(14)
def break_time(pdf):
    pdf.docinfo["/CreationDate"] = "D:20260201113015Z"


@breaks(15)
def break_claim(pdf):
    edit_xmp(pdf, "</rdf:Description>", "<pdfuaid:part "
             "xmlns:pdfuaid='http://www.aiim.org/pdfua/ns/id/'>1"
             "</pdfuaid:part></rdf:Description>")
    data = pdf.Root.Metadata.read_bytes()
    if b"pdfaSchema:namespaceURI" in data:
        edit_xmp(pdf, "<pdfaSchema:namespaceURI>.*?"
                 "</pdfaSchema:namespaceURI>", "")


@breaks(16)
def break_scaling(pdf):
    del pdf.Root.ViewerPreferences.PrintScaling


@breaks(16)
def break_duplex(pdf):
    del pdf.Root.ViewerPreferences.Duplex


@breaks(16)
def break_tray(pdf):
    pdf.Root.ViewerPreferences.PickTrayByPDFSize = False


@breaks(16)
def break_direction(pdf):
    preferences = pdf.Root.ViewerPreferences
    preferences.Direction = \
        Name.L2R if preferences.Direction == "/R2L" else Name.R2L


@breaks(17)
def break_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


@breaks(17)
def break_link(pdf):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
                      A=Dictionary(S=Name.URI, URI=String("https://x.nl")))
    pdf.pages[0].Annots = pdf.make_indirect(Array([link]))


@breaks(17)
def break_call(pdf):
    first_link(pdf).A.URI = String("https://x.nl")


@breaks(17)
def break_annotation(pdf):
    first_link(pdf).Subtype = Name.Text


@breaks(18)
def break_path(pdf):
    find_elements(pdf, "Figure")[0].T = String("/home/someone/icon.svg")


@breaks(18)
def break_xmp_path(pdf):
    edit_xmp(pdf, "</rdf:Description>",
             "<pdf:Keywords>/tmp/a</pdf:Keywords></rdf:Description>")


@breaks(19)
def break_colour(pdf):
    edit_content(pdf, lambda old: [([0, 0, 0], "rg")] + old)


@breaks(19)
def break_space(pdf):
    edit_content(pdf, lambda old: [one for one in old if one[1] != "cs"])


@breaks(20)
def break_state(pdf):
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))


@breaks(20)
def break_group_object(pdf):
    pdf.pages[0].Group = Dictionary(S=Name.Transparency)


@breaks(21)
def break_trim(pdf):
    pdf.pages[0].TrimBox = Array([9, 9, 100, 100])


@breaks(21)
def break_tabs(pdf):
    del pdf.pages[0].Tabs


@breaks(22)
def break_identifier(pdf):
    del pdf.trailer["/ID"]


@breaks(23)
def break_link_contents(pdf):
    del first_link(pdf).Contents


@breaks(23)
def break_link_border(pdf):
    del first_link(pdf).Border


@breaks(23)
def break_link_flags(pdf):
    first_link(pdf).F = 2


@breaks(23)
def break_link_place(pdf):
    first_link(pdf).Rect = Array([-20, 10, 60, 30])


@breaks(23)
def break_link_size(pdf):
    first_link(pdf).Rect = Array([10, 10, 60, 12])


@breaks(23)
def break_link_parent(pdf):
    del first_link(pdf).StructParent


@breaks(23)
def break_link_parent_tree(pdf):
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    key = int(first_link(pdf).StructParent)
    for place in range(0, len(numbers), 2):
        if int(numbers[place]) == key:
            numbers[place + 1] = find_elements(pdf, "P")[0]


@breaks(23)
def break_link_number(pdf):
    first_link(pdf).A.URI = String("tel:0900113")


@breaks(23)
def break_link_text(pdf):
    first_link(pdf).Contents = String("0900-113")


@breaks(23)
def break_link_reference(pdf):
    element = link_element(pdf)
    element.K = Array([kid for kid in element.K
                       if not isinstance(kid, Dictionary)])


@breaks(23)
def break_link_overlap(pdf):
    first_link(pdf)
    places = [link for page in pdf.pages for link in page.get("/Annots", [])
              if len(page.Annots) > 1]
    if not places:
        raise LookupError("no page has two links")
    places[1].Rect = places[0].Rect
