# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of pixels, which only logos of senders are: that they hold nothing
but colours, are fine enough for paper, and stand in the tree."""
import zlib

from pikepdf import Array, Stream

from read_pdf import marked_content
from registry import check

LEAST_FINE = 300  # pixels an inch
KEYS = {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace",
        "/BitsPerComponent", "/Filter", "/Length"}


def is_picture(value):
    return isinstance(value, Stream) and value.get("/Subtype") == "/Image"


def drawn_objects(file):
    """(page, its number, object, where it is drawn as a matrix or None when its
    place is not simple, stack of marks) of all that pages draw."""
    for page, number, instructions in file.content:
        objects = page.get("/Resources", {}).get("/XObject", {})
        matrix, depth = None, 0
        for operands, name, stack in marked_content(instructions):
            if name == "q":
                depth, matrix = depth + 1, None
            elif name == "Q":
                depth, matrix = depth - 1, None
            elif name == "cm":
                matrix = [float(x) for x in operands] \
                    if depth == 1 and matrix is None else None
            elif name == "Do":
                yield page, number, objects.get(str(operands[0])), matrix, stack


def data_fault(picture):
    """Whether the pixels are not just so many as are said."""
    try:
        data = zlib.decompress(picture.read_raw_bytes())
    except zlib.error as error:
        return f"its pixels cannot be read: {error}"
    wanted = int(picture.Width) * int(picture.Height) * 3
    return None if len(data) == wanted else \
        f"has {len(data)} bytes instead of {wanted}"


def faults_of_picture(picture):
    others = set(picture.keys()) - KEYS
    if others:
        yield f"has {' '.join(sorted(others))}"
    if picture.get("/BitsPerComponent") != 8:
        yield "has not 8 bits for a colour"
    space = picture.get("/ColorSpace")
    if not isinstance(space, Array) or space[0] != "/CalRGB":
        yield "is not in CalRGB"
    if picture.get("/Filter") != "/FlateDecode":
        yield "is not packed as the other streams are"
        return
    fault = data_fault(picture)
    if fault:
        yield fault


def faults_of_place(picture, matrix):
    if matrix is None or matrix[1] != 0 or matrix[2] != 0 or \
            matrix[0] <= 0 or matrix[3] <= 0:
        yield "is turned, mirrored or has no plain place"
        return
    fineness = [int(picture.Width) / matrix[0] * 72,
                int(picture.Height) / matrix[3] * 72]
    if min(fineness) < LEAST_FINE:
        yield f"has {min(fineness):.0f} pixels an inch, {LEAST_FINE} are needed"
    if abs(fineness[0] / fineness[1] - 1) > 0.02:
        yield "is stretched"


@check(24, "pictures of pixels are plain, fine enough for paper, and figures")
def check_rasters(file):
    owner = {mark: element for element in file.elements()
             for mark in element.marks}
    drawn, in_figures = set(), set()
    for page, number, picture, matrix, stack in drawn_objects(file):
        if not is_picture(picture):
            yield f"page {number} draws an object that is no picture"
            continue
        drawn.add(picture.objgen)
        name = f"picture object {picture.objgen[0]}"
        for fault in faults_of_place(picture, matrix):
            yield f"{name}: {fault}"
        marks = [owner.get((page.objgen, mark)) for mark in stack]
        types = [one.type for one in marks if one is not None]
        if types == ["Figure"]:
            in_figures.add(picture.objgen)
        elif types or "artifact" not in stack:
            yield f"{name}: is neither in a figure nor an artifact"
    # a second copy of a leaflet on its sheet of paper is an artifact
    for object_number, _ in sorted(drawn - in_figures):
        yield f"picture object {object_number}: no figure shows it"
    for value in file.pdf.objects:
        if is_picture(value):
            name = f"picture object {value.objgen[0]}"
            if value.objgen not in drawn:
                yield f"{name}: is never drawn"
            for fault in faults_of_picture(value):
                yield f"{name}: {fault}"
