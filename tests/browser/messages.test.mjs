/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of messages in a real browser, opened from its folder: what one
 * chooses, sees beside it and copies. Works with any languages. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, checkHtml, launch, newPage } from "./browser.mjs";

const path = process.env.WEGWIJZER_PAGE;
const url = `file://${path}`;

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withPage(options, body) {
  const { width = 1366, height = 768, change = null, ...rest } = options;
  const page = await newPage(browser, { width, height, ...rest });
  try {
    if (change !== null) {
      await page.addInitScript(change);
    }
    await page.goto(url);
    await body(page);
    assert.deepEqual(page.faults, []);
    for (const request of page.requests) {
      assert.ok(request === url || request.startsWith("data:"), request.slice(0, 100));
    }
  } finally {
    await page.context().close();
  }
}

const languages = (page) => page.$$eval("#language option", (all) => all.map((each) => each.value));
const choose = (page, tag) => page.locator("#language").selectOption(tag);
const shown = (page) => page.$$eval(".version", (all) =>
  all.filter((each) => each.checkVisibility()).map((each) => each.dataset.language));
const first = (page) => page.locator("article").filter({ has: page.locator(".act:not([hidden])") }).first();

/* What the text file of the language says, message by message. */
function file(tag) {
  const code = tag.replace("-", "_").replace("zh_Hans", "zh_CN");
  const text = readFileSync(join(dirname(path), "messages", `${code}.txt`), "utf8");
  return new Map(text.split(/\n\n/).slice(1).map((each) => {
    const [number, ...lines] = each.trimEnd().split("\n");
    return [number, lines.join("\n")];
  }));
}

/* The clipboard of a headless browser cannot be read from a file, so that the
 * test looks at what is put there. */
const keepCopy = () => {
  Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => { globalThis.copied = text; } }
  });
};
const refuseCopy = () => {
  Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async () => { throw new Error("no"); } }
  });
  document.execCommand = () => false;
};

test("the HTML is right", (context) => checkHtml(context, path));

test("axe finds nothing, in any language", () => withPage({}, async (page) => {
  for (const tag of await languages(page)) {
    await choose(page, tag);
    assert.deepEqual(await axe(page), [], tag);
  }
}));

test("one language is seen, with the Dutch beside it", () => withPage({}, async (page) => {
  for (const tag of await languages(page)) {
    await choose(page, tag);
    assert.deepEqual([...new Set(await shown(page))], [tag]);
    const beside = await page.locator(".beside").first().isVisible();
    assert.equal(beside, tag !== "nl");
  }
}));

test("what is copied is what the text file has", () => withPage({ change: keepCopy }, async (page) => {
  for (const tag of await languages(page)) {
    await choose(page, tag);
    const texts = file(tag);
    const articles = page.locator("article").filter({ has: page.locator(".act:not([hidden])") });
    assert.equal(await articles.count(), texts.size, tag);
    for (const article of await articles.all()) {
      await article.locator("button").click();
      const number = await article.locator("h2 .number").textContent();
      assert.equal(await page.evaluate(() => globalThis.copied), texts.get(number), `${tag} ${number}`);
    }
  }
}));

test("it says that it was copied, of one message", () => withPage({ change: keepCopy }, async (page) => {
  const said = page.locator(".copied:visible");
  assert.equal(await said.count(), 0);
  for (const article of (await page.locator("article").all()).slice(0, 2)) {
    await article.locator("button").click();
    await article.locator(".copied").waitFor();
    assert.equal(await said.count(), 1);
  }
  await choose(page, (await languages(page)).at(-1));
  await choose(page, (await languages(page)).at(0));
  assert.equal(await said.count(), 0);
}));

test("the real clipboard works from a file", () => withPage({}, async (page) => {
  await first(page).locator("button").click();
  await first(page).locator(".copied").waitFor();
}));

test("when copying fails, the text is selected", () => withPage({ change: refuseCopy }, async (page) => {
  await first(page).locator("button").click();
  await first(page).locator(".by-hand").waitFor();
  const selected = await page.evaluate(() => getSelection().toString().trim());
  assert.equal(selected, (await first(page).locator(".version:visible .text").innerText()).trim());
}));

test("keys alone are enough", () => withPage({ change: keepCopy }, async (page) => {
  const tags = await languages(page);
  await page.locator("#language").focus();
  await page.keyboard.press("End");
  assert.deepEqual([...new Set(await shown(page))], [tags.at(-1)]);
  await page.keyboard.press("Home");
  await page.locator("nav a").last().focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("article")?.id),
    await page.locator("article").first().getAttribute("id"));
  await page.keyboard.press("Enter");
  await page.locator("article").first().locator(".copied").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BUTTON");
}));

test("every message of the list is there", () => withPage({}, async (page) => {
  const links = await page.$$eval("nav a", (all) => all.map((each) => each.hash.slice(1)));
  const articles = await page.$$eval("article", (all) => all.map((each) => each.id));
  assert.ok(links.length > 0);
  assert.deepEqual(links, articles);
}));

test("the page speaks two languages where it has them", () => withPage({}, async (page) => {
  const buttons = page.locator("[data-speak]");
  if (await buttons.count() > 0) {
    await page.locator("[data-speak=en]").click();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator("[data-in=nl]:visible").count(), 0);
    assert.deepEqual(await axe(page), []);
  }
}));

test("nothing is stored", () => withPage({ change: keepCopy }, async (page) => {
  await choose(page, (await languages(page)).at(-1));
  await page.locator("article button").first().click({ timeout: 500 }).catch(() => {});
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(kept, [0, 0, ""]);
  await page.reload();
  assert.equal(await page.locator("#language").inputValue(), (await languages(page))[0]);
}));

test("without scripts all languages can be read", () => withPage({ javaScriptEnabled: false }, async (page) => {
  const versions = page.locator("article").first().locator(".version");
  assert.ok(await versions.count() > 0);
  for (const version of await versions.all()) {
    assert.ok(await version.isVisible());
    assert.ok(await version.locator(".language").isVisible());
  }
  assert.equal(await page.locator("button:visible, select:visible").count(), 0);
}));

for (const width of [320, 360, 1366]) {
  test(`nothing is wider than a screen of ${width}`, () => withPage({ width, height: 740 }, async (page) => {
    for (const tag of await languages(page)) {
      await choose(page, tag);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), tag);
      const low = await page.$$eval("button, select", (all) => all
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44).length);
      assert.equal(low, 0, "targets are high enough for a thumb");
    }
  }));
}
