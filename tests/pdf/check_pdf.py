#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks PDFs of Wegwijzer after the Matterhorn Protocol 1.1 for PDF/UA-1, after
ISO 19005-2 for PDF/A-2u, and after our own rules of discretion and printing.

    check_pdf.py FILE…            file: check N: what is wrong; exit 1 on faults
    check_pdf.py --tap FILE…      the same as TAP, on all processors
    check_pdf.py --claimed …      … and the files must claim what they meet
    check_pdf.py --list           the checks, and what no check decides
    check_pdf.py --table          the checks as in doc/conformance.md
    check_pdf.py --text FILE      the text in the order of the structure tree
    check_pdf.py --links FILE     what can be tapped, in the order of the pages
    check_pdf.py --self-test FILE breaks copies of a good file, one for each
                                  way to fail, and sees whether the check fails

What no program can judge (is the alternative text good, is the order of
reading sensible) is not here; see doc/conformance.md. Exit 77: python3-pikepdf
or python3-fonttools is missing.
"""
import functools
import io
import multiprocessing
import os
import re
import socket
import sys

sys.dont_write_bytecode = True
from read_pdf import (NAMESPACES, File, all_strings, annotations,
                      marked_content, read_number_tree, read_texts,
                      to_unicode, tree_text)
import pikepdf
from pikepdf import Array, Dictionary, Stream

import archive
import matterhorn
import break_archive  # its faults enter the registry
import break_matterhorn
import break_pdf
import break_rasters
from rasters import drawn_objects, is_picture
from registry import BREAKERS, CHECKS, check, sort_key

PAINTING = set("Tj TJ ' \" f F f* B B* b b* S s sh Do INLINE IMAGE".split())
DEVICE_COLOURS = set("g G rg RG k K".split())
GROUPING = {"Document", "Part", "Sect", "L", "LI", "TOC", "TOCI"}
KNOWN_TYPES = GROUPING | set("H1 H2 H3 P Lbl LBody Note Figure Span Link"
                                .split())
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ckb", "ps", "yi"}


# The checks.

@check(1, "the file is tagged")
def check_tagged(file):
    info = file.pdf.Root.get("/MarkInfo", {})
    if info.get("/Marked") is not True:
        yield "/MarkInfo does not say /Marked true"
    if info.get("/Suspects", False):
        yield "/Suspects is true"
    if file.root is None:
        yield "there is no structure tree"
    elif file.root.type != "Document":
        yield "the root element is not a Document"


@check(2, "all content is marked or an artifact")
def check_marked(file):
    for _, number, instructions in file.content:
        for _, name, stack in marked_content(instructions):
            if name in PAINTING and not any(m is not None for m in stack):
                yield f"page {number}: {name} outside marked content"
            if name == "end" or "unbalanced" in stack:
                yield f"page {number}: BDC and EMC do not balance"


@check(3, "no artifact inside content and no content inside an artifact")
def check_nesting(file):
    for _, number, instructions in file.content:
        for _, name, stack in marked_content(instructions):
            if name in ("BDC", "BMC") and \
                    sum(mark is not None for mark in stack) > 1:
                yield f"page {number}: marked content inside another: {stack}"


@check(4, "each MCID is used exactly once in the tree")
def check_mcids(file):
    used = [mark for element in file.elements() for mark in element.marks]
    for mark in sorted(set(m for m in used if used.count(m) > 1), key=str):
        yield f"MCID {mark[1]} stands twice in the tree"
    on_pages = []
    for page, number, instructions in file.content:
        for operands, name, stack in marked_content(instructions):
            if name == "BDC" and isinstance(stack[-1], int):
                on_pages.append((page.objgen, stack[-1]))
    for mark in sorted(set(m for m in on_pages if on_pages.count(m) > 1)):
        yield f"MCID {mark[1]} stands twice on a page"
    for page, mcid in sorted(set(on_pages) - set(used)):
        yield f"MCID {mcid} of page object {page[0]} is not in the tree"
    for page, mcid in sorted(set(used) - set(on_pages), key=str):
        yield f"MCID {mcid} of the tree is on no page"


@check(5, "the parent tree agrees with the structure tree")
def check_parent_tree(file):
    if file.root is None or "/ParentTree" not in file.pdf.Root.StructTreeRoot:
        yield "there is no parent tree"
        return
    tree = read_number_tree(file.pdf.Root.StructTreeRoot.ParentTree)
    owner = {mark: element.dictionary.objgen
             for element in file.elements() for mark in element.marks}
    for page, number, _ in file.content:
        key = page.get("/StructParents")
        if key is None or int(key) not in tree:
            yield f"page {number} has no entry in the parent tree"
            continue
        parents = tree[int(key)]
        mine = {m: e for (p, m), e in owner.items() if p == page.objgen}
        if len(parents) != len(mine):
            yield f"page {number}: {len(parents)} parents, {len(mine)} MCIDs"
        for mcid, element in mine.items():
            if mcid >= len(parents) or parents[mcid].objgen != element:
                yield f"page {number}: wrong parent of MCID {mcid}"
    for element in file.elements():
        parent = element.parent.dictionary if element.parent \
            else file.pdf.Root.StructTreeRoot
        if element.dictionary.get("/P") is None or \
                element.dictionary.P.objgen != parent.objgen:
            yield f"{element.name()}: /P is not its parent"


@check(6, "languages are given and well formed")
def check_language(file):
    pattern = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
    if not pattern.match(str(file.pdf.Root.get("/Lang", ""))):
        yield "the catalogue has no good /Lang"
    for element in file.elements():
        language = element.dictionary.get("/Lang")
        if language is not None and not pattern.match(str(language)):
            yield f"{element.name()}: /Lang {language} is not well formed"
        if element.type == "Span" and language is None:
            yield f"{element.name()}: a span without language"
    if file.xmp_text("dc:language//rdf:li") != str(file.pdf.Root.get("/Lang")):
        yield "the languages of catalogue and XMP differ"


@check(7, "there is a title and it is shown")
def check_title(file):
    if not str(file.pdf.docinfo.get("/Title", "")).strip():
        yield "no title in /Info"
    if not (file.xmp_text("dc:title//rdf:li") or "").strip():
        yield "no title in the XMP"
    preferences = file.pdf.Root.get("/ViewerPreferences", {})
    if preferences.get("/DisplayDocTitle") is not True:
        yield "/DisplayDocTitle is not true"


@check(8, "heading levels do not skip")
def check_headings(file):
    last = 0
    for element in file.elements():
        if re.match(r"H[1-6]$", element.type):
            level = int(element.type[1])
            if level > last + 1:
                yield f"{element.name()} follows level {last}"
            last = level


@check(9, "figures have alternative text and a box")
def check_figures(file):
    for element in file.elements():
        if element.type != "Figure":
            continue
        if not str(element.dictionary.get("/Alt", "")).strip():
            yield f"{element.name()} has no alternative text"
        box = element.dictionary.get("/A", {}).get("/BBox")
        if box is None or len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
            yield f"{element.name()} has no box"


@check(10, "the structure types and their nesting are standard")
def check_types(file):
    for element in file.elements():
        parent = element.parent.type if element.parent else None
        if element.type not in KNOWN_TYPES:
            yield f"{element.name()} is not a type that we write"
        if element.type == "LI" and parent != "L" or \
                element.type in ("Lbl", "LBody") and parent != "LI" or \
                parent == "L" and element.type not in ("LI", "L") or \
                parent == "LI" and element.type not in ("Lbl", "LBody") or \
                (element.type == "TOCI") != (parent == "TOC") or \
                parent == "TOCI" and element.type != "P":
            yield f"{element.name()} inside {parent}"
        if element.marks and element.type in GROUPING:
            yield f"{element.name()} holds text itself"
        if not element.marks and not element.children:
            yield f"{element.name()} is empty"
        if element.loose:
            yield f"{element.name()} has kids of unknown kind"
        if element.type == "L":
            labels = any(e.type == "Lbl" for e in element.walk())
            numbering = element.dictionary.get("/A", {}).get("/ListNumbering")
            if labels and numbering in (None, "/None"):
                yield f"{element.name()} has labels but no numbering"


@check(11, "notes have IDs, found in the tree of IDs")
def check_notes(file):
    ids = [str(element.dictionary.get("/ID", ""))
           for element in file.elements() if element.type == "Note"]
    if "" in ids or len(set(ids)) != len(ids):
        yield "a note has no ID of its own"
    tree = file.pdf.Root.get("/StructTreeRoot", {}).get("/IDTree", {})
    names = [str(name) for name in list(tree.get("/Names", []))[::2]]
    if sorted(ids) != names:
        yield "the tree of IDs is not that of the notes"


@check(12, "fonts are embedded subsets")
def check_fonts(file):
    for font in file.fonts():
        name = str(font.get("/BaseFont", "?"))
        descendant = font.get("/DescendantFonts", [{}])[0]
        descriptor = descendant.get("/FontDescriptor", {})
        if font.get("/Encoding") != "/Identity-H":
            yield f"{name}: the encoding is not Identity-H"
        if not re.match(r"/[A-Z]{6}\+", name):
            yield f"{name}: is not a subset"
        if descriptor.get("/FontName") != descendant.get("/BaseFont"):
            yield f"{name}: the names of font and descriptor differ"
        missing = [key for key in
                   ("/Flags", "/FontBBox", "/Ascent", "/Descent", "/CapHeight",
                    "/ItalicAngle", "/StemV") if key not in descriptor]
        if missing:
            yield f"{name}: the descriptor lacks {' '.join(missing)}"
        if descendant.get("/Subtype") == "/CIDFontType2":
            if "/FontFile2" not in descriptor:
                yield f"{name}: not embedded"
            glyphs = descendant.get("/CIDToGIDMap")
            if glyphs != "/Identity" and not isinstance(glyphs, Stream):
                yield f"{name}: no /CIDToGIDMap"
        elif descriptor.get("/FontFile3", {}).get("/Subtype") != \
                "/CIDFontType0C":
            yield f"{name}: not embedded"


@check(13, "every glyph that is shown has a character and is not .notdef")
def check_characters(file):
    maps = {}
    for font in file.fonts():
        try:
            maps[font.objgen] = to_unicode(font)
        except (AttributeError, KeyError, ValueError) as error:
            yield f"{font.get('/BaseFont')}: no good ToUnicode: {error}"
            return
    for font, codes in file.shown:
        for code in sorted(codes):
            text = maps[font.objgen].get(code, "")
            if code == 0:
                yield f"{font.BaseFont}: .notdef is shown"
            elif text == "" or set(text) & set("\0\ufeff\ufffe\ufffd"):
                yield f"{font.BaseFont}: no character for code {code}"


@check(14, "/Info and XMP agree, dates are whole days")
def check_agreement(file):
    info = file.pdf.docinfo
    if set(info.keys()) != {"/Title", "/Producer", "/CreationDate", "/ModDate"}:
        yield f"/Info has other entries: {' '.join(info.keys())}"
    for key, path in (("/Title", "dc:title//rdf:li"),
                      ("/Producer", "pdf:Producer")):
        if str(info.get(key, "")) != file.xmp_text(path):
            yield f"{key} differs from {path}"
    for key, path in (("/CreationDate", "xmp:CreateDate"),
                      ("/ModDate", "xmp:ModifyDate")):
        date = re.match(r"D:(\d{4})(\d\d)(\d\d)000000Z$",
                        str(info.get(key, "")))
        if date is None:
            yield f"{key} is not midnight UTC"
        elif "-".join(date.groups()) + "T00:00:00Z" != file.xmp_text(path):
            yield f"{key} differs from {path}"
    if not re.match(r"Wegwijzer \d", str(info.get("/Producer", ""))):
        yield "the producer is not Wegwijzer"


@check(15, "claims are complete or absent")
def check_claims(file):
    accessible = file.xmp_text("pdfuaid:part")
    archive = file.xmp_text("pdfaid:part")
    schema = file.xmp_text("pdfaSchema:namespaceURI")
    if (accessible, archive) == (None, None):
        return
    if (accessible, archive) != ("1", "2") or \
            file.xmp_text("pdfaid:conformance") != "U":
        yield "the claim is not PDF/UA-1 with PDF/A-2u"
    if schema != NAMESPACES["pdfuaid"]:
        yield "the schema of PDF/UA is not described"


@check(16, "viewer preferences serve the printer")
def check_preferences(file):
    preferences = file.pdf.Root.get("/ViewerPreferences", {})
    if preferences.get("/PrintScaling") != "/None":
        yield "/PrintScaling is not /None"
    if preferences.get("/Duplex") not in (
            "/Simplex", "/DuplexFlipShortEdge", "/DuplexFlipLongEdge"):
        yield "no /Duplex"
    if preferences.get("/PickTrayByPDFSize") is not True:
        yield "/PickTrayByPDFSize is not true"
    language = str(file.pdf.Root.get("/Lang", "")).split("-")[0]
    wanted = "/R2L" if language in RIGHT_TO_LEFT else "/L2R"
    if preferences.get("/Direction") != wanted:
        yield f"/Direction is not {wanted}"


def is_call(action):
    """Whether an action is a telephone number and nothing else."""
    return set(action.keys()) == {"/S", "/URI"} and action.S == "/URI" and \
        re.match(r"tel:\+?[0-9]+$", str(action.URI)) is not None


@check(17, "nothing acts: no script, action or attachment; links only call")
def check_actions(file):
    forbidden = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI",
                 "/EmbeddedFiles", "/AcroForm", "/Launch", "/XFA", "/AF"}
    calls = {one.objgen for _, one in annotations(file)
             if one.is_indirect and one.get("/Subtype") == "/Link" and
             isinstance(one.get("/A"), Dictionary) and is_call(one.A)}

    def walk(value, depth=0):
        if isinstance(value, (Dictionary, pikepdf.Stream)):
            call = value.objgen in calls and value.objgen != (0, 0)
            for key in value.keys():
                if call and key == "/A":
                    continue
                if key in forbidden:
                    yield f"{key} in the file"
                one = value[key]
                if depth < 20 and not getattr(one, "is_indirect", False):
                    yield from walk(one, depth + 1)
            if not call and (value.get("/Type") == "/Annot" or
                             "/Subtype" in value and "/Rect" in value):
                yield "an annotation that does not call a number"
            if value.get("/S") in ("/URI", "/JavaScript", "/Launch", "/GoToR"):
                yield f"an action {value.S} in the file"
        elif isinstance(value, Array) and depth < 20:
            for one in value:
                if not getattr(one, "is_indirect", False):
                    yield from walk(one, depth + 1)

    for value in list(file.pdf.objects) + [file.pdf.trailer]:
        yield from walk(value)


def telling_words():
    words = [r"/home/\w", r"/root/", r"/tmp/", r"/usr/", r"/Users/",
             r"file:", r"[A-Z]:\\"]
    for word in (os.environ.get("USER", ""), os.environ.get("LOGNAME", ""),
                 socket.gethostname()):
        if len(word) > 4:
            words.append(r"\b" + re.escape(word) + r"\b")
    return re.compile("|".join(words))


@check(18, "no path, user or host name in any text")
def check_discretion(file):
    telling = telling_words()
    for text in all_strings(file):
        found = telling.search(text)
        if found:
            yield f"\"{found.group()}\" in \"{text[:60]}\""


@check(19, "colours are independent of the device")
def check_colours(file):
    for page, number, instructions in file.content:
        spaces = page.get("/Resources", {}).get("/ColorSpace", {})
        chosen = set()
        for operands, operator in instructions:
            name = str(operator)
            if name in DEVICE_COLOURS:
                yield f"page {number}: {name}"
            if name in ("cs", "CS"):
                chosen.add(name)
                space = spaces.get(str(operands[0]))
                if space is None or space[0] != "/CalRGB":
                    yield f"page {number}: {operands[0]} is not CalRGB"
            if name in PAINTING and chosen != {"cs", "CS"}:
                yield f"page {number}: {name} before a colour space"
                break


@check(20, "nothing is transparent or drawn by an object but a picture")
def check_transparency(file):
    for page, number, instructions in file.content:
        if "/Group" in page or "/ExtGState" in page.get("/Resources", {}):
            yield f"page {number} has a group or graphics state"
        if any(str(operator) in ("gs", "INLINE IMAGE", "sh")
               for _, operator in instructions):
            yield f"page {number} uses a graphics state or shading"
    for _, number, one, _, _ in drawn_objects(file):
        if not is_picture(one):
            yield f"page {number} draws an object that is no picture"


@check(21, "pages have one size: that of the trimmed sheet")
def check_pages(file):
    for page, number, _ in file.content:
        box = [float(x) for x in page.get("/MediaBox", [])]
        if box != [float(x) for x in page.get("/TrimBox", [])]:
            yield f"page {number}: TrimBox is not MediaBox"
        if page.get("/Tabs") != "/S":
            yield f"page {number}: /Tabs is not /S"
        if "/Rotate" in page or "/UserUnit" in page:
            yield f"page {number}: turned or scaled"


@check(22, "the file is a PDF 1.7 with an /ID and without password")
def check_file(file):
    if file.pdf.pdf_version != "1.7":
        yield f"version {file.pdf.pdf_version}"
    identifier = file.pdf.trailer.get("/ID")
    if identifier is None or len(identifier) != 2 or \
            any(len(bytes(half)) != 16 for half in identifier):
        yield "no good /ID"
    if file.pdf.is_encrypted:
        yield "it is encrypted"


def check_link(page, link, parents, elements, numbers):
    """What is wrong with one link; `elements` are those of the tree by object,
    `numbers` what their text says."""
    contents = str(link.get("/Contents", ""))
    if not contents.strip():
        yield "it has no /Contents"
    if [int(x) for x in link.get("/Border", [1])] != [0, 0, 0]:
        yield "it has a border"
    if int(link.get("/F", 0)) != 4:
        yield "its flags are not those of PDF/A"
    left, bottom, right, top = (float(x) for x in link.Rect)
    if not (0 <= left < right - 9 and right <= page.MediaBox[2] and
            0 <= bottom < top - 9 and top <= page.MediaBox[3]):
        yield "its place is not on the page or too small"
    parent = parents.get(int(link.get("/StructParent", -1)))
    element = elements.get(parent.objgen) if isinstance(parent, Dictionary) \
        else None
    if element is None or element.type != "Link":
        yield "the parent tree gives it no Link element"
        return
    if [one.Obj.objgen for one in element.objects] != [link.objgen] or \
            element.objects[0].Pg.objgen != page.objgen:
        yield "its element does not refer to it"
    if re.sub(r"[^0-9+]", "", numbers[parent.objgen]) != str(link.A.URI)[4:] or \
            numbers[parent.objgen].strip() != contents.strip():
        yield "it calls another number than it shows"


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and \
        one[1] < other[3] and other[1] < one[3]


@check(23, "links call the number that they show, and stand in the tree")
def check_links(file):
    links = annotations(file)
    tree = file.pdf.Root.get("/StructTreeRoot", {})
    parents = read_number_tree(tree.get("/ParentTree", Dictionary()))
    elements = {element.dictionary.objgen: element
                for element in file.elements()}
    texts = read_texts(file)
    numbers = {objgen: "".join(texts.get(mark, "") for mark in element.marks)
               for objgen, element in elements.items()}
    for page, link in links:
        for fault in check_link(page, link, parents, elements, numbers):
            yield f"link object {link.objgen[0]}: {fault}"
    for index, (page, link) in enumerate(links):
        for other_page, other in links[:index]:
            if page.objgen == other_page.objgen and \
                    overlap([float(x) for x in link.Rect],
                            [float(x) for x in other.Rect]):
                yield f"link object {link.objgen[0]} lies over another"
    for element in elements.values():
        if (element.type == "Link") != (len(element.objects) == 1):
            yield f"{element.name()} has {len(element.objects)} annotations"


# Running them.

def find_faults(file, numbers=None):
    for number in sorted(numbers or CHECKS, key=sort_key):
        try:
            yield from ((number, fault) for fault in CHECKS[number][1](file))
        except Exception as error:  # a damaged file is a fault, not a crash
            yield number, f"cannot be checked: {error!r}"


def faults_at(path, claimed=False):
    """What is wrong with a file, as lines."""
    try:
        with open(path, "rb") as opened:
            data = opened.read()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            faults = list(dict.fromkeys(
                find_faults(File(pdf, data, claimed))))
    except (pikepdf.PdfError, OSError) as error:
        faults = [("reading", f"cannot be read: {error}")]
    return [f"{path}: check {number}: {fault}" for number, fault in faults]


def check_files(paths, claimed):
    """TAP: one result for each file."""
    with multiprocessing.Pool() as pool:
        work = functools.partial(faults_at, claimed=claimed)
        good = True
        for place, faults in enumerate(pool.imap(work, paths, 8), 1):
            good = good and not faults
            print(f"{'not ok' if faults else 'ok'} {place} - {paths[place - 1]}: "
                  f"the {len(CHECKS)} checks")
            for fault in faults[:40]:
                print(f"# {fault}")
    print(f"1..{len(paths)}")
    return good and paths != []


def is_found(data, number, change, on_bytes):
    """Whether the check finds fault with a copy that `change` spoilt."""
    if on_bytes:
        data = change(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        changed = None if on_bytes else change(pdf)
        file = File(changed or pdf, data)
        return any(not fault.startswith("cannot be")
                   for _, fault in find_faults(file, [number]))


def self_test(path):
    faults = faults_at(path)
    for fault in faults:
        print(f"# {fault}")
    print(f"{'not ok' if faults else 'ok'} 1 - the file itself is sound")
    good = not faults
    with open(path, "rb") as opened:
        data = opened.read()
    for place, (number, change, on_bytes) in enumerate(BREAKERS, 2):
        what = f"check {number} sees {change.__name__}"
        try:
            found = is_found(data, number, change, on_bytes)
        except LookupError as error:
            found, what = True, f"{what} # SKIP {error}"
        good = good and found
        print(f"{'ok' if found else 'not ok'} {place} - {what}")
    place = len(BREAKERS) + 1
    for what, missing in (
            ("every check is broken by something",
             set(CHECKS) - {number for number, _, _ in BREAKERS}),
            ("each condition of Matterhorn 1.1 is decided or named once",
             set(matterhorn.missing_conditions()))):
        place += 1
        good = good and not missing
        print(f"{'not ok' if missing else 'ok'} {place} - {what} "
              f"{sorted(missing, key=str) or ''}")
    print(f"1..{place}")
    return good


def list_checks():
    for number, (title, _) in sorted(CHECKS.items(),
                                     key=lambda one: sort_key(one[0])):
        print(f"{number!s:9} {title}")
    for name, conditions in matterhorn.ABSENT.items():
        print(f"{name}: so none of {conditions}")
    print(f"not by machine: {' '.join(matterhorn.HUMAN)}")
    print(f"without a test: {' '.join(matterhorn.WITHOUT_TEST)}")


def print_table():
    """All checks as a table, for doc/conformance.md."""
    print("| Number | What must be so |\n|---|---|")
    for number, (title, _) in sorted(CHECKS.items(),
                                     key=lambda one: sort_key(one[0])):
        if number in matterhorn.ABSENT:
            title += f" (so none of {matterhorn.ABSENT[number]})"
        print(f"| {number} | {title} |")


def main(arguments):
    claimed = arguments[:1] == ["--claimed"]
    arguments = arguments[claimed:]
    if arguments == ["--list"]:
        list_checks()
        return 0
    if arguments == ["--table"]:
        print_table()
        return 0
    if arguments[:1] == ["--self-test"] and len(arguments) == 2:
        return 0 if self_test(arguments[1]) else 1
    if arguments[:1] == ["--tap"]:
        return 0 if check_files(arguments[1:], claimed) else 1
    if arguments[:1] == ["--text"] and len(arguments) == 2:
        with pikepdf.open(arguments[1]) as pdf:
            print(tree_text(File(pdf)))
        return 0
    if arguments[:1] == ["--links"] and len(arguments) == 2:
        with pikepdf.open(arguments[1]) as pdf:
            for _, link in annotations(File(pdf)):
                print(link.get("/A", {}).get("/URI", "?"))
        return 0
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    faults = [fault for path in arguments for fault in faults_at(path, claimed)]
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
