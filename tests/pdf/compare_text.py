# SPDX-License-Identifier: GPL-3.0-or-later
"""Is the text of the sheets, a block a line in reading order, what mutool found
in the PDF?

mutool gives the pages one after the other, sheets the reading order, which in
a folded leaflet goes to and fro between them. So every block must be found, as
whole lines where that is possible, and nothing may be left over. White space,
hyphens added at line ends and bidi controls do not count.

Where pages are numbered, each from the second to the one before the last must
end with its number, which is an artifact and so no text of the sheets; pages
that are imposed two by two, on half as many sides, have those of both.

Leaflets that are cut out of one sheet are there several times; the structure
tree has only the first.

The text of the structure tree must say the same in the same order.

mutool 1.21 does not read ActualText. Three things that only ActualText can
say are therefore taken as equal there, and proved by the structure tree: Thai
sara am, which is drawn as two glyphs; a mark between lam and alef, which are
one glyph; the middle dot and the bullet, which are one glyph in the Chinese
font."""
import itertools
import re
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


def compare_order(sheets, tree):
    """Where the text of the structure tree differs, as lines."""
    first, second = (squeeze(text) for text in (sheets, tree))
    if first and first == second:
        return []
    place = len([1 for _ in itertools.takewhile(lambda p: p[0] == p[1], zip(first, second))])
    return ["the texts differ from here on:", f"sheets: {first[place : place + 60]}",
            f"PDF:    {second[place : place + 60]}"]


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


def pages_on(side, sides, count):
    """The numbers of the pages on a side: one, or two of a booklet."""
    if sides == count:
        return {side}
    return {side, count + 1 - side}


def without_numbers(found, count):
    """The text of all pages without their numbers, and what is missing."""
    sides = found.rstrip("\f\n").split("\f")
    if len(sides) not in (count, count // 2):
        return "", f"{len(sides)} sides for {count} pages"
    for index, text in enumerate(sides):
        lines = text.split("\n")
        for number in pages_on(index + 1, len(sides), count) - {1, count}:
            if str(number) not in lines:
                return "", f"page {number} does not have its number"
            last = len(lines) - 1 - lines[::-1].index(str(number))
            del lines[last]
        sides[index] = "\n".join(lines)
    return "\n".join(sides), None


def compare(sheets, found, count=0, copies=1):
    """What differs, as lines; `count` pages, if they have numbers, and all
    of it so many times."""
    said = []
    sheets, found = map(without_actual_text, (sheets, found))
    if count > 0:
        found, fault = without_numbers(found, count)
        if fault:
            return [fault]
    blocks = [block for block in map(squeeze, sheets.split("\n")) if block] * copies
    text = re.sub("\u00ad\\s*", "", found)
    lines = [line for line in map(squeeze, text.split("\n")) if line]
    # Long ones first, so that a short one is not found inside a long one.
    blocks.sort(key=len, reverse=True)
    apart = [block for block in blocks if not take_lines(lines, block)]
    rest = "".join(lines)
    for block in apart:
        if block in rest:
            rest = rest.replace(block, "\n", 1)
        else:
            said.append(f"not found in the PDF: {block}")
    left = rest.replace("\n", "")
    if left:
        said.append(f"in the PDF only: {left}")
    return said if blocks else said + ["the sheets have no text"]
