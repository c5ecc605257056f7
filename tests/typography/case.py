#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples as content of our own, for the program to build.

case.py write FOLDER    turns a copy of the golden case "small" into an edition
                        "examples": a topic and a flyer for each language
case.py fill FOLDER     translates, after `wegwijzer extract`: the examples in
                        their language, all else in words of that language
case.py pdf FOLDER      reads the texts of the PDF files, as mutool draws them
                        on paper, and compares them with the examples. TAP
"""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "pdf"))
sys.path.insert(0, os.path.join(HERE, "..", "golden"))
from compare_text import squeeze, without_actual_text  # noqa: E402
from fill_po import fill as fill_text  # noqa: E402

PLAIN = re.compile(r"\{(\w+):([^}]*)\}")


def examples():
    with open(os.path.join(HERE, "examples.tsv"), encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    return [dict(zip(head, row)) for row in rows]


def plain(example):
    return PLAIN.sub(r"\2", example["text"])


def by_language():
    found = {}
    for example in examples():
        found.setdefault(example["language"], []).append(example)
    return found


def name_of(code):
    return "example-" + code.lower().replace("_", "-")


PHONE = re.compile(r"\{i:(\+?\d[\d ]{7,}|\d{4}-\d{4})\}")


def is_rule(example):
    """Telephone numbers stand in no text: an edition gives them to a rule."""
    return PHONE.search(example["text"]) is not None


def dutch_text(code, number):
    """With the numbers of the example, since numbers must survive translation."""
    example = by_language()[code][number]
    numbers = re.findall(r"\d[\d–]*\d|\d", plain({"text": PHONE.sub("", example["text"])}))
    if is_rule(example):
        numbers.insert(0, "{phone}")
    return f"Tekst {chr(97 + number)} van {name_of(code)}: {' en '.join(numbers)}.".replace(": .", ".")


def translation(example):
    said = PHONE.sub("{phone}", example["text"])
    return PLAIN.sub(lambda m: f"*{m[2]}*" if m[1] == "nl" else m[2], said)


def rules():
    """For rules.yaml and for the edition."""
    kinds, values = [], []
    for code, rows in by_language().items():
        for number, row in enumerate(rows):
            if is_rule(row):
                name = f"{name_of(code)}-{number}"
                kinds += [f"- rule: {name}", "  subject: supervision", f'  text: "{dutch_text(code, number)}"',
                          "  values: {phone: phone}", "  authority: national", "  kind: national-law"]
                values += [f"  - rule: {name}", f'    values: {{phone: "{PHONE.search(row["text"])[1]}"}}',
                           "    sources: [fact]"]
    return "\n".join(kinds) + "\n", "\n".join(values) + "\n"


def topic(code, rows):
    name = name_of(code)
    texts = [number for number, row in enumerate(rows) if not is_rule(row)]
    lines = ["---", f"topic: {name}", f"title: Titel {name}", f"question: Vraag {name}?",
             f"summary: Tekst over {name}.", "icon: door", "audience: person", "sections:"]
    for number in [*texts, "end"]:
        lines += [f"  part{number}:", "    sources: [fact]"]
    lines += ["    rules: [supervision]", "---"]
    for number in texts:
        lines += ["", f"## Kop {chr(97 + number)} van {name} {{#part{number}}}", "", dutch_text(code, number)]
    lines += ["", f"## Slot van {name} {{#partend}}", "", f"Het slot van {name}."]
    return "\n".join(lines) + "\n"


def flyer(code, number, rows):
    name = name_of(code)
    lines = [f"flyer: {name}", f"code: x{number}", f"topic: {name}", "audience: person", "formats: [a4, phone]",
             "parts:", "  first:"]
    places = [place for place, row in enumerate(rows) if not is_rule(row)]
    lines += [f"    - section: {name}/part{place}" for place in [*places, "end"]]
    return "\n".join(lines) + "\n"


def write(folder):
    languages = by_language()
    source = os.path.join(HERE, "..", "..")
    with open(os.path.join(source, "locales/languages.yaml"), encoding="utf-8") as file:
        entries = re.split(r"(?m)^(?=- language: )", file.read())[1:]
    kept = []
    for entry in entries:
        code = re.match(r"- language: (\S+)", entry)[1]
        entry = re.sub(r"(?m)^  topics: .*\n", "", entry)
        if code in languages and code != "nl":
            kept.append(entry + f"  topics: [{name_of(code)}]\n")
        elif code == "nl":
            kept.append(entry)
    files = {"locales/languages.yaml": "".join(kept)}
    for number, (code, rows) in enumerate(languages.items()):
        files[f"content/topics/{name_of(code)}.md"] = topic(code, rows)
        files[f"content/flyers/{name_of(code)}.yaml"] = flyer(code, number, rows)
    for path in ("templates/formats/a4.yaml", "templates/formats/phone.yaml", "templates/fonts.yaml",
                 "content/interface.yaml", "content/staff.yaml"):
        with open(os.path.join(source, path), encoding="utf-8") as file:
            files[path] = file.read()
    with open(os.path.join(folder, "content/editions/dorp.yaml"), encoding="utf-8") as file:
        edition = file.read().replace("edition: dorp", "edition: examples")
    edition = re.sub(r"languages: \[.*\]", f"languages: [{', '.join(['nl', *(c for c in languages if c != 'nl')])}]", edition)
    edition = re.sub(r"flyers: \[.*\]", f"flyers: [{', '.join(map(name_of, languages))}]", edition)
    kinds, values = rules()
    files["content/editions/examples.yaml"] = edition.replace("rules:\n", "rules:\n" + values)
    with open(os.path.join(folder, "content/rules.yaml"), encoding="utf-8") as file:
        files["content/rules.yaml"] = file.read() + kinds
    for old in ("content/editions/dorp.yaml", "content/topics/door.md", "content/flyers/door.yaml",
                "content/flyers/all.yaml", "locales/ro.po", "locales/ar.po", "locales/wegwijzer.pot"):
        os.remove(os.path.join(folder, old))
    for path, text in files.items():
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)


def short_words(rows):
    """Words for buttons, in the script of the language."""
    words = [word for row in rows for word in re.findall(r"[^\W\d_]+", plain(row))]
    foreign = [word for word in words if ord(word[0]) > 0x370]
    words = foreign or words
    if "\u4e00" <= words[0][0] <= "\u9fff":
        return [word[0] for word in words]
    return [word for word in words if 2 <= len(word) <= 9] or [words[0][:4]]


def fill_block(block, code, rows, words, state):
    """The entry, translated if the language owes it."""
    context = re.search(r'^msgctxt "(example-[a-z-]+)', block, re.M)
    source = re.search(r'^msgid "(.*)"', block, re.M)
    if source is None or source[1] == "" or context and context[1] != name_of(code):
        return block
    for number, row in enumerate(rows):
        if source[1] == dutch_text(code, number):
            return block.replace('msgstr ""', f'msgstr "{translation(row)}"')
    said = fill_text(source[1], words, state)
    if said == source[1]:
        said += " " + words[0]
    return re.sub(r'^(msgstr(?:\[\d\])?) ""', lambda m: f'{m[1]} "{said}"', block, flags=re.M)


def fill(folder):
    for code, rows in by_language().items():
        if code == "nl":
            continue
        path = os.path.join(folder, f"locales/{code}.po")
        text = subprocess.run(["msgcat", "--no-wrap", path], check=True, capture_output=True, text=True).stdout
        words, state = short_words(rows), [0]
        blocks = [fill_block(block, code, rows, words, state) for block in text.split("\n\n")]
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n\n".join(blocks))


def pdf(folder):
    number = bad = 0
    for code, rows in by_language().items():
        for form in ("a4", "phone"):
            path = f"{folder}/examples/flyers/{name_of(code)}/{code}-{form}.pdf"
            drawn = subprocess.run(["mutool", "draw", "-q", "-F", "text", path], check=True,
                                   capture_output=True, text=True).stdout
            found = without_actual_text(squeeze(drawn))
            for row in rows:
                number += 1
                # in Dutch the table stands in no text: those are translations
                wanted = without_actual_text(squeeze(plain(row))) if code != "nl" else squeeze(dutch_text(code, 0))
                good = wanted in found.replace("\u2010", "") or wanted in found
                bad += not good
                print(f"{'ok' if good else 'not ok'} {number} - note {row['note']}: {plain(row)} ({code}-{form})")
                if not good:
                    print(f"# drawn: {drawn[:400]!r}")
    number += 1
    print(f"{'ok' if 'no such text' not in found else 'not ok'} {number} - what is not there is not found")
    print(f"1..{number}")
    return bad > 0


def main():
    command, folder = sys.argv[1:]
    return {"write": write, "fill": fill, "pdf": pdf}[command](folder)


if __name__ == "__main__":
    sys.exit(main())
