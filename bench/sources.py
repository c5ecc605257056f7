# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of bench/compare as Typst and as HTML, from the texts that
bench/sheets prints. Lengths are points."""

import html
import json

HEADINGS = {1: "title", 2: "question", 3: "subheading"}


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".")


def fonts_of(language):
    """The families in order of preference; the first is that of the script."""
    families = []
    for font in language["regular"] + language["bold"]:
        if font["family"] not in families:
            families.append(font["family"])
    return families


def script_size(language, size):
    return size * language["regular"][0]["factor"]


def numbered(language, shape, start, first):
    """The blocks of one sheet, each with its number, as bench_text_cut adds
    it in C."""
    blocks = []
    for i, block in enumerate(language["blocks"][:language["counts"][shape]]):
        own = {"strong": False, "isolate": False, "tag": language["tag"],
               "rtl": language["rtl"], "text": f" {start + i if i > 0 else first}"}
        blocks.append({**block, "spans": block["spans"] + [own]})
    return blocks


def grouped(blocks):
    """Pairs of kind and blocks; items that follow each other are one list."""
    groups = []
    for block in blocks:
        if block["kind"] == "item" and groups and groups[-1][0] == "item":
            groups[-1][1].append(block)
        else:
            groups.append((block["kind"], [block]))
    return groups


def styles_of(language, shape):
    """Size, leading and white above and below for each style, as layout
    reckons them."""
    unit = shape["styles"]["body"]["leading"] * language["leading"] / 2
    return {name: {"size": script_size(language, style["size"]),
                   "leading": style["leading"] * language["leading"],
                   "before": style["before"] * unit,
                   "after": style["after"] * unit}
            for name, style in shape["styles"].items()}


# Typst

def typst_span(span, language):
    text = span["text"]
    if span["isolate"] and language["rtl"]:
        text = f"\u2066{text}\u2069"
    text = json.dumps(text, ensure_ascii=False)
    if span["tag"] != language["tag"]:
        direction = "rtl" if span["rtl"] else "ltr"
        tag = span["tag"].split("-")[0]
        text = f'text(lang: "{tag}", dir: {direction}, {text})'
    return f"#strong({text})" if span["strong"] else f"#{text}"


def typst_text(block, language):
    return ";".join(typst_span(span, language) for span in block["spans"]) + ";"


def typst_heading_rule(level, style):
    gap = style["leading"] - style["size"]
    return (f"#show heading.where(level: {level}): set text(size: "
            f"{number(style['size'])}pt)\n"
            f"#show heading.where(level: {level}): set par(leading: "
            f"{number(gap)}pt)\n"
            f"#show heading.where(level: {level}): set block(above: "
            f"{number(style['before'] + gap)}pt, below: "
            f"{number(style['after'] + gap)}pt)\n")


def typst_preamble(language, shape):
    styles = styles_of(language, shape)
    body, item = styles["body"], styles["item"]
    gap = body["leading"] - body["size"]
    families = ", ".join(json.dumps(name) for name in fonts_of(language))
    columns = f"columns: {shape['columns']}, " if shape["columns"] > 1 else ""
    return "".join([
        '#set document(title: "Wegwijzer")\n',
        f"#set page(width: {number(shape['width'])}pt, "
        f"height: {number(shape['height'])}pt, {columns}"
        f"margin: {number(shape['margin'])}pt)\n",
        f"#set columns(gutter: {number(shape['gap'])}pt)\n"
        if columns else "",
        f'#set text(lang: "{language["tag"].split("-")[0]}", '
        f"font: ({families},), fallback: false, hyphenate: true, "
        f"size: {number(body['size'])}pt, "
        "top-edge: 0.8em, bottom-edge: -0.2em)\n",
        f"#set par(leading: {number(gap)}pt, "
        f"spacing: {number(gap + body['after'])}pt)\n",
        f"#set list(marker: [•], body-indent: 0.5em, "
        f"spacing: {number(gap + item['after'])}pt)\n",
        "#set smartquote(enabled: false)\n",
        "#show heading: set text(hyphenate: false)\n",
        *(typst_heading_rule(level, styles[name])
          for level, name in HEADINGS.items())])


def typst(language, shape, name, start, first):
    parts = [typst_preamble(language, shape)]
    for kind, blocks in grouped(numbered(language, name, start, first)):
        texts = [typst_text(block, language) for block in blocks]
        if kind == "heading":
            level = min(max(blocks[0]["level"], 1), 3)
            parts.append(f"#heading(level: {level})[{texts[0]}]\n")
        elif kind == "item":
            parts.append("#list(tight: false, " + ", ".join(
                f"[{text}]" for text in texts) + ")\n")
        else:
            parts.append(f"\n{texts[0]}\n\n")
    return "".join(parts)


# HTML

def html_span(span, language):
    text = html.escape(span["text"], quote=False)
    if span["strong"]:
        text = f"<b>{text}</b>"
    if span["tag"] != language["tag"]:
        direction = "rtl" if span["rtl"] else "ltr"
        return f'<span lang="{span["tag"]}" dir="{direction}">{text}</span>'
    if span["isolate"] and language["rtl"]:
        return f'<span dir="ltr">{text}</span>'
    return text


def css_rule(selector, style, more=""):
    return (f"{selector}{{font-size:{number(style['size'])}pt;"
            f"line-height:{number(style['leading'])}pt;"
            f"margin:{number(style['before'])}pt 0 {number(style['after'])}pt;"
            f"{more}}}\n")


def html_style(language, shape):
    styles = styles_of(language, shape)
    families = ",".join(json.dumps(name) for name in fonts_of(language))
    room = shape["height"] - 2 * shape["margin"] - 0.5
    columns = ""
    if shape["columns"] > 1:
        columns = (f"columns:{shape['columns']};"
                   f"column-gap:{number(shape['gap'])}pt;column-fill:auto;"
                   f"height:{number(room)}pt")
    return "".join([
        f"@page{{size:{number(shape['width'])}pt {number(shape['height'])}pt;"
        f"margin:{number(shape['margin'])}pt}}\n",
        f"body{{margin:0;font-family:{families};hyphens:auto;{columns}}}\n",
        css_rule("h1", styles["title"], "hyphens:manual"),
        css_rule("h2", styles["question"], "hyphens:manual"),
        css_rule("h3", styles["subheading"], "hyphens:manual"),
        css_rule("p", styles["body"]),
        css_rule("li", styles["item"]),
        "ul{margin:0;padding:0;padding-inline-start:1em}\n"])


def html_sheet(language, shape, name, start, first):
    direction = "rtl" if language["rtl"] else "ltr"
    parts = [f'<!DOCTYPE html><html lang="{language["tag"]}" '
             f'dir="{direction}"><head><meta charset="utf-8">'
             f"<title>Wegwijzer</title>\n<style>\n"
             f"{html_style(language, shape)}</style></head><body>\n"]
    for kind, blocks in grouped(numbered(language, name, start, first)):
        texts = ["".join(html_span(span, language) for span in block["spans"])
                 for block in blocks]
        if kind == "heading":
            level = min(max(blocks[0]["level"], 1), 3)
            parts.append(f"<h{level}>{texts[0]}</h{level}>\n")
        elif kind == "item":
            parts.append("<ul>" + "".join(
                f"<li>{text}</li>\n" for text in texts) + "</ul>\n")
        else:
            parts.append(f"<p>{texts[0]}</p>\n")
    parts.append("</body></html>\n")
    return "".join(parts)
