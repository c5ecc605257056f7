#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The directory as data: both files say the same, with the fields that
# doc/directory.md documents, and lead no spreadsheet astray: `directory.sh` of
# a small case, `directory.sh real` of the texts of the repository.
. "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"
choose_place "${1:-small}"

ok "a build of the directory" program 0 build --edition "$edition" \
    --only directory --date 2026-11-21 --out "$work/out"
ok "... makes two files" says "$work/stdout" "2 files in"
for name in directory.csv directory.json; do
    ok "the manifest has $name" says "$work/out/manifest.json" \
        "\"$edition/$name\""
done
ok "the files are listed before they are made" program 0 build \
    --edition "$edition" --only directory --dry-run --out "$work/out"
ok "... both" sh -c "grep -c '/directory\.' '$work/stdout' | grep -qx 2"

cat >"$work/read.py" <<'END'
import csv
import json
import re
import sys

folder, document, content, edition = sys.argv[1:]
with open(f"{content}/emergency.yaml", encoding="utf-8") as file:
    expected = re.findall(r'^- line: "?([\w-]+)', file.read(), re.M)
with open(f"{content}/editions/{edition}.yaml", encoding="utf-8") as file:
    listed = re.search(r"^organisations:(.*?)^\w", file.read() + "\nend", re.M | re.S)
expected += re.findall(r"[\w-]*\w", listed[1])
with open(f"{folder}/directory.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file, strict=True))
with open(f"{folder}/directory.json", encoding="utf-8") as file:
    data = json.load(file)
with open(document, encoding="utf-8") as file:
    cells = re.findall(r"^\| (`.*?`) \| (\w+) \|", file.read(), re.M)
fields = [(name, kind) for names, kind in cells
          for name in re.findall(r"`([\w-]+)`", names)]
names = [name for name, _ in fields]
assert sorted(rows[0]) == sorted(names + ["edition", "example", "made"]), rows[0]
assert len(rows) == len(data["entries"])
assert [row["id"] for row in rows] == expected, (rows, expected)
for row, entry in zip(rows, data["entries"]):
    assert None not in row and None not in row.values(), row
    assert sorted(entry) == sorted(names), entry
    for name, kind in fields:
        value = entry[name]
        if kind == "list":
            assert isinstance(value, list), (name, value)
            value = "; ".join(value)
        elif kind == "truth":
            assert value in (True, False, None), (name, value)
            value = {True: "true", False: "false", None: ""}[value]
        assert row[name].lstrip("'") == (value or ""), (name, row, value)
    assert not any(value[:1] in "=+-@" for value in row.values() if value), row
    assert row["confidence"] in ("high", "medium"), row
    assert not (row["shelter"] == "true" and row["address"]), row
END
ok "both files hold the same, documented fields, all entries" \
    /usr/bin/python3 "$work/read.py" "$work/out/$edition" \
    "$top_srcdir/doc/directory.md" "$place/content" "$edition"
ok "no byte order mark, so that the first field has its name" \
    sh -c "head -c 3 '$work/out/$edition/directory.csv' | grep -qx 'id,'"

# tonight.pdf says of some lines that they answer day and night: they must.
# always LINE
always() {
    awk -v line="- line: $1" '{ gsub("\"", "") } /^- line:/ { mine = $0 == line }
        mine && /^  hours: always/ { found = 1 } END { exit !found }' \
        "$place/content/emergency.yaml"
}
if [ "$edition" = utrecht ]; then
    said=$(sed -n '/- section: tonight\/now/,/- section: tonight\/maybe/s/.*emergency: \[\(.*\)\].*/\1/p' \
        "$place/content/flyers/tonight.yaml" | tr -d '",')
    ok "tonight names lines" test -n "$said"
    for line in $said; do
        ok "... $line is open day and night" always "$line"
    done
    not_always() { ! always police; }
    ok "... and another would be seen" not_always
fi
done_testing
