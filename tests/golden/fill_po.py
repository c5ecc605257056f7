#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fill_po.py PO WORDS: fills empty translations of a PO file with words of the
list, so that a golden case has text in another script. This is no translation
and never leaves the tests. Placeholders, numbers, names, bold and punctuation
stay."""
import re
import subprocess
import sys


def fill(text, words, state):
    out = []
    for i, token in enumerate(re.split(r"(\s+)", text)):
        start, core, end = re.fullmatch(
            r"((?:\*\*|[\"'(])*)(.*?)((?:\*\*|[\"').,:;?!])*)", token, re.S
        ).groups()
        name = i > 0 and core[:1].isupper() and not out[-2:-1] == ["."]
        if core.strip() and not name and not re.search(r"[\d{}]", core):
            core = words[state[0] % len(words)]
            state[0] += 1
        out.append(start + core + end)
    return "".join(out)


def main():
    path, words = sys.argv[1], sys.argv[2].split()
    text = subprocess.run(
        ["msgcat", "--no-wrap", path], check=True, capture_output=True, text=True
    ).stdout
    out, state, dutch = [], [0], ""
    for block in text.split("\n\n"):
        lines = block.split("\n")
        source = {}
        for i, line in enumerate(lines):
            match = re.fullmatch(r'(msgid|msgid_plural) "(.*)"', line)
            if match:
                source[match[1]] = match[2]
            match = re.fullmatch(r'(msgstr(?:\[(\d)\])?) ""', line)
            if match and source.get("msgid"):
                dutch = source["msgid"]
                if match[2] and match[2] != "0":
                    dutch = source["msgid_plural"]
                lines[i] = f'{match[1]} "{fill(dutch, words, state)}"'
        out.append("\n".join(lines))
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(out))


if __name__ == "__main__":
    main()
