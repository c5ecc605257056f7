#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_text.py SHEETS MUTOOL: is the text of the sheets, a block a line in
reading order, what mutool found in the PDF?

mutool gives the pages one after the other, sheets the reading order, which in
a folded leaflet goes to and fro between them. So every block must be found, as
whole lines where that is possible, and nothing may be left over. White space,
hyphens added at line ends and bidi controls do not count.

With --pages N each page from the second to the one before the last of N must
end with its number, which is an artifact and so no text of the sheets; pages
that are imposed two by two, N pages on half as many, have those of both.

With --copies N everything must be there N times: leaflets that are cut out of one
sheet, of which the structure tree has only the first.

With --exact the second text is that of the structure tree (check_pdf.py
--text), which must say the same in the same order.

mutool 1.21 does not read ActualText. Three things that only ActualText can
say are therefore taken as equal there, and proved by --exact: Thai sara am,
which is drawn as two glyphs; a mark between lam and alef, which are one glyph;
the middle dot and the bullet, which are one glyph in the Chinese font."""
import itertools
import re
import sys
import unicodedata


def squeeze(text):
    text = re.sub("\u00ad\\s*", "", text)
    text = unicodedata.normalize("NFC", text)
    return "".join(
        c
        for c in text
        if not c.isspace() and unicodedata.category(c) != "Cf"
    )


def without_actual_text(text):
    text = text.replace("\u0e33", "\u0e4d\u0e32").replace("\u0eb3", "\u0ecd\u0eb2")
    # a tone mark stands before or after the ring of sara am
    text = re.sub("([\u0e48-\u0e4b])\u0e4d", "\u0e4d\\1", text)
    text = re.sub("\u0644([\u064b-\u0652]+)([\u0622\u0623\u0625\u0627])", "\u0644\\2\\1", text)
    return text.replace("\u00b7", "\u2022")


def exact(sheets, tree):
    first, second = (squeeze(text) for text in (sheets, tree))
    if first and first == second:
        return 0
    place = len([1 for _ in itertools.takewhile(lambda p: p[0] == p[1], zip(first, second))])
    print("the texts differ from here on:")
    print("sheets:", first[place : place + 60])
    print("PDF:   ", second[place : place + 60])
    return 1


def take_lines(lines, block):
    """Takes the lines that together are the block; False if there are none."""
    for first in range(len(lines)):
        text = ""
        for last in range(first, len(lines)):
            text += lines[last]
            if text == block:
                lines[first : last + 1] = ["\n"]
                return True
            if not block.startswith(text):
                break
    return False


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def pages_on(side, sides, count):
    """The numbers of the pages on a side: one, or two of a booklet."""
    if sides == count:
        return {side}
    return {side, count + 1 - side}


def without_numbers(found, count):
    """The text of all pages without their numbers; None if one is missing."""
    sides = found.rstrip("\f\n").split("\f")
    if len(sides) not in (count, count // 2):
        print(f"{len(sides)} sides for {count} pages")
        return None
    for index, text in enumerate(sides):
        lines = text.split("\n")
        for number in pages_on(index + 1, len(sides), count) - {1, count}:
            if str(number) not in lines:
                print(f"page {number} does not have its number")
                return None
            last = len(lines) - 1 - lines[::-1].index(str(number))
            del lines[last]
        sides[index] = "\n".join(lines)
    return "\n".join(sides)


def main():
    if sys.argv[1] == "--exact":
        return exact(read(sys.argv[2]), read(sys.argv[3]))
    count = 0
    if sys.argv[1] == "--pages":
        count = int(sys.argv[2])
        del sys.argv[1:3]
    copies = 1
    if sys.argv[1] == "--copies":
        copies = int(sys.argv[2])
        del sys.argv[1:3]
    sheets, found = (without_actual_text(read(path)) for path in sys.argv[1:3])
    if count > 0:
        found = without_numbers(found, count)
        if found is None:
            return 1
    blocks = [block for block in map(squeeze, sheets.split("\n")) if block] * copies
    text = re.sub("\u00ad\\s*", "", found)
    lines = [line for line in map(squeeze, text.split("\n")) if line]
    # Long ones first, so that a short one is not found inside a long one.
    blocks.sort(key=len, reverse=True)
    apart = [block for block in blocks if not take_lines(lines, block)]
    rest = "".join(lines)
    missing = []
    for block in apart:
        if block in rest:
            rest = rest.replace(block, "\n", 1)
        else:
            missing.append(block)
    left = rest.replace("\n", "")
    for block in missing:
        print("not found in the PDF:", block)
    if left:
        print("in the PDF only:", left)
    if not blocks:
        print("the sheets have no text")
    return 1 if missing or left or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
