# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to fail the check of pictures in rasters.py; a file without a picture has
most of them passed over."""
import zlib

from pikepdf import Array, Dictionary, Name, String

from break_pdf import edit_content
from registry import breaks


def first_picture(pdf):
    """(number of the page that draws it, its name, itself)."""
    for number, page in enumerate(pdf.pages):
        for name, one in page.Resources.get("/XObject", {}).items():
            if f"{name} Do".encode() in page.Contents.read_bytes():
                return number, name, one
    raise LookupError("the file has no picture to break")


def replace_picture(pdf, data, **changes):
    number, name, old = first_picture(pdf)
    new = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image,
                          Width=old.Width, Height=old.Height,
                          ColorSpace=old.ColorSpace, BitsPerComponent=8)
    for key, value in changes.items():
        new["/" + key] = value
    for page in pdf.pages:
        page.Resources.XObject[name] = new


def move_picture(pdf, matrix):
    """Draws it with another matrix, made from its width and height."""
    number, name, _ = first_picture(pdf)

    def change(instructions):
        for place, (operands, operator) in enumerate(instructions):
            if operator == "Do":
                cm = instructions[place - 1]
                cm[0][:] = matrix([float(x) for x in cm[0]])
        return instructions
    edit_content(pdf, change, number)


@breaks(20)
def break_form(pdf):
    form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject,
                           Subtype=Name.Form, BBox=[0, 0, 9, 9])
    pdf.pages[0].Resources["/XObject"] = Dictionary(F=form)
    edit_content(pdf, lambda old: old + [([Name.Artifact], "BMC"),
                                         ([Name.F], "Do"), ([], "EMC")])


@breaks(24)
def break_never_drawn(pdf):
    pdf.Root.Extra = pdf.make_stream(
        b"abc", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
        ColorSpace=Array([Name.CalRGB, Dictionary()]), BitsPerComponent=8)


@breaks(24)
def break_soft_mask(pdf):
    first_picture(pdf)[2]["/SMask"] = pdf.make_stream(b"")


@breaks(24)
def break_metadata(pdf):
    first_picture(pdf)[2]["/Metadata"] = pdf.make_stream(b"<x/>")


@breaks(24)
def break_interpolation(pdf):
    first_picture(pdf)[2]["/Interpolate"] = True


@breaks(24)
def break_name(pdf):
    first_picture(pdf)[2]["/Creator"] = String("Somebody")


@breaks(24)
def break_device_colour(pdf):
    first_picture(pdf)[2].ColorSpace = Name.DeviceRGB


@breaks(24)
def break_depth(pdf):
    first_picture(pdf)[2].BitsPerComponent = 4


@breaks(24)
def break_picture_filter(pdf):
    replace_picture(pdf, b"\xff\xd8", Filter=Name.DCTDecode)


@breaks(24)
def break_missing_pixels(pdf):
    replace_picture(pdf, zlib.compress(b"\0\0\0"), Filter=Name.FlateDecode)


@breaks(24)
def break_coarse(pdf):
    move_picture(pdf, lambda old: [old[0] * 4, 0, 0, old[3] * 4] + old[4:])


@breaks(24)
def break_stretched(pdf):
    move_picture(pdf, lambda old: [old[0] / 2, 0, 0, old[3]] + old[4:])


@breaks(24)
def break_mirrored(pdf):
    move_picture(pdf, lambda old: [-old[0], 0, 0, old[3]] + old[4:])


@breaks(24)
def break_artifact(pdf):
    number, _, _ = first_picture(pdf)

    def change(instructions):
        at = [name for _, name in instructions].index("Do")
        while instructions[at][1] != "BDC":
            at -= 1
        instructions[at] = ([Name.Artifact], "BMC")
        return instructions
    edit_content(pdf, change, number)
