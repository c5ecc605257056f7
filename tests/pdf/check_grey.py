#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed in grey, does every box keep its edge? Renders the sides with boxes as
the office printer would see them and looks along each edge.

    check_grey.py PDF EDGES              what is not seen; exit 1
    check_grey.py --tap PDF EDGES        the same as one line of TAP
    check_grey.py --self-test PDF EDGES  takes edges out of copies of a good
                                         file, and sees whether that is found

EDGES is what tests/golden/proofs wrote: where boxes and their edges are (see
tests/golden/sheet_parts.h). An edge is seen where it is darker than the paper or
ground beside it. Every box must have one."""
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

RESOLUTION = 150        # pixels an inch: no better than an old printer
SCALE = RESOLUTION / 72
MOST_SIDES = 4          # of a file
STEP = 1.0              # points between two places that are looked at
BESIDE = 1.6            # points from the edge to the paper beside it
CORNER = 9.5            # points at the ends of round outlines
CONTRAST = 40           # of 255 between a line and what is beside it
SOLID_CONTRAST = 150    # of 255 between a solid box and the paper
SEEN = 0.95             # of the places along a line
SEEN_OF_DASHES = 0.35   # half of it is gaps
NEAR = 24.0             # points between the text of a box and its edge
SLACK = 2.0             # points by which letters may reach over their width


class Shape:
    def __init__(self, words):
        self.kind, self.side = words[0], int(words[1])
        numbers = [float(word) for word in words[2:]]
        self.x, self.y, self.width, self.height, self.line, self.dash = numbers

    def lines(self):
        """The middle of each stroke: (x, y, length, whether it lies)."""
        x, y, width, height = self.x, self.y, self.width, self.height
        if self.kind == "line":
            return [(x, y, width, True)]
        if self.kind == "bar":
            if width < height:
                return [(x + width / 2, y, height, False)]
            return [(x, y + height / 2, width, True)]
        end = CORNER if self.kind == "rounded" else 1.0
        return [(x + end, y, width - 2 * end, True),
                (x + end, y + height, width - 2 * end, True),
                (x, y + end, height - 2 * end, False),
                (x + width, y + end, height - 2 * end, False)]

    def thickness(self):
        if self.kind == "bar":
            return min(self.width, self.height)
        return self.line

    def goes_round(self, box):
        left, top, right, bottom = box
        return (self.kind in ("solid", "outline", "rounded")
                and self.x <= left + SLACK
                and self.x + self.width >= right - SLACK
                and self.y <= top + SLACK
                and self.y + self.height >= bottom - SLACK)

    def stands_beside(self, box):
        left, top, right, bottom = box
        return (self.kind == "bar" and self.y <= top + SLACK
                and self.y + self.height >= bottom - SLACK
                and (0 < left - self.x < NEAR or 0 < self.x - right < NEAR))

    def lies_by(self, box, height):
        """Whether it is a line over the whole width, near a height."""
        left, _, right, _ = box
        return (self.kind == "line" and self.x <= left + SLACK
                and self.x + self.width >= right - SLACK
                and abs(self.y - height) < NEAR)


def has_edge(box, shapes):
    """A line round it, a bar beside it, or lines above and below."""
    return (any(shape.goes_round(box) or shape.stands_beside(box)
                for shape in shapes)
            or (any(shape.lies_by(box, box[1]) for shape in shapes)
                and any(shape.lies_by(box, box[3]) for shape in shapes)))


def read_edges(path):
    """Boxes and shapes by side."""
    boxes, shapes = {}, {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if words[0] == "box":
                boxes.setdefault(int(words[1]), []).append(
                    [float(word) for word in words[2:]])
            else:
                shape = Shape(words)
                shapes.setdefault(shape.side, []).append(shape)
    return boxes, shapes


class Side:
    """Grey values of a page."""

    def __init__(self, pdf, number):
        data = subprocess.run(
            ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-f", str(number),
             "-l", str(number), pdf], check=True, capture_output=True).stdout
        magic, size, most, self.pixels = data.split(b"\n", 3)
        self.width, self.height = map(int, size.split())
        if magic != b"P5" or most != b"255":
            raise ValueError("pdftoppm did not make a grey picture")

    def at(self, x, y):
        """At a place in points; white beyond the paper."""
        column, row = int(x * SCALE), int(y * SCALE)
        if not (0 <= column < self.width and 0 <= row < self.height):
            return 255
        return self.pixels[row * self.width + column]

    def across(self, x, y, lies, distance):
        return self.at(x, y + distance) if lies else self.at(x + distance, y)

    def contrast(self, x, y, lies, half):
        """Between a line here and the lighter of its two sides."""
        pixel = 1 / SCALE
        line = min(self.across(x, y, lies, d) for d in (-pixel / 2, 0, pixel / 2))
        beside = max(self.across(x, y, lies, d * (half + BESIDE)) for d in (-1, 1))
        return beside - line


def seen_of_line(side, shape, line):
    x, y, length, lies = line
    places = max(int(length / STEP), 1)
    good = 0
    for place in range(places):
        along = (place + 0.5) * length / places
        here = (x + along, y) if lies else (x, y + along)
        good += side.contrast(*here, lies, shape.thickness() / 2) >= CONTRAST
    return good / places


def edge_of_solid(side, shape):
    """Of the places along its edge, where it is far darker than outside."""
    good = places = 0
    for x, y, length, lies in shape.lines():
        low = (y if lies else x) > (shape.y if lies else shape.x)
        inwards = -BESIDE if low else BESIDE
        for place in range(int(length / STEP)):
            along = (place + 0.5) * STEP
            here = (x + along, y) if lies else (x, y + along)
            inside = side.across(*here, lies, inwards)
            outside = side.across(*here, lies, -inwards)
            places += 1
            good += outside - inside >= SOLID_CONTRAST
    return good / max(places, 1)


def is_seen(side, shape):
    if shape.kind == "solid":
        return edge_of_solid(side, shape) >= SEEN
    least = SEEN_OF_DASHES if shape.dash > 0 else SEEN
    return all(seen_of_line(side, shape, line) >= least
               for line in shape.lines())


def faults(pdf, boxes, shapes):
    """What is wrong, and how many boxes and shapes were looked at."""
    found, looked_at = [], [0, 0]
    for number in sorted(boxes)[:MOST_SIDES]:
        side = Side(pdf, number)
        own = shapes.get(number, [])
        seen = [shape for shape in own if is_seen(side, shape)]
        for shape in own:
            if shape not in seen:
                found.append(f"side {number}: the {shape.kind} at {shape.x}, "
                             f"{shape.y} pt is not seen in grey")
        for box in boxes[number]:
            if not has_edge(box, seen):
                found.append(f"side {number}: the box with the text at "
                             f"{box[0]}, {box[1]} pt has no edge in grey")
        looked_at[0] += len(boxes[number])
        looked_at[1] += len(own)
    return found, looked_at


def check(pdf, edges):
    found, (boxes, shapes) = faults(pdf, *read_edges(edges))
    for fault in found:
        print(fault)
    if boxes == 0 or shapes == 0:
        print(f"there are {boxes} boxes and {shapes} edges")
        return False
    return not found


def paint_over(shape, height, color):
    """Operators that paint a shape again, so as to hide it."""
    line = shape.thickness() + 1
    x, y, w, h = shape.x, height - shape.y - shape.height, shape.width, shape.height
    if shape.kind == "solid":
        return f"q {color} rg {x - 1} {y - 1} {w + 2} {h + 2} re f Q\n"
    if shape.kind == "bar":
        return f"q {color} rg {x - 0.5} {y - 0.5} {w + 1} {h + 1} re f Q\n"
    if shape.kind == "line":
        return f"q {line} w {color} RG {x} {y} m {x + w} {y} l S Q\n"
    # one side of an outline is enough
    return f"q {line} w {color} RG {x} {y} m {x + w} {y} l S Q\n"


def self_test(pdf, edges):
    """Each kind of edge of the file, painted over: white, and so light that it
    is lost in grey."""
    import pikepdf
    boxes, shapes = read_edges(edges)
    sides = sorted(boxes)[:MOST_SIDES]
    kinds = {}
    for side in sides:
        for shape in shapes.get(side, []):
            kinds.setdefault((shape.kind, shape.dash > 0), shape)
    good = check(pdf, edges)
    print(f"{'ok' if good else 'not ok'} 1 - all edges of the file are seen")
    found, (count, _) = faults(pdf, boxes, {})
    good = good and len(found) == count
    print(f"{'ok' if len(found) == count else 'not ok'} 2 - boxes without an "
          "edge are noticed")
    number = 2
    for shape in kinds.values():
        for name, color in (("white", "1 1 1"), ("pale", "0.92 0.95 0.9")):
            with pikepdf.open(pdf) as file, tempfile.TemporaryDirectory() as folder:
                page = file.pages[shape.side - 1]
                drawing = paint_over(shape, float(page.MediaBox[3]), color)
                page.contents_add(file.make_stream(drawing.encode()))
                path = os.path.join(folder, "pale.pdf")
                file.save(path)
                found = bool(faults(path, boxes, shapes)[0])
            number += 1
            good = good and found
            print(f"{'ok' if found else 'not ok'} {number} - a {name} "
                  f"{shape.kind} is noticed")
    print(f"1..{number}")
    return good and number > 2


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--self-test":
        return 0 if self_test(*arguments[1:]) else 1
    if len(arguments) == 3 and arguments[0] == "--tap":
        good = check(*arguments[1:])
        print(f"{'ok' if good else 'not ok'} - {arguments[1]}: boxes keep their "
              "edges in grey", flush=True)
        return 0
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    return 0 if check(*arguments) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
