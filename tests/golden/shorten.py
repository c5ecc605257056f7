#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""shorten.py FORMAT: of the dump of sheets on standard input, the leaflets of
one format, for people to read: of a drawing where it begins, and of a
structure tree how it differs from that of the language before."""
import difflib
import re
import sys


def short_line(line):
    """Where a drawing begins, how many parts it has, and its looks."""
    match = re.match(r"(  path \S+ M \S+ \S+)(.*?)( (?:filled|stroke) .*)", line)
    if match is None:
        return line
    parts = len(re.findall(r" [MLCZ]", match[2]))
    return f"{match[1]} … {parts}{match[3]}"


def plain(structure):
    """Without numbers and the language of the whole."""
    tag = structure[1].split()[-1]
    lines = [re.sub(r"@\d+ ", "", line) for line in structure]
    return [line.replace(f" document {tag}", " document") for line in lines]


def differences(before, structure):
    lines = difflib.unified_diff(before, structure, n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def main():
    leaflets = re.split(r"(?m)^=== ", sys.stdin.read())[1:]
    before = None
    for leaflet in leaflets:
        lines = leaflet.rstrip("\n").split("\n")
        name = lines[0].rsplit("/", 1)[-1].removesuffix(".pdf")
        language, form = name.rsplit("-", 1)
        if form != sys.argv[1]:
            continue
        cut = lines.index("structure")
        structure = plain(lines[cut:])
        print(f"=== {language}")
        print("\n".join(short_line(line) for line in lines[1:cut]))
        if before is None:
            print("\n".join(lines[cut:]))
        else:
            print("\n".join(["structure: as before, but for",
                             *differences(before, structure)]))
        before = structure


if __name__ == "__main__":
    main()
