/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pdf.js, the reader of Firefox and of many sites, takes from our PDFs for
 * a screen reader: the order of the text, its languages, what pictures say. The
 * documents themselves say what must come out: text.txt and dump.txt, made by
 * tests/golden/sheets, beside each other; WEGWIJZER_OUT: where the files are.
 *
 * pdf.js does not read ActualText; see tests/pdf/compare_text.py for the three
 * differences that this makes. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, newPage } from "./browser.mjs";

const folder = dirname(process.env.WEGWIJZER_PAGE);
const out = process.env.WEGWIJZER_OUT;
const require = createRequire(`${process.env.WEGWIJZER_PACKAGES}/package.json`);
const library = dirname(require.resolve("pdfjs-dist/legacy/build/pdf.mjs"));
const origin = "http://reader.test";
/* Where the tag is not the code: locales/languages.yaml. */
const tagOf = (code) => ({ zh_CN: "zh-Hans" })[code] ?? code.replace("_", "-");

let browser;
let page;

/* Path of each PDF to its part of a file that sheets wrote. */
function readParts(name) {
  const parts = new Map();
  for (const part of readFileSync(join(folder, name), "utf8").split(/^=== /m).slice(1)) {
    const end = part.indexOf("\n");
    parts.set(part.slice(0, end), part.slice(end + 1));
  }
  return parts;
}
const texts = readParts("text.txt");
const dumps = readParts("dump.txt");

before(async () => {
  browser = await launch();
  page = await newPage(browser, { width: 800, height: 600 });
  await page.route("**/*", (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    return name === ""
      ? route.fulfill({ contentType: "text/html", body: "<!doctype html><title>reader</title>" })
      : route.fulfill({ contentType: "text/javascript", path: join(library, name) });
  });
  await page.goto(`${origin}/`);
});
after(() => browser.close());

/* The language of the file; of each page its tree and its text as pdf.js tells
 * them. */
async function readFile(path) {
  const data = readFileSync(join(out, path)).toString("base64");
  return page.evaluate(async ({ origin, data }) => {
    const reader = await import(`${origin}/pdf.mjs`);
    reader.GlobalWorkerOptions.workerSrc = `${origin}/pdf.worker.mjs`;
    const bytes = Uint8Array.from(atob(data), (one) => one.codePointAt(0));
    const loading = reader.getDocument({ data: bytes, verbosity: 0 });
    const file = await loading.promise;
    const pages = [];
    for (let number = 1; number <= file.numPages; number++) {
      const sheet = await file.getPage(number);
      const content = await sheet.getTextContent({ includeMarkedContent: true });
      pages.push({
        tree: await sheet.getStructTree(),
        items: content.items.map(({ type, id, str, dir }) => ({ type, id, str, dir }))
      });
    }
    const { info } = await file.getMetadata();
    const marks = await file.getMarkInfo();
    await loading.destroy();
    return { language: info.Language, title: info.Title, marks, pages };
  }, { origin, data });
}

/* As squeeze and without_actual_text in tests/pdf/compare_text.py. */
function squeeze(text) {
  return text.replaceAll(/\u00ad\s*/gu, "").normalize("NFC").replaceAll(/[\s\p{Cf}]/gu, "")
    .replaceAll("\u0e33", "\u0e4d\u0e32").replaceAll(/([\u0e48-\u0e4b])\u0e4d/gu, "\u0e4d$1")
    .replaceAll(/\u0644([\u064b-\u0652]+)([\u0622\u0623\u0625\u0627])/gu, "\u0644$2$1")
    .replaceAll("\u00b7", "\u2022");
}

/* pdf.js takes text from right to left for text in the order of the eye, and turns
 * each of its pieces round. Ours are single letters, so this shows only where two
 * letters are one glyph, as lam and alef. Turned back here. */
function turnBack(text, dir) {
  return dir === "rtl" ? [...text].reverse().join("") : text;
}

/* Pieces of marked content in the order in which they are drawn: [id, text]. */
function readPieces(items) {
  const pieces = [];
  const open = [];
  for (const { type, id, str, dir } of items) {
    if (type?.startsWith("begin")) {
      open.push(id ?? open.at(-1));
      if (id !== undefined) {
        pieces.push([id, ""]);
      }
    } else if (type === "endMarkedContent") {
      open.pop();
    } else if (str) {
      assert.notEqual(open.at(-1), undefined, `"${str}" is in no element`);
      pieces.findLast(([one]) => one === open.at(-1))[1] += turnBack(str, dir);
    }
  }
  return pieces;
}

/* The tree as a screen reader walks it: {id, language, role} of all pieces, and
 * all figures. */
