# SPDX-License-Identifier: GPL-3.0-or-later
"""One warm WeasyPrint for bench/compare: weasy.py LANGUAGES. For each line
"SHAPE NUMBER FIRST IN OUT" on standard input sets IN/LANGUAGE.html in every language;
writes OUT/LANGUAGE.pdf unless OUT is "-"."""

import json
import logging
import pathlib
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


def set_round(names, source, target, fonts):
    texts = [(pathlib.Path(source) / f"{name}.html").read_text("utf-8")
             for name in names]
    cpu, wall = time.process_time(), time.perf_counter()
    pdfs = [HTML(string=text).write_pdf(font_config=fonts) for text in texts]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if target != "-":
        folder = pathlib.Path(target)
        folder.mkdir(parents=True, exist_ok=True)
        for name, pdf in zip(names, pdfs):
            (folder / f"{name}.pdf").write_bytes(pdf)
    print(json.dumps({"wall_s": wall, "cpu_s": cpu,
                      "bytes": sum(len(pdf) for pdf in pdfs)}), flush=True)


names = sys.argv[1].split(",")
fonts = FontConfiguration()
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    _, _, _, source, target = line.rstrip("\n").split(" ", 4)
    set_round(names, source, target, fonts)
