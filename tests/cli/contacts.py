#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""contacts.py CONTENT OUT DATE: every phone number, mail address, site, street
address and time of day that a file below OUT shows must stand in CONTENT with
a source and be printable on DATE. Reads the rule from content/README.md anew,
in another language than the program. Prints what must not be there; exits 1.

contacts.py --rules CONTENT DATE: nothing in CONTENT rests on a fact of low
confidence, and no detail rests on a fact whose note doubts it."""
import csv
import glob
import html.parser
import multiprocessing
import os
import re
import subprocess
import sys
import unicodedata

sys.path.append(os.path.join(os.path.dirname(__file__), ".."))
from unpack import unpack  # noqa: E402

DETAILS = ("phone", "whatsapp", "email", "website", "address", "hours")
DOUBT = re.compile(r"\b(check|conflict|too old|leave out|left out|"
                   r"do not print)\b", re.I)


def unquote(text):
    text = text.strip()
    if text[:1] == '"':
        return re.match(r'"((?:[^"\\]|\\.)*)"', text)[1].replace('\\"', '"')
    return re.sub(r"\s+#.*", "", text)


def entries(path, key):
    """The entries of a list of mappings, as {key: text}."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    starts = [m.start() for m in re.finditer(rf"^ *- {key}: ", text, re.M)]
    for start, end in zip(starts, starts[1:] + [len(text)]):
        fields = re.findall(r"^[ -]+([\w-]+): (.*(?:\n {4,}.*)*)",
                            text[start:end], re.M)
        yield {name: value for name, value in reversed(fields)}


def ids(value):
    return re.findall(r"[\w.-]+", value or "")


def detail_field(detail, name):
    found = re.search(rf'\b{name}: *("[^"]*"|[^,}}]+)', detail)
    return unquote(found[1]) if found else None


def first_day(dated):
    """The earliest day that a year, month or day can mean."""
    parts = [int(part) for part in dated.split("-")] + [1, 1]
    return tuple(parts[:3])


def within_year(dated, date):
    year, month, day = first_day(dated)
    return (year + 1, month, day) >= first_day(date)


class Content:
    def __init__(self, folder, date):
        self.folder, self.date = folder, date
        self.sources = {unquote(entry["source"]): entry for entry in
                        entries(f"{folder}/sources.yaml", "source")}
        self.organisations = [
            entry for path in sorted(glob.glob(f"{folder}/organisations/*"))
            for entry in entries(path, "organisation")]
        self.lines = list(entries(f"{folder}/emergency.yaml", "line"))
        # names and citations may look like a site: "Sekswerk.info"
        self.names = " ".join(
            [unquote(entry["name"]) for entry in self.organisations] +
            [unquote(entry["short"]) for entry in self.sources.values()])
        self.allowed = []
        for line in self.lines:
            assert ids(line["sources"]), line
            for key in ("number", "second-number"):
                if key in line:
                    self.allowed.append(unquote(line[key]))
        for organisation in self.organisations:
            for key in DETAILS:
                if key in organisation and self.printable(organisation,
                                                          organisation[key]):
                    self.allowed += re.findall(r'"([^"]*)"|value: *([^",}]+)',
                                               organisation[key])
        self.allowed = [value if isinstance(value, str) else "".join(value)
                        for value in self.allowed]
        for path in glob.glob(f"{folder}/editions/*"):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            self.allowed += re.findall(r'"(\d\d:\d\d)"', text)
            self.allowed += self.contact(text)
        self.allowed_numbers = {digits(value) for value in self.allowed}
        self.allowed_times = {clock(*found) for value in self.allowed
                              for found in TIME.findall(value)}

    def contact(self, edition):
        """The number of whom to ask for, while its confirmation holds."""
        block = re.search(r"^contact:\n((?: .*\n)+)", edition, re.M)
        if not block:
            return []
        on = detail_field(block[1], "on")
        phone = re.search(r"^  phone: (.*)$", block[1], re.M)
        holds = on and within_year(on, self.date)
        return [unquote(phone[1])] if phone and holds else []

    def printable(self, organisation, detail):
        confirmed = detail_field(organisation.get("confirmed", ""), "on")
        if confirmed and within_year(confirmed, self.date):
            return True
        source = self.sources[detail_field(detail, "source")]
        return (source["confidence"] == "high" and "dated" in source and
                within_year(unquote(source["dated"]), self.date))


def digits(text):
    return re.sub(r"\D", "", text)


def clock(hours, minutes):
    return int(hours), int(minutes)


PHONE = re.compile(r"(?<![\w.,€+])(?:\+|0)(?:[ \u00a0()/\u2010\u2011-]{0,2}\d)"
                   r"{6,14}(?![\w])")
# a size of a file is no number: "117 kB"
SHORT = re.compile(r"(?<![\w.,€:/-])(?:1[14]\d|116[ \u00a0]?\d{3}|"
                   r"14[ \u00a0]0\d{2,3})(?![\w:/-]|[.,]\d|[ \u00a0]kB)")
MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
SITE = re.compile(r"(?:https?://|www\.)[^\s<>]+|(?<![\w@])[\w-]+(?:\.[\w-]+)*"
                  r"\.(?:nl|nu|org|com|net|info|eu|amsterdam)\b", re.I)
STREET = re.compile(r"\b[A-Z][\w’'-]*(?:straat|laan|weg|plein|singel|kade|"
                    r"gracht|dijk|steeg|markt|hof|pad|burgwal) \d+\w?\b|"
                    r"\b[1-9]\d{3}[ \u00a0]?[A-Z]{2}\b")
TIME = re.compile(r"(?<![\d.:,])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d.:,%])")


def plain(text):
    """Digits of every script as those of ours."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and c > "\u007f"
                   and unicodedata.decimal(c, None) is not None else c
                   for c in text)


def wrong(text, content):
    """What `text` shows and may not."""
    text = plain(text)
    for pattern in (PHONE, SHORT):
        for found in pattern.findall(text):
            if digits(found) not in content.allowed_numbers:
                yield f"phone number {found}"
    for pattern, what in ((MAIL, "mail address"), (SITE, "site"),
                          (STREET, "address")):
        for found in pattern.findall(text):
            if not any(found in value for value in content.allowed) and \
                    found not in content.names:
                yield f"{what} {found}"
    for found in TIME.finditer(text):
        if clock(*found.groups()) not in content.allowed_times and \
                found[0] not in content.names:
            yield f"time {found[0]}"


class Page(html.parser.HTMLParser):
    """The texts of a page, and what its links point to."""

    def __init__(self):
        super().__init__()
        self.texts, self.skip = [], 0

    def handle_starttag(self, tag, attributes):
        self.skip += tag in ("script", "style")
        self.texts += ["\n"] if tag not in ("bdi", "span", "strong") else []
        for name, value in attributes:
            if name in ("href", "title", "alt", "aria-label", "content") and \
                    not value.startswith("data:"):
                self.texts.append(f"\n{value}\n")

    def handle_endtag(self, tag):
        self.skip -= tag in ("script", "style")
        self.texts += ["\n"] if tag not in ("bdi", "span", "strong") else []

    def handle_data(self, data):
        if not self.skip:
            self.texts.append(data)


def text_of(path):
    if path.endswith(".pdf"):
        return subprocess.run(["mutool", "draw", "-q", "-F", "text", path],
                              check=True, capture_output=True,
                              text=True).stdout
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".html"):
        page = Page()
        page.feed(unpack(text))
        return "".join(page.texts)
    if path.endswith(".csv"):
        return "\n".join(field for row in csv.reader(text.splitlines())
                         for field in row)
    return text


def look_at(task):
    path, out, content = task
    text = text_of(path)
    assert len(text.strip()) > 100, f"no text in {path}"
    return {f"{os.path.relpath(path, out)}: {problem}"
            for problem in wrong(text, content)}


def look(content, out):
    paths = [os.path.join(folder, name)
             for folder, _, names in os.walk(out) for name in names
             if name.endswith((".pdf", ".html", ".txt", ".csv")) or
             name == "directory.json"]
    assert paths, "no files"
    with multiprocessing.Pool() as pool:
        return set().union(*pool.map(
            look_at, [(path, out, content) for path in sorted(paths)],
            chunksize=8))


def look_at_rules(content):
    problems = set()
    for path in glob.glob(f"{content.folder}/**/*", recursive=True):
        if not path.endswith((".yaml", ".md")) or "/sources.yaml" in path or \
                path.endswith("README.md"):
            continue
        with open(path, encoding="utf-8") as file:
            for found in re.findall(r"sources?: *(\[[^\]]*\]|[\w.-]+)",
                                    file.read()):
                for name in ids(found):
                    source = content.sources.get(name)
                    if source and source["confidence"] == "low":
                        problems.add(f"{path}: {name} is of low confidence")
    for organisation in content.organisations:
        for key in DETAILS:
            if key in organisation and "confirmed" not in organisation:
                name = detail_field(organisation[key], "source")
                note = unquote(content.sources[name].get("note", ""))
                if DOUBT.search(note):
                    problems.add(f"{organisation['organisation']}: {key}, "
                                 f"though the note of {name} doubts it")
        if "address" in organisation and organisation.get("shelter") == "true":
            problems.add(f"{organisation['organisation']}: a shelter's address")
    return problems


def main(arguments):
    if arguments[0] == "--rules":
        problems = look_at_rules(Content(arguments[1], arguments[2]))
    else:
        problems = look(Content(arguments[0], arguments[2]), arguments[1])
    for problem in sorted(problems):
        print(problem)
    return 1 if problems else 0


sys.exit(main(sys.argv[1:]))
