# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the Typst and HTML of bench/sources.py back: both must say exactly what
bench/sheets printed. bench_texts.py BENCH TEXTS.json"""

import html.parser
import json
import re
import sys

sys.path.insert(0, sys.argv[1])
import sources  # noqa: E402


class Blocks(html.parser.HTMLParser):
    """The text of each block of a sheet in HTML."""

    def __init__(self):
        super().__init__()
        self.blocks, self.inside = [], False

    def handle_starttag(self, tag, attributes):
        if tag in ("h1", "h2", "h3", "p", "li"):
            self.blocks.append("")
            self.inside = True

    def handle_endtag(self, tag):
        if tag in ("h1", "h2", "h3", "p", "li"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.blocks[-1] += data


def typst_text(source, preamble):
    """All strings of the body in one, without the isolates."""
    assert source.startswith(preamble), source
    body = source[len(preamble):]
    strings = re.findall(r'"(?:[^"\\]|\\.)*"', re.sub(
        r'lang: "[a-z]+"', "", body))
    return re.sub("[\u2066\u2069]", "", "".join(map(json.loads, strings)))


with open(sys.argv[2], encoding="utf-8") as file:
    texts = json.load(file)
assert texts["languages"], "no text was composed"
for language in texts["languages"]:
    for name, shape in texts["shapes"].items():
        wanted = ["".join(span["text"] for span in block["spans"])
                  for block in sources.numbered(language, name, 100, 900)]
        assert len(wanted) == language["counts"][name] > 1, wanted
        assert wanted[0].endswith(" 900"), wanted[0]
        assert wanted[1].endswith(" 101"), wanted[1]
        page = Blocks()
        page.feed(sources.html_sheet(language, shape, name, 100, 900))
        assert page.blocks == wanted, (page.blocks, wanted)
        typst = typst_text(sources.typst(language, shape, name, 100, 900),
                           sources.typst_preamble(language, shape))
        assert typst == "".join(wanted), (typst, wanted)
