/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kiosk.mjs KIOSK.html: the size of each part of the file; and in Chromium, with
 * the processor made six times slower, the first paint, the way from a language
 * to its screen, and a keystroke of a search. */
import { readFileSync } from "node:fs";
import { launch, newPage } from "../tests/browser/browser.mjs";

const path = process.argv[2];
const html = readFileSync(path, "utf8");
const SLOWER = 6;
const ROUNDS = 5;
/* One language of each script, and a word that many of its texts have. */
const SCRIPTS = [["Latin", "nl", "politie"], ["Greek", "el", "αστυνομία"], ["Cyrillic", "ru", "полиция"], ["Arabic", "ar", "الشرطة"],
  ["Ethiopic", "ti", "ፖሊስ"], ["Thai", "th", "ตำรวจ"], ["Chinese", "zh-Hans", "警察检查"]];

const median = (list) => [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)];
const worst = (list) => Math.max(...list);
const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const number = (value) => value.toFixed(1).padStart(8);

function printSizes() {
  const sizes = new Map();
  const add = (name, text) => sizes.set(name, (sizes.get(name) ?? 0) + Buffer.byteLength(text));
  let rest = html;
  for (const [all, kind, attributes] of html.matchAll(/<script class="(font|text)"([^>]*)>[^<]*<\/script>/g)) {
    const tag = attributes.match(/data-(?:tag|when)="([^"]*)"/)[1];
    add(kind === "font" ? `fonts ${tag}` : `text ${tag}`, all);
    rest = rest.replace(all, "");
  }
  for (const [name, pattern] of [["style", /<style>.*?<\/style>/s], ["script", /<script>.*?<\/script>/s], ["without scripts", /<noscript>.*?<\/noscript>/s]]) {
    add(name, rest.match(pattern)[0]);
    rest = rest.replace(pattern, "");
  }
  add("start, decoy, icons", rest);
  console.log("part                       kB");
  for (const [name, bytes] of sizes) {
    console.log(`${name.padEnd(20)} ${kilobytes(bytes)}`);
  }
  console.log(`${"all".padEnd(20)} ${kilobytes(Buffer.byteLength(html))}`);
}

/* The same for a page of one word: what machine and browser take alone. */
const EMPTY = "data:text/html,<!DOCTYPE html><html lang=nl><title>x</title><p>x";

async function openSlow(browser, address = `file://${path}`) {
  const page = await newPage(browser, { width: 1280, height: 900 });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  if (address !== EMPTY) {
    await page.waitForFunction(() => document.documentElement.dataset.screen === "start");
  }
  return page;
}

async function measurePaint(browser) {
  const times = { kiosk: [], empty: [] };
  for (let i = 0; i < ROUNDS; i++) {
    for (const [name, address] of [["kiosk", undefined], ["empty", EMPTY]]) {
      const page = await openSlow(browser, address);
      times[name].push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
      await page.context().close();
    }
  }
  return times;
}

/* From the press of a button until the screen stands there with its fonts. */
const chooseLanguage = (page, tag) => page.evaluate(async (wanted) => {
  const begin = performance.now();
  document.querySelector(`.languages button[data-lang="${wanted}"]`).click();
  while (document.querySelector(`.world[data-world="${wanted}"] .screen`) === null) {
    await new Promise(requestAnimationFrame);
  }
  await document.fonts.ready;
  await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
  return performance.now() - begin;
}, tag);

/* From a keystroke until its results are laid out; once with an index that is
 * new, then letter by letter. */
const typeWord = (page, word) => page.evaluate((text) => {
  const input = document.querySelector("input[type=search]");
  const times = [];
  for (let length = 1; length <= text.length; length++) {
    input.value = text.slice(0, length);
    const begin = performance.now();
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    document.querySelector(".screen").getBoundingClientRect();
    times.push(performance.now() - begin);
  }
  return times;
}, word);

async function measureLanguage(browser, tag, word) {
  const choices = [];
  const first = [];
  const keys = [];
  for (let i = 0; i < ROUNDS; i++) {
    const page = await openSlow(browser);
    choices.push(await chooseLanguage(page, tag));
    await page.evaluate(() => document.querySelector("[data-action=search]").click());
    await page.waitForTimeout(1500); /* somebody looks for the first letter */
    const [one, ...others] = await typeWord(page, word);
    first.push(one);
    keys.push(...others);
    await page.context().close();
  }
  return { choices, first, keys };
}

printSizes();
const browser = await launch();
try {
  const paint = await measurePaint(browser);
  console.log(`\nfirst paint, ${SLOWER} times slower, ms: median ${number(median(paint.kiosk))}, worst ${number(worst(paint.kiosk))} (aim: 500)`);
  console.log(`the same of an empty page:           ${number(median(paint.empty))}        ${number(worst(paint.empty))}`);
  console.log("\nms, median and worst of 5   language to screen   first keystroke      others (aim: 16)");
  for (const [script, tag, word] of SCRIPTS.filter(([, name]) => html.includes(`data-tag="${name}"`))) {
    const { choices, first, keys } = await measureLanguage(browser, tag, word);
    console.log(`${script.padEnd(9)} ${tag.padEnd(14)}${[choices, first, keys].map((times) => `  ${number(median(times))} ${number(worst(times))}`).join("  ")}`);
  }
} finally {
  await browser.close();
}