function walk(node, language, found) {
  const own = node.lang ?? language;
  if (node.role === "Figure") {
    found.figures.push(node);
  }
  for (const child of node.children ?? []) {
    if (child.type === "content") {
      found.pieces.push({ id: child.id, language: own, block: node.role === "Span" || node.role === "Link" ? null : node });
    } else if (child.type === undefined) {
      walk(child, own, found);
    }
  }
  return found;
}

/* What is wrong with the order: each page must be read in the order of the
 * document, and nothing may be left out or told twice. */
function orderFault(file, text) {
  const wanted = squeeze(text);
  let all = "";
  for (const [number, { tree, items }] of file.pages.entries()) {
    const said = new Map(readPieces(items));
    let place = 0;
    for (const { id } of walk(tree, file.language, { pieces: [], figures: [] }).pieces) {
      const piece = squeeze(said.get(id) ?? "");
      const at = wanted.indexOf(piece, place);
      if (at < 0) {
        return `page ${number + 1}: "${piece}" is not in its place`;
      }
      place = at + piece.length;
      all += piece;
    }
  }
  const sorted = (one) => [...one].sort().join("");
  return sorted(all) === sorted(wanted) ? "" : "the tree holds more or less than the document";
}

/* Runs of one language, in the order in which they are drawn. */
function mergeRuns(runs) {
  const merged = [];
  for (const [language, text] of runs) {
    if (merged.at(-1)?.[0] === language) {
      merged.at(-1)[1] += text;
    } else if (squeeze(text) !== "") {
      merged.push([language, text]);
    }
  }
  return merged.map(([language, text]) => [language, squeeze(text)]);
}

function runsOfFile(file) {
  return file.pages.map(({ tree, items }) => {
    const languages = new Map(walk(tree, file.language, { pieces: [], figures: [] })
      .pieces.map(({ id, language }) => [id, language]));
    return mergeRuns(readPieces(items).map(([id, text]) => [languages.get(id), text]));
  });
}

function runsOfDump(dump) {
  return dump.split(/^sheet .*$/m).slice(1).map((sheet) => mergeRuns(
    [...sheet.matchAll(/^ {2}text @.*? ([A-Za-z-]+) #[0-9a-f]{6} "(.*)"$/gmu)]
      .map(([, language, text]) => [language, JSON.parse(`"${text}"`)])));
}

/* Where two lists of runs of each page part, or "". */
function languageFault(file, dump) {
  const [found, wanted] = [runsOfFile(file), runsOfDump(dump)].map((pages) => pages.flat());
  const at = wanted.findIndex((run, place) => run.join(" ") !== found[place]?.join(" "));
  if (at < 0) {
    return found.length === wanted.length ? "" : "more runs than in the document";
  }
  const [[language, text], [other, said]] = [wanted[at], found[at] ?? ["", ""]];
  const from = [...text].findIndex((one, place) => one !== [...said][place]);
  return `${language} "${text.slice(from, from + 30)}" is ${other} "${said.slice(from, from + 30)}"`;
}

test("there are files", () => {
  assert.ok(texts.size > 0);
  assert.deepEqual([...texts.keys()], [...dumps.keys()]);
});

for (const path of texts.keys()) {
  test(`${path}: pdf.js reads what the document says`, async () => {
    const file = await readFile(path);
    assert.equal(file.marks.Marked, true);
    assert.ok(file.title);
    /* what staff alone get is Dutch, and its name has no language */
    assert.equal(file.language, path.includes("/flyers/") ? tagOf(path.split("/").at(-1).split("-")[0]) : "nl");
    assert.equal(orderFault(file, texts.get(path)), "");
    assert.equal(languageFault(file, dumps.get(path)), "");
    for (const { tree } of file.pages) {
      for (const figure of walk(tree, file.language, { pieces: [], figures: [] }).figures) {
        assert.match(figure.alt, /\S/);
        assert.equal(figure.bbox.length, 4);
      }
    }
    assert.deepEqual(page.faults, []);
  });
}

test("another order, another language and a lost piece are seen", async () => {
  const [path] = texts.keys();
  const changed = async (change) => {
    const file = await readFile(path);
    const kids = file.pages[0].tree.children[0].children;
    change(kids, file);
    return file;
  };
  assert.match(orderFault(await changed((kids) => kids.at(-1).children.reverse()), texts.get(path)), /not in its place/);
  assert.match(orderFault(await changed((kids) => kids.pop()), texts.get(path)), /more or less/);
  const other = await changed((kids) => {
    kids[0].lang = "xx";
  });
  assert.match(languageFault(other, dumps.get(path)), / is xx /);
});
