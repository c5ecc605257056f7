#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do the sheets for the office printer hold the leaflet where it is cut out?

    check_sheets.py FORMAT LEAFLET SHEETS     what is wrong; exit 1
    check_sheets.py --self-test FORMAT LEAFLET SHEETS
                                              spoils pictures of good sheets, and
                                              sees whether it is found

Both files are painted with ten pixels a millimetre. Each copy must look like
the leaflet, and less so where one shifts it by a tenth of a millimetre in any
direction. Outside the copies there are the marks and nothing else. Where copies
must be is said here once more, as somebody would measure it on paper."""
import subprocess
import sys
import tempfile

import pikepdf
from PIL import Image, ImageChops, ImageDraw

sys.dont_write_bytecode = True

DOTS = 254     # an inch: ten pixels a millimetre
DIFFERS = 64   # levels of grey
NEAR = 3       # times more pixels differ when shifted

# In tenths of a millimetre: size of the leaflet and of the paper; the places of
# copies on front and back; marks on front and back; how to turn the paper.
CARDS = [(200, 135 + 540 * row) for row in range(5)]
CARD_MARKS = [
    (x, y, 0, 50) for x in (200, 1900) for y in (60, 2860)] + [
    (x, y, 50, 0) for x in (125, 1925) for y in range(135, 2836, 540)]
WALLETS = [(200 + 850 * column, y) for _, y in CARDS for column in (0, 1)]
WALLET_MARKS = CARD_MARKS + [(1050, y, 0, 50) for y in (60, 2860)]
SHEETS = {
    "wallet": ((850, 540), (2100, 2970), (WALLETS, WALLETS),
               (WALLET_MARKS, WALLET_MARKS), "/DuplexFlipLongEdge"),
    "card": ((1700, 540), (2100, 2970), (CARDS, CARDS),
             (CARD_MARKS, CARD_MARKS), "/DuplexFlipLongEdge"),
    "a5": ((1480, 2100), (2970, 2100), ([(5, 0), (1485, 0)],) * 2,
           ([(1485, 50, 0, 50), (1485, 2000, 0, 50)], []),
           "/DuplexFlipShortEdge"),
}


def paint(pdf):
    """Grey pictures of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DOTS), pdf,
                        f"{folder}/page"], check=True)
        count = len(pikepdf.open(pdf).pages)
        pictures = []
        for number in range(1, count + 1):
            with Image.open(f"{folder}/page-{number}.pgm") as picture:
                pictures.append(picture.copy())
        return pictures


def difference(leaflet, sheet, x, y, size):
    """How many pixels differ if the leaflet lies at this place."""
    part = sheet.crop((x, y, x + size[0], y + size[1]))
    page = leaflet.crop((0, 0) + size)
    return sum(ImageChops.difference(part, page).histogram()[DIFFERS:])


def check_copy(leaflet, sheet, place, size):
    x, y = place
    here = difference(leaflet, sheet, x, y, size)
    aside = min(difference(leaflet, sheet, x + dx, y + dy, size)
                for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))
    if here * NEAR >= aside:
        yield (f"the copy at {x / 10}, {y / 10} mm is not the leaflet: {here} "
               f"pixels differ, {aside} a tenth of a millimetre aside")


def check_marks(sheet, places, size, marks):
    """Marks have ink in the middle; without them and the copies, no ink."""
    rest = sheet.copy()
    pen = ImageDraw.Draw(rest)
    for x, y, width, height in marks:
        middle = (x + width // 2, y + height // 2)
        area = (middle[0] - 2, middle[1] - 2, middle[0] + 3, middle[1] + 3)
        if sheet.crop(area).getextrema()[0] > 128:
            yield f"no mark at {middle[0] / 10}, {middle[1] / 10} mm"
        pen.rectangle((x - 2, y - 2, x + width + 2, y + height + 2), fill=255)
    for x, y in places:
        pen.rectangle((x, y, x + size[0] - 1, y + size[1] - 1), fill=255)
    box = ImageChops.invert(rest).getbbox()
    if box is not None:
        yield f"ink between {[side / 10 for side in box]} mm"


def check_paper(pdf, paper, duplex):
    with pikepdf.open(pdf) as file:
        found = file.Root.ViewerPreferences.get("/Duplex")
        if found != duplex:
            yield f"printed {found}, not {duplex}"
        for page in file.pages:
            size = [float(side) / 72 * DOTS for side in list(page.MediaBox)[2:]]
            if any(abs(a - b) > 0.1 for a, b in zip(size, paper)):
                yield f"the paper is {size}, not {paper} tenths of a millimetre"


def check_pictures(name, leaflet, sheets):
    size, _, places, marks, _ = SHEETS[name]
    if len(leaflet) != 2 or len(sheets) != 2:
        yield f"{len(leaflet)} pages and {len(sheets)} sides"
        return
    for side in range(2):
        for place in places[side]:
            yield from check_copy(leaflet[side], sheets[side], place, size)
        yield from check_marks(sheets[side], places[side], size, marks[side])


def inked(picture, area):
    picture = picture.copy()
    ImageDraw.Draw(picture).rectangle(area, fill=0)
    return picture


def self_test(name, leaflet, sheets):
    front, back = sheets
    size, _, places, marks, _ = SHEETS[name]
    x, y = places[0][-1]
    mark = marks[0][0]
    white = front.copy()
    ImageDraw.Draw(white).rectangle(
        (mark[0] - 2, mark[1] - 2, mark[0] + mark[2] + 2, mark[1] + mark[3] + 2),
        fill=255)
    empty = front.copy()
    ImageDraw.Draw(empty).rectangle((x + 20, y, x + size[0], y + size[1]), fill=255)
    spoiled = {
        "front and back changed places": [back, front],
        "a back that is upside down": [front, back.rotate(180)],
        "a back that lies 0.2 mm aside": [front, ImageChops.offset(back, 2, 0)],
        "a copy that is missing": [empty, back],
        "a mark that is missing": [white, back],
        "ink in the margin": [front, inked(back, (0, 500, 2, 502))],
        "one side alone": [front],
    }
    good = True
    faults = list(check_pictures(name, leaflet, sheets))
    print("\n".join(faults))
    for fault, pictures in spoiled.items():
        found = any(check_pictures(name, leaflet, pictures))
        good = good and found
        print(f"{'seen' if found else 'NOT SEEN'}: {fault}")
    return good and not faults


def main(arguments):
    testing = arguments[:1] == ["--self-test"]
    name, leaflet, sheets = arguments[testing:]
    pictures = paint(leaflet), paint(sheets)
    if testing:
        return 0 if self_test(name, *pictures) else 1
    _, paper, _, _, duplex = SHEETS[name]
    faults = list(check_paper(sheets, paper, duplex))
    faults += check_pictures(name, *pictures)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
