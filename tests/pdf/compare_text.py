#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_text.py SHEETS MUTOOL: is the text of the sheets, a block a line in
reading order, what mutool found in the PDF?

mutool gives the pages one after the other, sheets the reading order, which in
a folded leaflet goes to and fro between them. So every block must be found, as
whole lines where that is possible, and nothing may be left over. White space,
hyphens added at line ends and bidi controls do not count."""
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


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        blocks = [block for block in map(squeeze, file) if block]
    with open(sys.argv[2], encoding="utf-8") as file:
        text = re.sub("\u00ad\\s*", "", file.read())
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
