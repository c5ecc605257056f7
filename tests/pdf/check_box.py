#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is there room in the box for a name and a number? Renders its page and looks
at every pixel inside the outline.

    check_box.py PDF BOX              what is not white in the box; exit 1
    check_box.py --self-test PDF BOX  puts ink into copies of a good file, and
                                      sees whether it is found

BOX is what tests/golden/sheets boxes-to wrote: where the box, its texts and its
dotted lines are. All the rest must be white as paper: the space behind the
labels, around the dotted lines, and the ground.
"""
import math
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

RESOLUTION = 200          # pixels an inch
SCALE = RESOLUTION / 72
MARGIN = 1.2              # points round what may be dark
CORNER = 8.5              # points, radius of the outline's corners
WHITE = 255


def read_box(path):
    """(page, area of the box, areas that may be dark), in points."""
    page, box, dark = 0, None, []
    with open(path, encoding="ascii") as lines:
        for line in lines:
            name, *numbers = line.split()
            if name == "box":
                page, box = int(numbers[0]), [float(n) for n in numbers[1:]]
            else:
                dark.append([float(n) for n in numbers])
    return page, box, dark


def render(pdf, page):
    """Rows of grey values of a page."""
    data = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(RESOLUTION), "-f", str(page), "-l",
         str(page), pdf], check=True, capture_output=True).stdout
    magic, size, most, pixels = data.split(b"\n", 3)
    width, height = map(int, size.split())
    if magic != b"P5" or most != b"255" or len(pixels) != width * height:
        raise ValueError("pdftoppm did not make a grey picture")
    return [pixels[y * width:(y + 1) * width] for y in range(height)]


def on_outline(x, y, box):
    """Whether the point is on the outline or beyond it."""
    left, top, right, bottom = box
    over = max(left + CORNER - x, x - right + CORNER, 0)
    down = max(top + CORNER - y, y - bottom + CORNER, 0)
    return math.hypot(over, down) > CORNER - MARGIN


def may_be_dark(x, y, areas):
    return any(left - MARGIN <= x <= right + MARGIN and
               top - MARGIN <= y <= bottom + MARGIN
               for left, top, right, bottom in areas)


def find_ink(pdf, box_file):
    """Points in the box that are not white; and how many were looked at."""
    page, box, dark = read_box(box_file)
    if box is None:
        raise ValueError("there is no box")
    rows = render(pdf, page)
    left, top, right, bottom = (int(side * SCALE) for side in box)
    ink, seen = [], 0
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            x, y = (column + 0.5) / SCALE, (row + 0.5) / SCALE
            if on_outline(x, y, box) or may_be_dark(x, y, dark):
                continue
            seen += 1
            if rows[row][column] != WHITE:
                ink.append((round(x, 1), round(y, 1), rows[row][column]))
    return ink, seen, (right - left) * (bottom - top)


def check(pdf, box_file):
    ink, seen, whole = find_ink(pdf, box_file)
    if ink:
        print(f"{pdf}: {len(ink)} pixels of the box are not white, first at "
              f"{ink[0][0]}, {ink[0][1]} pt: grey {ink[0][2]}")
    if seen < whole / 3:
        print(f"{pdf}: only {seen} of {whole} pixels of the box are free")
    return not ink and seen >= whole / 3


# Ways to put ink into it, as PDF operators; x, y, width, height of the box.
INK = {
    "a tint": "0.98 0.98 0.98 rg {x} {y} {w} {h} re f",
    "a hairline": "0.3 w 0 0 0 RG {x} {p} m {r} {p} l S",
    "a speck between the lines": "0 0 0 rg {c} {p} 0.5 0.5 re f",
    "a mark by the edge": "0 0 0 rg {e} {q} 0.5 0.5 re f",
}


def free_place(box, dark, x):
    """The height at which nothing stands at `x`, next to the middle of the box;
    points from the top."""
    middle = (box[1] + box[3]) / 2
    for step in range(int(middle - box[1]) * 4):
        for height in (middle + step / 8, middle - step / 8):
            if not may_be_dark(x, height, [[a[0], a[1] - 1, a[2], a[3] + 1]
                                           for a in dark]):
                return height
    raise ValueError("the box has no free place")


def self_test(pdf, box_file):
    import pikepdf
    page, box, dark = read_box(box_file)
    good = check(pdf, box_file)
    print(f"{'ok' if good else 'not ok'} 1 - the file itself is free")
    for number, (name, operators) in enumerate(INK.items(), 2):
        with pikepdf.open(pdf) as file, tempfile.TemporaryDirectory() as folder:
            height = float(file.pages[page - 1].MediaBox[3])
            places = {
                "x": box[0] + 2, "y": height - box[3] + 2, "w": box[2] - box[0] - 4,
                "h": box[3] - box[1] - 4, "r": box[2] - 2,
                "c": (box[0] + box[2]) / 2, "e": box[2] - 3}
            places["p"] = height - free_place(box, dark, places["c"])
            places["q"] = height - free_place(box, dark, places["e"])
            drawing = "q " + operators.format(**places) + " Q\n"
            file.pages[page - 1].contents_add(
                file.make_stream(drawing.encode()), prepend=True)
            path = os.path.join(folder, "inked.pdf")
            file.save(path)
            found = bool(find_ink(path, box_file)[0])
        good = good and found
        print(f"{'ok' if found else 'not ok'} {number} - {name} is seen")
    print(f"1..{len(INK) + 1}")
    return good


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--self-test":
        return 0 if self_test(*arguments[1:]) else 1
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    return 0 if check(*arguments) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
