#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""As if every text had been read and found good: for tests of what only checked
texts may do.

    check_all_texts.py LOCALES LANGUAGE...

Writes LOCALES/review/LANGUAGE.tsv, also for nl. Hashes are those of
src/catalogue/review.h, computed here once more."""
import hashlib
import os
import re
import sys

HEADER = "context\tdutch\ttranslation\tstate\trole\tdate\tfile\tremark\n"
ROLES = {True: ("lawyer", "sex-worker-organisation"), False: ("native-reader",)}


def read_text(quoted):
    text = "".join(re.findall(r'^"(.*)"$', quoted, re.MULTILINE))
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(
        match.group(1), match.group(1)), text)


def read_entries(path):
    """Context, Dutch and translation; forms of a counted text joined."""
    with open(path, encoding="utf-8") as file:
        chunks = re.split(r"\n\n+", file.read())
    for chunk in chunks:
        fields = {name: read_text(value) for name, value in re.findall(
            r'^(msg[a-z_]+(?:\[\d\])?) ((?:".*"\n?)+)', chunk, re.MULTILINE)}
        if "msgctxt" in fields:
            yield (fields["msgctxt"],
                   join(fields, "msgid"), join(fields, "msgstr"))


def join(fields, name):
    return "\n".join(value for key, value in sorted(fields.items())
                     if key.startswith(name))


def make_hash(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main():
    locales, languages = sys.argv[1], sys.argv[2:]
    os.makedirs(f"{locales}/review", exist_ok=True)
    for language in languages:
        dutch = language == "nl"
        names = ["wegwijzer.pot", "professional.pot"] if dutch else [
            f"{language}.po"]
        with open(f"{locales}/review/{language}.tsv", "w",
                  encoding="utf-8") as out:
            out.write(HEADER)
            for name in names:
                for context, text, translation in read_entries(
                        f"{locales}/{name}"):
                    other = text if dutch else translation
                    for role in ROLES[dutch]:
                        out.write("\t".join((
                            context, make_hash(text), make_hash(other),
                            "checked", role, "2026-11-01", "-", "")) + "\n")


main()
