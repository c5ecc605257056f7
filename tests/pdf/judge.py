#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""judge.py OUT TEXTS: looks at every PDF below OUT with the judges that Debian
has (qpdf, poppler, mutool, pikepdf), on all cores. TEXTS has the text of the
sheets of each, as tests/golden/sheets text-to writes it. Prints TAP.
"""
import functools
import multiprocessing
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from check_pdf import CHECKS, faults_at
from compare_text import compare, compare_order
from read_pdf import File, annotations, tree_text
import pikepdf

OUTING = re.compile("seks|sex|prosti|visit|sti", re.IGNORECASE)
PHONE_BYTES = 300000
COPIES = {"a5": 2, "card": 5, "wallet": 10}


def run(*command):
    """What the command prints; raises if it finds fault."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ValueError(done.stdout + done.stderr)
    return done.stdout


def judge_qpdf(file):
    run("qpdf", "--check", file.path)
    return []


def judge_info(file):
    info = dict(re.findall(r"^([^:\n]+): +(.*)$", run("pdfinfo", file.path),
                           re.MULTILINE))
    if info.get("Tagged") != "yes":
        yield "is not tagged"
    title = info.get("Title", "")
    if not title or OUTING.search(title):
        yield f"the title is not neutral: {title!r}"


def judge_fonts(file):
    """Embedded, subset, Unicode. From the right, since types have spaces."""
    fonts = [line.split() for line in run("pdffonts", file.path).splitlines()[2:]]
    if not fonts:
        yield "there are no fonts"
    for font in fonts:
        if font[-5:-2] != ["yes", "yes", "yes"]:
            yield " ".join(font)


def text_path(name, texts):
    """The text of its sheets; imposed pages say the same."""
    return os.path.join(texts, re.sub(r"(-sheets)?\.pdf$", ".pdf.txt", name))


def count_numbers(path):
    """How many pages the booklet has, which are numbered; else 0."""
    if not re.search(r"-booklet(-sheets)?\.pdf$", path):
        return 0
    with pikepdf.open(path.replace("-sheets.pdf", ".pdf")) as pdf:
        return len(pdf.pages)


def count_copies(path):
    """How many leaflets are cut out of the sheet."""
    form = re.search(r"(?:/flyers/.*-(a5|card)|-card-(wallet))-sheets\.pdf$", path)
    return COPIES[form[1] or form[2]] if form else 1


def read_drawn(path):
    """What mutool finds, as somebody does who copies the text."""
    return run("mutool", "draw", "-q", "-F", "text", path)


def judge_text(file):
    return compare(file.text, read_drawn(file.path), count_numbers(file.path),
                   count_copies(file.path))


def judge_order(file):
    """What a screen reader is told."""
    with pikepdf.open(file.path) as pdf:
        return compare_order(file.text, tree_text(File(pdf)))


def judge_conditions(file):
    return faults_at(file.path)[:40]


def judge_links(file):
    """Numbers are tapped in what is sent from phone to phone, nowhere else."""
    with pikepdf.open(file.path) as pdf:
        links = {str(link.get("/A", {}).get("/URI", "?"))
                 for _, link in annotations(File(pdf))}
    if not file.is_phone:
        return [f"can be tapped on paper: {link}" for link in links]
    numbers = ["112"]  # stands in each
    if "/visit" in file.path:
        numbers += ["09008844", "08000188"]
    return [f"cannot be tapped: {number}" for number in numbers
            if f"tel:{number}" not in links]


def judge_size(file):
    size = os.path.getsize(file.path)
    if file.is_phone and size >= PHONE_BYTES:
        yield f"{size} bytes are too much for a phone"


JUDGES = {
    "qpdf finds no fault": judge_qpdf,
    "is tagged and has a neutral title": judge_info,
    "fonts are embedded subsets with Unicode": judge_fonts,
    "mutool finds the text of the sheets": judge_text,
    "the structure tree reads as the sheets do": judge_order,
    f"the {len(CHECKS)} checks": judge_conditions,
    "only files for phones have something to tap, with the numbers": judge_links,
    "a file for phones is small": judge_size,
}


class Judged:
    """A file, and the text that it should have."""

    def __init__(self, name, out, texts):
        self.path = os.path.join(out, name)
        self.is_phone = name.endswith(("-phone.pdf", "/tonight.pdf"))
        with open(text_path(name, texts), encoding="utf-8") as text:
            self.text = text.read()


def results(name, out, texts):
    """(what is so, why it is not) of each judge."""
    try:
        file = Judged(name, out, texts)
    except OSError as error:
        return [("there is a text of its sheets", [str(error)])]
    found = []
    for what, judge in JUDGES.items():
        try:
            found.append((what, list(judge(file))))
        except Exception as error:  # a damaged file is a fault, not a crash
            found.append((what, str(error).splitlines() or [repr(error)]))
    return found


def can_fail(names, out, texts):
    """The texts of one file are not those of another, nor is any number."""
    first, last = (Judged(name, out, texts) for name in (names[0], names[-1]))
    last.path = first.path
    yield "another text is seen by mutool's", bool(list(judge_text(last)))
    yield "another text is seen in the structure tree", bool(judge_order(last))
    for name in names:
        if name.endswith("-booklet.pdf"):
            file = Judged(name, out, texts)
            without = re.sub("(?m)^3$", "", read_drawn(file.path))
            yield (f"{name}: a missing number of a page is seen",
                   bool(compare(file.text, without, count_numbers(file.path))))
        if count_copies(name) > 1:
            file = Judged(name, out, texts)
            yield (f"{name}: a copy too many is seen",
                   bool(compare(file.text, read_drawn(file.path), 0,
                                count_copies(name) - 1)))


def main(out, texts):
    names = sorted(
        os.path.relpath(os.path.join(folder, name), out)
        for folder, _, files in os.walk(out) for name in files
        if name.endswith(".pdf"))
    number = bad = 0
    if len(names) < 2:
        print(f"not ok 1 - there are files below {out}\n1..1")
        return 1
    with multiprocessing.Pool() as pool:
        work = functools.partial(results, out=out, texts=texts)
        for name, found in zip(names, pool.imap(work, names, 4)):
            for what, faults in found:
                number += 1
                bad += bool(faults)
                print(f"{'not ok' if faults else 'ok'} {number} - {name}: {what}")
                for fault in faults:
                    print(f"# {fault}")
    for what, seen in can_fail(names, out, texts):
        number += 1
        bad += not seen
        print(f"{'ok' if seen else 'not ok'} {number} - {what}")
    print(f"1..{number}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
