# SPDX-License-Identifier: GPL-3.0-or-later
"""The failure conditions of the Matterhorn Protocol 1.1 (PDF/UA-1) that a
machine can decide: one check each, or one check that what they are about never
occurs. Those that are left to people are named too; nothing is left out."""
import re

from pikepdf import Array, Dictionary, Name, Stream

from font_program import glyph_of, read_program
from read_pdf import (NAMESPACES, annotations, marked_content, to_unicode)
from registry import CHECKS, check

PAINTING = set("Tj TJ ' \" f F f* B B* b b* S s sh Do INLINE IMAGE".split())

# What no machine decides, or what the protocol itself asks no test for.
HUMAN = """01-001 01-002 01-006 02-002 03-001 03-002 03-003 04-001 05-001
05-002 05-003 06-004 08-001 08-002 09-001 09-002 09-003 11-007 12-001 13-001
13-002 13-003 13-005 13-006 13-007 13-008 14-001 14-004 14-005 15-001 15-002
15-004 15-005 16-001 16-002 16-003 17-001 18-001 18-002 19-001 19-002 22-001
24-001 28-001 28-003 28-013 29-001 31-010""".split()
WITHOUT_TEST = ["23-001", "27-001"]

# What never occurs in our files, and the conditions that need it.
ABSENT = {
    "no forms": "11-005 25-001 28-005 28-010",
    "no annotations but links":
        "28-002 28-006 28-007 28-014 28-015 28-016 28-017 28-018",
    "no optional content": "20-001 20-002 20-003",
    "no embedded files": "21-001",
    "no encryption": "26-001 26-002",
    "no formulas": "17-002 17-003",
    "no form objects": "30-001 30-002",
    "no fonts but composite ones":
        "31-001 31-002 31-003 31-006 31-007 31-008 31-012 31-013 31-017 31-018 "
        "31-019 31-020 31-021 31-022 31-023 31-024 31-025 31-026",
    "no lists of glyphs in fonts": "31-014 31-015",
}

# How many conditions each of the 31 checkpoints has, by the protocol.
CONDITIONS = [7, 4, 3, 1, 3, 4, 2, 2, 8, 1, 7, 1, 8, 7, 5, 3, 3, 2, 4, 3, 1, 1, 1,
              1, 1, 2, 1, 18, 1, 2, 30]


def missing_conditions():
    """Conditions that stand nowhere, or in two places."""
    places = [one for one in CHECKS if re.match(r"\d\d-\d{3}$", str(one))]
    places += HUMAN + WITHOUT_TEST
    places += " ".join(ABSENT.values()).split()
    real = [f"{point:02}-{number:03}"
            for point, count in enumerate(CONDITIONS, 1)
            for number in range(1, count + 1)]
    return [one for one in sorted(set(real + places))
            if places.count(one) != 1 or one not in real] + \
        [name for name in ABSENT if name not in CHECKS]


