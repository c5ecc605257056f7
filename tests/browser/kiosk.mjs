/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the kiosk share: the file, its packed parts, and the ways
 * through its screens. Works with any kiosk file that has Dutch. */
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { launch, newPage } from "./browser.mjs";

export const path = process.env.WEGWIJZER_KIOSK;
export const url = `file://${path}`;
export const html = readFileSync(path, "utf8");

/* The text of each packed language of a file, by its tag. */
export function unpack(page) {
  const blocks = page.matchAll(/<script class="text"[^>]*data-tag="([^"]+)">([^<]*)</g);
  return new Map([...blocks].map(([, tag, packed]) => [tag, inflateSync(Buffer.from(packed, "base64")).toString()]));
}

export const texts = unpack(html);
export const selfCheck = texts.get("self-check");
texts.delete("self-check");
export const tags = [...texts.keys()];
export const rightToLeft = tags.filter((tag) => /^<div class="world"[^>]*dir="rtl"/.test(texts.get(tag)));
/* Languages that are looked at in every way, those of the file among them. */
export const closely = process.env.WEGWIJZER_CLOSELY === "all" ? tags : ["nl", "ar", "zh-Hans", "th"].filter((tag) => tags.includes(tag));

const screensIn = (text) => [...text.matchAll(/data-kind="([^"]+)" data-name="([^"]+)"/g)]
  .map(([, kind, name]) => ({ kind, name }));
export const screens = (tag) => screensIn(texts.get(tag)).map((screen) => screen.name);
export const topics = (tag) => screensIn(texts.get(tag)).filter((screen) => screen.kind === "topic").map((screen) => screen.name);
export const kindOf = (tag, name) => screensIn(texts.get(tag)).find((screen) => screen.name === name).kind;

let browser;
/* One browser for the tests of a file. */
export function useBrowser() {
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
}

/* Opens a file; every request and every fault is noted. */
export async function openKiosk({ width = 1280, height = 900, address = url, prepare = null, ...options } = {}) {
  const page = await newPage(browser, { width, height, ...options });
  if (prepare !== null) {
    await page.addInitScript(prepare);
  }
  await page.goto(address);
  if (options.javaScriptEnabled !== false) {
    await page.waitForFunction(() => document.documentElement.dataset.screen !== undefined && !document.documentElement.classList.contains("waiting"));
  }
  return page;
}

export async function withKiosk(options, body) {
  const page = await openKiosk(options);
  try {
    await body(page);
    assert.deepEqual(page.faults, []);
    for (const request of page.requests) {
      assert.match(request, /^file:\/\/[^?]*(\?maten)?$|^data:|^about:blank$/);
    }
  } finally {
    await page.context().close();
  }
}

/* Runs `body` for each of `list`, several pages at a time. */
export async function inParallel(list, options, body, pages = 2) {
  const waiting = [...list];
  await Promise.all(Array.from({ length: pages }, async () => {
    if (waiting.length > 0) {
      await withKiosk(options, async (page) => {
        while (waiting.length > 0) {
          await body(page, waiting.shift());
        }
      });
    }
  }));
}

export const screenKind = (page) => page.evaluate(() => document.documentElement.dataset.screen);
export const current = (page) => page.locator(".world .screen");
export const visibleText = (page) => page.evaluate(() => document.body.innerText);

/* From the start screen, or through it, to a language. */
export async function choose(page, tag) {
  if (await screenKind(page) !== "start") {
    await page.evaluate(() => document.querySelector(".bar .language").click());
  }
  await page.evaluate((wanted) => document.querySelector(`.languages button[data-lang="${wanted}"]`).click(), tag);
  await page.waitForSelector(`.world[data-world="${tag}"]`);
}

/* Presses a button of the screen without looking whether it is in view. */
export const press = (page, selector) => page.evaluate((wanted) => {
  const button = document.querySelector(wanted);
  if (button === null) {
    throw new Error(`there is no ${wanted}`);
  }
  button.click();
}, selector);

async function showTopic(page, tag, name) {
  await press(page, ".bar .home");
  const card = `.screen .card[data-topic="${name}"]`;
  if (await page.locator(card).count() === 0) {
    const around = [...texts.get(tag).matchAll(/data-kind="topic" data-name="([^"]+)"((?!data-kind=)[^])*/g)]
      .find((match) => match[0].includes(`class="card" type="button" data-action="show" data-target="${name}"`));
    await showTopic(page, tag, around[1]);
  }
  await press(page, card);
}

/* To the screen with this name, by its own buttons. */
export async function show(page, tag, name) {
  const kind = kindOf(tag, name);
  if (kind === "topics") {
    await press(page, ".bar .home");
  } else if (kind === "find" || kind === "organisation") {
    await press(page, ".bar .help");
    if (kind === "organisation") {
      await page.evaluate(() => document.querySelector("[data-need=all]")?.click()); /* some languages have no needs */
      await press(page, "[data-organisation]");
    }
  } else if (kind === "search") {
    await press(page, ".bar .search");
  } else if (kind === "phrases") {
    await press(page, ".bar .home");
    await press(page, '.card[data-target="phrases"]');
  } else {
    await showTopic(page, tag, name);
  }
  assert.equal(await page.evaluate(() => document.querySelector(".world .screen").dataset.name), name);
  assert.equal(await screenKind(page), kind);
}

/* Opens everything that is closed on the screen. */
export const openAll = (page) => page.evaluate(() => {
  for (const button of document.querySelectorAll('.screen .toggle[aria-expanded="false"], [data-need=all][aria-pressed=false]')) {
    button.click();
  }
  for (const details of document.querySelectorAll(".screen details")) {
    details.open = true;
  }
  scrollTo(0, 0); /* what lies under the bar counts as covered */
});

/* The decoy stands there and nothing of ours. */
export async function assertDecoy(page) {
  await page.waitForURL(/\?maten$/);
  await page.waitForSelector("#decoy main", { state: "visible" });
  assert.notEqual(await page.title(), "Wegwijzer");
  assert.doesNotMatch(await visibleText(page), /Wegwijzer|112/);
  assert.equal(await page.locator(".world:visible").count(), 0);
}

/* Lets time pass until the page starts anew; the page's clock goes with it. */
export async function restIntoStart(page, milliseconds) {
  page.clock.runFor(milliseconds).catch(() => {});
  await page.waitForFunction(() => location.search === "" &&
    document.getElementById("start")?.checkVisibility());
}

/* The clock of the tests. */
export const NOON = "2026-11-21T12:00:00";
