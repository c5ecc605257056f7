/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact sheet in a real browser, opened from its folder. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { axe, checkHtml, launch, newPage } from "./browser.mjs";

const path = process.env.WEGWIJZER_PAGE;
const folder = dirname(path);
const url = `file://${path}`;

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withPage(size, body) {
  const page = await newPage(browser, size);
  try {
    await page.goto(url);
    await body(page);
    assert.deepEqual(page.faults, []);
    for (const request of page.requests) {
      assert.ok(request === url || request.startsWith("data:") ||
        /\/preview\/[^?#]+\.png$/.test(request), request.slice(0, 100));
    }
  } finally {
    await page.context().close();
  }
}
const wide = { width: 1366, height: 768 };

test("the HTML is right", () => checkHtml(path));

test("every picture and every file that it opens is there", () => withPage(wide, async (page) => {
  const links = await page.$$eval("li a", (all) => all.map((each) =>
    [each.href, each.querySelector("img").src]).flat());
  assert.ok(links.length > 0);
  for (const link of links) {
    assert.ok(existsSync(fileURLToPath(link)), link);
    assert.ok(fileURLToPath(link).startsWith(join(folder, "/")), link);
  }
}));

test("pictures come when they are looked at", () => withPage(wide, async (page) => {
  const last = page.locator("li img").last();
  await last.scrollIntoViewIfNeeded();
  await page.waitForFunction((image) => image.complete && image.naturalWidth > 0,
    await last.elementHandle());
}));

test("each picture names its language and format", () => withPage(wide, async (page) => {
  const names = await page.locator("li a").allInnerTexts();
  for (const name of names) {
    assert.match(name, /^.+ · .+$/s);
  }
  const headings = await page.locator("h3").allInnerTexts();
  assert.equal(new Set(headings).size, headings.length / await page.locator("h2").count());
}));

test("axe finds nothing", () => withPage(wide, async (page) => {
  assert.deepEqual(await axe(page), []);
}));

test("nothing is wider than a narrow screen", () => withPage({ width: 320, height: 640 }, async (page) => {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
}));