# ISO 32000-1, 14.8.4.
STANDARD_TYPES = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI
Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT
RP Warichu WT WP Figure Formula Form""".split())

# Tables 333, 336, 337, 338: type: (where it may stand, what it may hold; None:
# anything).
SYNTAX = {
    "09-004": {
        "Table": (None, {"TR", "THead", "TBody", "TFoot", "Caption"}),
        "THead": ({"Table"}, {"TR"}), "TBody": ({"Table"}, {"TR"}),
        "TFoot": ({"Table"}, {"TR"}),
        "TR": ({"Table", "THead", "TBody", "TFoot"}, {"TH", "TD"}),
        "TH": ({"TR"}, None), "TD": ({"TR"}, None)},
    "09-005": {
        "L": (None, {"L", "LI", "Caption"}),
        "LI": ({"L"}, {"Lbl", "LBody"}),
        "LBody": ({"LI"}, None)},
    "09-006": {
        "TOC": (None, {"TOC", "TOCI", "Caption"}),
        "TOCI": ({"TOC"},
                 {"Lbl", "Reference", "NonStruct", "P", "TOC"})},
    "09-007": {
        "Ruby": (None, {"RB", "RT", "RP"}),
        "RB": ({"Ruby"}, None), "RT": ({"Ruby"}, None), "RP": ({"Ruby"}, None)},
    "09-008": {
        "Warichu": (None, {"WT", "WP"}),
        "WT": ({"Warichu"}, None), "WP": ({"Warichu"}, None)},
}


def role_map(file):
    tree = file.pdf.Root.get("/StructTreeRoot", {})
    return {str(key)[1:]: str(value)[1:]
            for key, value in tree.get("/RoleMap", {}).items()}


def language_of(file, element):
    """What an element is written in, or None: its own language, else that of
    what it stands in, else that of the file."""
    while element is not None:
        if str(element.dictionary.get("/Lang", "")).strip():
            return str(element.dictionary.Lang)
        element = element.parent
    return str(file.pdf.Root.get("/Lang", "")).strip() or None


def owners(file):
    """(page, MCID) to element."""
    return {mark: element for element in file.elements()
            for mark in element.marks}


def marks_nested(file, inner_is_artifact):
    for _, number, instructions in file.content:
        for _, name, stack in marked_content(instructions):
            if name not in ("BDC", "BMC") or len(stack) < 2:
                continue
            outer = stack[:-1]
            if inner_is_artifact and stack[-1] == "artifact" and \
                    any(isinstance(mark, int) for mark in outer):
                yield f"page {number}: an artifact inside content {outer}"
            if not inner_is_artifact and isinstance(stack[-1], int) and \
                    "artifact" in outer:
                yield f"page {number}: content {stack[-1]} inside an artifact"


@check("01-003", "no artifact inside tagged content")
def check_artifact_inside(file):
    yield from marks_nested(file, True)


@check("01-004", "no tagged content inside an artifact")
def check_tagged_inside(file):
    yield from marks_nested(file, False)


@check("01-005", "all content is tagged or an artifact")
def check_all_marked(file):
    in_tree = owners(file)
    for page, number, instructions in file.content:
        for _, name, stack in marked_content(instructions):
            numbers = [mark for mark in stack if isinstance(mark, int)]
            if name in PAINTING and "artifact" not in stack and \
                    not any((page.objgen, mark) in in_tree for mark in numbers):
                yield f"page {number}: {name} is neither"


@check("01-007", "no suspects")
def check_suspects(file):
    if file.pdf.Root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "/Suspects is true"


@check("02-001", "every type is standard, or mapped to one")
def check_mapping_ends(file):
    mapping = role_map(file)
    for element in file.elements():
        kind, seen = element.type, set()
        while kind in mapping and kind not in seen:
            seen.add(kind)
            kind = mapping[kind]
        if kind not in STANDARD_TYPES:
            yield f"{element.name()} is not of a standard type"


@check("02-003", "no type is mapped in a circle")
def check_mapping_circles(file):
    mapping = role_map(file)
    for first in mapping:
        kind, seen = first, []
        while kind in mapping and kind not in seen:
            seen.append(kind)
            kind = mapping[kind]
        if kind in seen:
            yield f"{first} is mapped in a circle"


@check("02-004", "no standard type is mapped to another")
def check_mapping_standard(file):
    for kind in sorted(set(role_map(file)) & STANDARD_TYPES):
        yield f"{kind} is mapped"


@check("06-001", "there is XMP metadata")
def check_metadata(file):
    if file.xmp() is None:
        yield "the catalogue has no readable XMP stream"


@check("06-002", "a file that claims anything claims PDF/UA-1")
def check_identifier(file):
    claims = [file.xmp_text("pdfuaid:part"), file.xmp_text("pdfaid:part")]
    if (file.claimed or any(claims)) and claims[0] != "1":
        yield "the XMP has no identifier of PDF/UA-1"


@check("06-003", "the metadata has a title")
def check_metadata_title(file):
    if not (file.xmp_text("dc:title//rdf:li") or "").strip():
        yield "no dc:title"


@check("07-001", "it is said whether the title is shown")
def check_shows_title(file):
    if "/DisplayDocTitle" not in file.pdf.Root.get("/ViewerPreferences", {}):
        yield "no /DisplayDocTitle"


@check("07-002", "the title is shown")
def check_title_shown(file):
    if file.pdf.Root.get("/ViewerPreferences", {}) \
            .get("/DisplayDocTitle", True) is not True:
        yield "/DisplayDocTitle is false"


def register_syntax(number, what):
    @check(number, f"{what} are nested as the standard has it")
    def check_syntax(file):
        for element in file.elements():
            parent = element.parent.type if element.parent else None
            above, below = SYNTAX[number].get(element.type, (None, None))
            if above is not None and parent not in above:
                yield f"{element.name()} stands in {parent}"
            for child in element.children if below is not None else []:
                if child.type not in below:
                    yield f"{child.name()} stands in {element.type}"
            if below is not None and element.marks:
                yield f"{element.name()} holds content itself"


for condition, subject in (
        ("09-004", "tables"), ("09-005", "lists"),
        ("09-006", "tables of contents"), ("09-007", "ruby texts"),
        ("09-008", "warichu texts")):
    register_syntax(condition, subject)


@check("10-001", "every code that is shown says something")
def check_codes_say(file):
    maps = {font.objgen: to_unicode(font) for font in file.fonts()
            if "/ToUnicode" in font}
    for font, codes in file.shown:
        for code in sorted(codes):
            if not maps.get(font.objgen, {}).get(code):
                yield f"{font.BaseFont}: code {code} says nothing"


@check("11-001", "the language of all text is known")
def check_language_of_text(file):
    for element in file.elements():
        if element.marks and language_of(file, element) is None:
            yield f"{element.name()} has no language"


@check("11-002", "the language of texts that replace others is known")
def check_language_of_replacements(file):
    spoken = ("/Alt", "/ActualText", "/E")
    for element in file.elements():
        if any(key in element.dictionary for key in spoken) and \
                language_of(file, element) is None:
            yield f"{element.name()} replaces text without a language"
    in_tree = owners(file)
    for page, number, instructions in file.content:
        for operands, name, stack in marked_content(instructions):
            if name != "BDC" or not isinstance(operands[1], Dictionary) or \
                    not any(key in operands[1] for key in spoken):
                continue
            numbers = [mark for mark in stack if isinstance(mark, int)]
            element = in_tree.get((page.objgen, numbers[0])) if numbers else None
            if "/Lang" not in operands[1] and \
                    language_of(file, element) is None:
                yield f"page {number}: a replacement has no language"


@check("11-003", "the language of bookmarks is known")
def check_language_of_outline(file):
    if "/Outlines" in file.pdf.Root and language_of(file, None) is None:
        yield "there are bookmarks, but the file has no language"


@check("11-004", "the language of what annotations say is known")
def check_language_of_annotations(file):
    parents = file.parents()
    by_object = {e.dictionary.objgen: e for e in file.elements()}
    for _, one in annotations(file):
        parent = parents.get(int(one.get("/StructParent", -1)))
        element = by_object.get(parent.objgen) \
            if isinstance(parent, Dictionary) else None
        if "/Contents" in one and not str(one.get("/Lang", "")).strip() and \
                language_of(file, element) is None:
            yield f"annotation {one.objgen[0]} has no language"


@check("11-006", "the language of the metadata is known")
def check_language_of_metadata(file):
    tree = file.xmp()
    titles = tree.findall(".//dc:title//rdf:li", NAMESPACES) \
        if tree is not None else []
    for title in titles:
        language = title.get("{http://www.w3.org/XML/1998/namespace}lang")
        if language is None or \
                language == "x-default" and language_of(file, None) is None:
            yield "the title in the XMP has no language"


@check("13-004", "figures have an alternative or replacement text")
def check_figure_texts(file):
    for element in file.elements():
        if element.type == "Figure" and not any(
                str(element.dictionary.get(key, "")).strip()
                for key in ("/Alt", "/ActualText")):
            yield f"{element.name()} has none"


def heading_levels(file):
    return [(element, int(element.type[1:])) for element in file.elements()
            if re.match(r"H[1-9][0-9]*$", element.type)]


@check("14-002", "the first heading is an H1")
def check_first_heading(file):
    levels = heading_levels(file)
    if levels and levels[0][1] != 1:
        yield f"{levels[0][0].name()} comes first"


@check("14-003", "no level of headings is skipped")
def check_skipped_levels(file):
    levels = heading_levels(file)
    for (_, above), (element, level) in zip(levels, levels[1:]):
        if level > above + 1:
            yield f"{element.name()} follows level {above}"


@check("14-006", "no element holds two H")
def check_two_headings(file):
    for element in file.elements():
        if [child.type for child in element.children].count("H") > 1:
            yield f"{element.name()} holds several"


@check("14-007", "H and numbered headings are not mixed")
def check_mixed_headings(file):
    if heading_levels(file) and \
            any(element.type == "H" for element in file.elements()):
        yield "both are used"


def attributes_of(element):
    given = element.dictionary.get("/A", [])
    return [one for one in (given if isinstance(given, Array) else [given])
            if isinstance(one, Dictionary)]


@check("15-003", "cells that head others say which")
def check_scopes(file):
    for table in file.elements():
        if table.type != "Table":
            continue
        cells = [one for one in table.walk() if one.type in ("TH", "TD")]
        if any("/Headers" in a for cell in cells for a in attributes_of(cell)):
            continue
        for cell in cells:
            if cell.type == "TH" and \
                    not any("/Scope" in a for a in attributes_of(cell)):
                yield f"{cell.name()} has no /Scope"


def note_ids(file):
    return [str(element.dictionary.get("/ID", ""))
            for element in file.elements() if element.type == "Note"]


@check("19-003", "notes have IDs")
def check_note_ids(file):
    if "" in note_ids(file):
        yield "a note has none"


@check("19-004", "no ID of a note is used twice")
def check_note_ids_unique(file):
    ids = [name for name in note_ids(file) if name]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{name} is used twice"


@check("28-004", "annotations say what they are")
def check_annotation_texts(file):
    elements = {o.Obj.objgen: e for e in file.elements() for o in e.objects}
    for _, one in annotations(file):
        element = elements.get(one.objgen)
        if not str(one.get("/Contents", "")).strip() and not (
                element and str(element.dictionary.get("/Alt", "")).strip()):
            yield f"annotation {one.objgen[0]} says nothing"


@check("28-008", "pages with annotations have an order of tabs")
def check_tabs(file):
    for page, number, _ in file.content:
        if len(page.get("/Annots", [])) and "/Tabs" not in page:
            yield f"page {number} has none"


@check("28-009", "that order is the tree's")
def check_tabs_structure(file):
    for page, number, _ in file.content:
        if len(page.get("/Annots", [])) and page.get("/Tabs", "/S") != "/S":
            yield f"page {number}: {page.Tabs}"


@check("28-011", "links stand in Link elements")
def check_link_elements(file):
    inside = {one.Obj.objgen for element in file.elements()
              if element.type == "Link" for one in element.objects}
    for _, one in annotations(file):
        if one.get("/Subtype") == "/Link" and one.objgen not in inside:
            yield f"link {one.objgen[0]} does not"


@check("28-012", "links say what they are in /Contents")
def check_link_texts(file):
    for _, one in annotations(file):
        if one.get("/Subtype") == "/Link" and \
                not str(one.get("/Contents", "")).strip():
            yield f"link {one.objgen[0]} does not"


def descendants(file, kind):
    return [(font, font.DescendantFonts[0]) for font in file.fonts()
            if font.DescendantFonts[0].get("/Subtype") == kind]


@check("31-004", "maps from codes to glyphs are streams or Identity")
def check_glyph_maps(file):
    for font, below in descendants(file, "/CIDFontType2"):
        given = below.get("/CIDToGIDMap", Name.Identity)
        if given != "/Identity" and not isinstance(given, Stream):
            yield f"{font.BaseFont}: {given}"


@check("31-005", "TrueType fonts have such a map")
def check_glyph_maps_given(file):
    for font, below in descendants(file, "/CIDFontType2"):
        if "/CIDToGIDMap" not in below:
            yield f"{font.BaseFont} has none"


@check("31-009", "all fonts are embedded")
def check_embedded(file):
    for font in file.fonts():
        descriptor = font.DescendantFonts[0].get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile2", "/FontFile3")):
            yield f"{font.BaseFont} is not"


@check("31-011", "fonts hold every glyph that is shown")
def check_glyphs_present(file):
    for font, codes in file.shown:
        program = read_program(font)
        for code in sorted(codes):
            if glyph_of(font, code) not in program:
                yield f"{font.BaseFont}: no glyph for code {code}"


def declared_widths(font):
    """The default width, and widths by CID."""
    below = font.DescendantFonts[0]
    widths, items = {}, list(below.get("/W", []))
    while items:
        first = int(items.pop(0))
        if isinstance(items[0], Array):
            for place, width in enumerate(items.pop(0)):
                widths[first + place] = float(width)
        else:
            last, width = int(items.pop(0)), float(items.pop(0))
            widths.update((cid, width) for cid in range(first, last + 1))
    return float(below.get("/DW", 1000)), widths


@check("31-016", "widths are those of the fonts")
def check_widths(file):
    for font, codes in file.shown:
        program = read_program(font)
        default, widths = declared_widths(font)
        for code in sorted(codes):
            real = program.get(glyph_of(font, code))
            if real is not None and abs(widths.get(code, default) - real) > 1:
                yield (f"{font.BaseFont}: code {code} is {real:.0f} wide, not "
                       f"{widths.get(code, default):.0f}")


@check("31-027", "fonts say what their codes mean")
def check_maps_given(file):
    for font in file.fonts():
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont} does not"


def mapped_characters(file):
    for font in file.fonts():
        if "/ToUnicode" in font:
            yield font, "".join(to_unicode(font).values())


@check("31-028", "no code means U+0000")
def check_no_zero(file):
    for font, text in mapped_characters(file):
        if "\0" in text:
            yield f"{font.BaseFont}"


@check("31-029", "no code means U+FEFF or U+FFFE")
def check_no_byte_order(file):
    for font, text in mapped_characters(file):
        if set(text) & set("\ufeff\ufffe"):
            yield f"{font.BaseFont}"


@check("31-030", "no .notdef is shown")
def check_no_notdef(file):
    for font, codes in file.shown:
        for code in sorted(codes):
            if glyph_of(font, code) == 0:
                yield f"{font.BaseFont}: code {code}"


# What never occurs.

def keys_anywhere(file, forbidden):
    for key in sorted(file.keys & forbidden):
        yield f"{key} in the file"


@check("no forms", "no form fields, no XFA")
def check_no_forms(file):
    yield from keys_anywhere(file, {"/AcroForm", "/XFA", "/FT"})


@check("no annotations but links", "every annotation is a link")
def check_only_links(file):
    for page, number, _ in file.content:
        for one in page.get("/Annots", []):
            if one.get("/Subtype") != "/Link":
                yield f"page {number}: {one.get('/Subtype')}"


@check("no optional content", "nothing can be switched off")
def check_no_layers(file):
    yield from keys_anywhere(file, {"/OCProperties", "/OC"})


@check("no embedded files", "no file is inside the file")
def check_no_files(file):
    yield from keys_anywhere(file, {"/EmbeddedFiles", "/EF", "/AF"})


@check("no encryption", "the file is not encrypted")
def check_no_encryption(file):
    if file.pdf.is_encrypted or "/Encrypt" in file.pdf.trailer:
        yield "it is"


@check("no formulas", "no Formula in the tree")
def check_no_formulas(file):
    for element in file.elements():
        if element.type == "Formula":
            yield element.name()


@check("no form objects", "no content is drawn from elsewhere")
def check_no_form_objects(file):
    for value, _ in file.objects:
        if isinstance(value, Stream) and value.get("/Subtype") == "/Form":
            yield f"object {value.objgen[0]}"


@check("no fonts but composite ones", "fonts have two bytes a code, and are CID")
def check_only_composite(file):
    for value, _ in file.objects:
        kind = value.get("/Type")
        if kind == "/Font" and value.get("/Subtype") not in (
                "/Type0", "/CIDFontType0", "/CIDFontType2"):
            yield f"a font of type {value.get('/Subtype')}"
        if kind == "/Font" and value.get("/Subtype") == "/Type0" and \
                value.get("/Encoding") != "/Identity-H":
            yield f"{value.get('/BaseFont')}: not /Identity-H"
        if kind == "/CMap":
            yield "a CMap of its own"


@check("no lists of glyphs in fonts", "no /CIDSet, no /CharSet")
def check_no_glyph_lists(file):
    yield from keys_anywhere(file, {"/CIDSet", "/CharSet"})
