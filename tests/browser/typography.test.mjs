/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every example of tests/typography/examples.tsv on the screen: the kiosk that
 * tests/typography/case.py made, on narrow and wide screens. */
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, newPage } from "./browser.mjs";

const path = process.env.WEGWIJZER_KIOSK;
const table = readFileSync(new URL("../typography/examples.tsv", import.meta.url), "utf8");
const [head, ...rows] = table.trimEnd().split("\n").map((line) => line.split("\t"));
const examples = rows
  .map((row) => Object.fromEntries(row.map((cell, place) => [head[place], cell === "-" ? "" : cell])))
  .map((row) => ({ ...row, plain: row.text.replace(/\{\w+:([^}]*)\}/g, "$1") }))
  .filter((row) => row.language !== "nl"); /* Dutch is not translated */
const tags = { zh_CN: "zh-Hans", pt_BR: "pt-BR" };
const widths = [320, 360, 420, 1280];

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/* The lines of the block that says `wanted`, as they are seen: for each the
 * characters with their left ends. Spaces do not count in the comparison. */
function readLines(wanted) {
  const squeeze = (text) => text.replace(/[\s\u2066-\u2069]/g, "");
  const blocks = [...document.querySelectorAll("p, li, td")]
    .filter((element) => element.checkVisibility() && squeeze(element.textContent) === squeeze(wanted));
  const block = blocks.at(-1);
  if (block === undefined) {
    return null;
  }
  const style = getComputedStyle(block);
  const pitch = parseFloat(style.lineHeight);
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const lines = [];
  let middle = -Infinity;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (let at = 0; at < node.data.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      const character = node.data[at];
      if (box === undefined) {
        continue;
      }
      const center = (box.top + box.bottom) / 2;
      if (character.trim() !== "" && center - middle > pitch * 0.6) {
        lines.push([]);
        middle = center;
      }
      lines.at(-1)?.push({ character, left: box.left, right: box.right });
    }
  }
  return { lines, pitch: pitch / parseFloat(style.fontSize), language: block.closest("[lang]").lang };
}

const textOf = (line) => line.map((place) => place.character).join("");

function checkEnds(example, lines) {
  lines.forEach((line, number) => {
    const text = textOf(line).trim();
    if (number > 0) {
      assert.ok(!example["not-first"].includes(text[0]), `a line starts with ${text}`);
    }
    if (number < lines.length - 1) {
      const [last, previous = " "] = [...text].reverse();
      const inWord = /\p{Ll}|\p{Lu}/u.test(last) && /\p{L}/u.test(previous);
      assert.ok(inWord || !example["not-last"].includes(last), `a line ends with ${text}`);
    }
  });
}

function checkTogether(example, lines) {
  for (const kept of example.together.split(" / ").filter(Boolean)) {
    const line = lines.find((one) => textOf(one).includes(kept));
    assert.ok(line, `${kept} is cut: ${lines.map(textOf).join(" | ")}`);
    if (/^[\x20-\x7e]+$/.test(kept)) {
      const start = textOf(line).indexOf(kept);
      const places = line.slice(start, start + kept.length).map((place) => place.left);
      assert.deepEqual(places, [...places].sort((a, b) => a - b), `${kept} runs from left to right`);
    }
  }
}

/* A line from right to left begins at the right. */
function checkDirection(lines) {
  const first = lines[0];
  const right = Math.max(...first.map((place) => place.right));
  const word = textOf(first).split(/\s/)[0].length;
  assert.ok(first.slice(0, word).some((place) => place.right > right - 2), textOf(first));
}

/* The faces that draw the block: only those inside the file. */
async function fontsOf(page, wanted) {
  const client = await page.context().newCDPSession(page);
  await client.send("DOM.enable");
  await client.send("CSS.enable");
  const { result } = await client.send("Runtime.evaluate", { expression: `
    [...document.querySelectorAll("p, li, td")].filter((element) => element.checkVisibility() &&
      element.textContent.replace(/\\s/g, "") === ${JSON.stringify(wanted.replace(/\s/g, ""))}).at(-1)` });
  await client.send("DOM.getDocument");
  const { nodeId } = await client.send("DOM.requestNode", { objectId: result.objectId });
  const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
  await client.detach();
  return fonts;
}

async function openTopic(page, example) {
  const tag = tags[example.language] ?? example.language;
  const name = `example-${example.language.toLowerCase().replace("_", "-")}`;
  page.setDefaultTimeout(5000);
  await page.goto(`file://${path}`);
  await page.click(`.language-choice[lang="${tag}"]`);
  await page.click(`.card[data-target="${name}"]`);
  return tag;
}

for (const [place, example] of examples.entries()) {
  test(`line ${place + 2}, note ${example.note}, ${example.language}: ${example.plain}`, async () => {
    const page = await newPage(browser, { width: widths[0], height: 900 });
    const tag = await openTopic(page, example);
    await page.evaluate(() => document.fonts.ready);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const found = await page.evaluate(readLines, example.plain);
      assert.ok(found, "the text is on the screen");
      assert.equal(found.language, tag);
      checkEnds(example, found.lines);
      checkTogether(example, found.lines);
      if (tag === "ar") {
        checkDirection(found.lines);
      }
      assert.ok(found.pitch >= (["th", "ar"].includes(tag) ? 1.5 : 1.4), `lines are ${found.pitch} em apart`);
    }
    for (const font of await fontsOf(page, example.plain)) {
      assert.ok(font.isCustomFont, `${font.familyName} is of the machine`);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

/* "ab" on one line, "?c" on the next, in places that grow. */
const planted = ["ab", "?c"].map((text) =>
  [...text].map((character, place) => ({ character, left: place, right: place + 1 })));

test("planted faults are found", () => {
  const rules = { "not-first": "", "not-last": "", together: "" };
  checkEnds(rules, planted);
  checkTogether(rules, planted);
  assert.throws(() => checkEnds({ ...rules, "not-first": "?" }, planted));
  assert.throws(() => checkEnds({ ...rules, "not-last": "?" }, [planted[1].toReversed(), planted[0]]));
  assert.throws(() => checkEnds({ ...rules, "not-last": "a" }, [[planted[0][0]], planted[1]]));
  assert.throws(() => checkTogether({ ...rules, together: "b?" }, planted));
  assert.throws(() => checkTogether({ ...rules, together: "ba" }, [planted[0].toReversed()]));
  assert.throws(() => checkDirection([[{ character: "a", left: 0, right: 1 },
    { character: " ", left: 1, right: 2 }, { character: "b", left: 2, right: 9 }]]));
});

test("nothing is set in capitals by the style", async () => {
  const page = await newPage(browser, { width: 800, height: 900 });
  await page.goto(`file://${path}`);
  const found = await page.evaluate(() => [...document.querySelectorAll("*")]
    .filter((element) => getComputedStyle(element).textTransform !== "none" ||
      getComputedStyle(element).fontVariantCaps !== "normal").length);
  assert.equal(found, 0);
  await page.context().close();
});
