# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF as the checks look at it: structure tree, marked content, fonts,
metadata, strings; and its text in the order of the tree."""
import functools
import re
import sys
import xml.etree.ElementTree as xml_tree

try:
    import pikepdf
except ImportError:
    print("SKIP python3-pikepdf is missing")
    sys.exit(77)
from pikepdf import Array, Dictionary, String

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


class Element:
    def __init__(self, dictionary, parent):
        self.dictionary = dictionary
        self.type = str(dictionary.get("/S", "/")).lstrip("/")
        self.parent = parent
        self.children = []
        self.marks = []  # (page objgen, mcid)
        self.objects = []  # annotations that belong to it
        self.loose = []  # anything else in /K
        self.order = []  # children and marks as they stand

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def name(self):
        return f"{self.type} (object {self.dictionary.objgen[0]})"


def read_element(dictionary, parent, depth=0):
    element = Element(dictionary, parent)
    kids = dictionary.get("/K", Array())
    page = dictionary.get("/Pg")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            mark = (page.objgen if page is not None else None, int(kid))
            element.marks.append(mark)
            element.order.append(mark)
        elif isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR":
            element.marks.append((kid.Pg.objgen, int(kid.MCID)))
            element.order.append(element.marks[-1])
        elif isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
            element.objects.append(kid)
        elif isinstance(kid, Dictionary) and "/S" in kid and depth < 100:
            element.children.append(read_element(kid, element, depth + 1))
            element.order.append(element.children[-1])
        else:
            element.loose.append(kid)
    return element


class Instructions(list):
    """The content of a page; what is read from it is kept in `marked`."""
    marked = None


class File:
    """`data`: the bytes of the file; `claimed`: it must claim what it meets."""

    def __init__(self, pdf, data=b"", claimed=False):
        self.pdf = pdf
        self.data = data
        self.claimed = claimed
        self.root = None
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is not None and isinstance(tree.get("/K"), Dictionary):
            self.root = read_element(tree.K, None)
        self.content = [
            (page, number, Instructions(pikepdf.parse_content_stream(page)))
            for number, page in enumerate(pdf.pages, 1)]

    def parents(self):
        """The parent tree: key to element, or to a list of elements."""
        tree = self.pdf.Root.get("/StructTreeRoot", {})
        return read_number_tree(tree.get("/ParentTree", Dictionary()))

    @functools.cached_property
    def all_elements(self):
        return list(self.root.walk()) if self.root else []

    def elements(self):
        return self.all_elements

    @functools.cached_property
    def objects(self):
        """Every dictionary and stream, also those inside others, with its
        keys."""
        return [(value, list(value.keys())) for value in walk_objects(self.pdf)]

    @functools.cached_property
    def keys(self):
        return {key for _, keys in self.objects for key in keys}

    @functools.cached_property
    def shown(self):
        """(font, codes that are shown) of all fonts that show anything."""
        fonts, codes = {}, {}
        for font, code in shown_codes(self):
            fonts[font.objgen] = font
            codes.setdefault(font.objgen, set()).add(code)
        return [(fonts[key], codes[key]) for key in sorted(fonts)]

    def fonts(self):
        found = {}
        for page, _, _ in self.content:
            fonts = page.get("/Resources", {}).get("/Font", {})
            for _, font in fonts.items():
                found[font.objgen] = font
        return list(found.values())

    def xmp(self):
        return self.parsed_xmp

    @functools.cached_property
    def parsed_xmp(self):
        metadata = self.pdf.Root.get("/Metadata")
        if metadata is None:
            return None
        try:
            return xml_tree.fromstring(metadata.read_bytes())
        except xml_tree.ParseError:
            return None

    def xmp_text(self, path):
        tree = self.xmp()
        found = tree.find(".//" + path, NAMESPACES) if tree is not None else None
        return found.text if found is not None else None


def marked_content(instructions):
    """Each instruction with the stack of marked content around it: "artifact",
    an MCID, or None for a span that only replaces text."""
    if instructions.marked is None:
        instructions.marked = list(read_marked(instructions))
    return instructions.marked


def read_marked(instructions):
    stack = []
    for operands, operator in instructions:
        name = str(operator)
        if name in ("BDC", "BMC"):
            mark = None
            if operands[0] == "/Artifact":
                mark = "artifact"
            elif name == "BDC" and isinstance(operands[1], Dictionary) \
                    and "/MCID" in operands[1]:
                mark = int(operands[1].MCID)
            stack = stack + [mark]
            yield operands, name, stack
        elif name == "EMC":
            yield operands, name, stack
            stack = stack[:-1] if stack else ["unbalanced"]
        else:
            yield operands, name, stack
    if stack:
        yield [], "end", stack


def shown_codes(file):
    """(font, code) of everything that is shown."""
    for page, _, instructions in file.content:
        font = None
        for operands, name, _ in marked_content(instructions):
            if name == "Tf":
                font = page.Resources.Font[operands[0]]
            elif name in ("Tj", "TJ"):
                for string in operands[0] if name == "TJ" else operands:
                    if isinstance(string, String):
                        data = bytes(string)
                        for i in range(0, len(data), 2):
                            yield font, int.from_bytes(data[i:i + 2], "big")


def to_unicode(font):
    """The map of a font: code to text; raises ValueError when malformed."""
    text = font.ToUnicode.read_bytes().decode("ascii")
    codes = {}
    if "cidrange" in text or "cidchar" in text:
        raise ValueError("maps to CIDs")
    for count, body in re.findall(r"(\d+) beginbfchar(.*?)endbfchar", text, re.S):
        pairs = re.findall(r"<([0-9A-F]{4})>\s*<((?:[0-9A-F]{4})+)>", body)
        if len(pairs) != int(count) or not 0 < int(count) <= 100:
            raise ValueError("a block of characters has a wrong count")
        for code, value in pairs:
            codes[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    return codes


def all_strings(file):
    seen = []

    def walk(value, depth=0):
        if isinstance(value, String):
            seen.append(bytes(value).decode("latin-1"))
            seen.append(str(value))
        elif isinstance(value, Array) and depth < 20:
            for one in value:
                walk(one, depth + 1) if not direct(one) else None
        elif isinstance(value, (Dictionary, pikepdf.Stream)) and depth < 20:
            for key in value.keys():
                one = value[key]
                walk(one, depth + 1) if not direct(one) else None

    def direct(value):
        return isinstance(value, pikepdf.Object) and value.is_indirect

    for value in file.pdf.objects:
        walk(value)
    for key in file.pdf.trailer.keys():
        if key != "/ID":  # a digest, which may look like anything
            walk(Array([file.pdf.trailer[key]]))
    metadata = file.pdf.Root.get("/Metadata")
    if metadata is not None:
        seen.append(metadata.read_bytes().decode("utf-8", "replace"))
    for _, _, instructions in file.content:
        for operands, operator in instructions:
            if str(operator) == "BDC" and isinstance(operands[1], Dictionary):
                seen.append(str(operands[1].get("/ActualText", "")))
    return seen


def read_texts(file):
    """What each piece of marked content says: by (page, MCID)."""
    texts = {}
    for page, _, instructions in file.content:
        maps = {name: to_unicode(font)
                for name, font in page.Resources.Font.items()}
        font, hidden, depth = {}, 0, 0
        for operands, name, stack in marked_content(instructions):
            numbers = [mark for mark in stack if isinstance(mark, int)]
            said = ""
            if name == "Tf":
                font = maps[str(operands[0])]
            elif name == "BDC":
                depth += 1
                if "/ActualText" in operands[1] and not hidden:
                    said, hidden = str(operands[1].ActualText), depth
            elif name == "BMC":
                depth += 1
            elif name == "EMC":
                hidden = 0 if hidden == depth else hidden
                depth -= 1
            elif name == "TJ" and not hidden:
                for string in operands[0]:
                    if isinstance(string, String):
                        data = bytes(string)
                        said += "".join(
                            font[int.from_bytes(data[i:i + 2], "big")]
                            for i in range(0, len(data), 2))
            if said and numbers:
                key = (page.objgen, numbers[0])
                texts[key] = texts.get(key, "") + said
    return texts


def tree_text(file):
    """The text as a screen reader takes it: in the order of the tree, one
    line for each block."""
    texts = read_texts(file)
    lines = [""]

    def add(element):
        if element.type not in ("Span", "Link"):
            lines.append("")
        for one in element.order:
            if isinstance(one, Element):
                add(one)
            else:
                lines[-1] += texts.get(one, "")

    if file.root:
        add(file.root)
    return "\n".join(line for line in lines if line)


def walk_objects(pdf):
    def walk(value, depth):
        if isinstance(value, (Dictionary, pikepdf.Stream)):
            yield value
            values = value.as_dict().values() \
                if isinstance(value, Dictionary) \
                else [value[key] for key in value.keys()]
        else:
            values = list(value) if isinstance(value, Array) else []
        for one in values if depth < 20 else []:
            if isinstance(one, (Dictionary, Array)) and not one.is_indirect:
                yield from walk(one, depth + 1)

    for value in list(pdf.objects) + [pdf.trailer]:
        yield from walk(value, 0)


def annotations(file):
    """(page, annotation) of all pages."""
    return [(page, one) for page, _, _ in file.content
            for one in page.get("/Annots", [])]


def read_number_tree(node):
    numbers = list(node.get("/Nums", []))
    found = dict(zip(map(int, numbers[::2]), numbers[1::2]))
    for kid in node.get("/Kids", []):
        found.update(read_number_tree(kid))
    return found
