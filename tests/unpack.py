#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""unpack.py [PAGE...]: the kiosk of standard input, or of each page in its
place, with its packed languages as plain HTML, so that tests see what stands in
them. Fonts stay packed."""
import base64
import re
import sys
import zlib

PART = re.compile(r'<script class="text"([^>]*)>([A-Za-z0-9+/=]*)</script>')


def unpack_part(match):
    text = zlib.decompress(base64.b64decode(match[2])).decode("utf-8")
    return f"\n<!-- packed part{match[1]} -->\n{text}"


def unpack(page):
    return PART.sub(unpack_part, page)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        page = sys.stdin.buffer.read().decode("utf-8")
        sys.stdout.buffer.write(unpack(page).encode("utf-8"))
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            page = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(unpack(page))
