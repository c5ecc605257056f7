/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small kiosk made by hand, in a real browser: texts that try to break out
 * of it, and what the real file may not have today. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { checkHtml } from "./browser.mjs";
import { assertDecoy, press, useBrowser, withKiosk } from "./kiosk.mjs";

useBrowser();
const path = process.env.WEGWIJZER_FIXTURE;
const skip = path ? false : "no kiosk of the tests";
const address = `file://${path}`;

async function open(page, tag) {
  await press(page, `.languages button[data-lang="${tag}"]`);
  await page.waitForSelector(`.world[data-world="${tag}"]`);
}

test("a text that tries to break out stays a text", { skip }, () => withKiosk({
  address, prepare: () => document.addEventListener("securitypolicyviolation", (event) => { window.broken = event.violatedDirective; })
}, async (page) => {
  await open(page, "en");
  assert.match(await page.locator(".card[data-topic=visit] .summary").textContent(), /^<b>" & /);
  await press(page, ".card[data-topic=visit]");
  assert.match(await page.locator(".screen").textContent(), /<\/script><img src=x onerror='a\(\)'>"'&amp;/);
  assert.equal(await page.locator("img, .screen b, .screen script").count(), 0);
  await press(page, ".bar .search");
  await page.locator("input[type=search]").fill("onerror='a()'>\"");
  assert.equal(await page.locator(".hit").count(), 1);
  assert.match(await page.locator(".hit .summary").textContent(), /<img src=x onerror/);
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  await press(page, "[data-action=exit]");
  await assertDecoy(page);
}));

test("a direction that a text leaves open does not reach the next", { skip }, () => withKiosk({ address }, async (page) => {
  await open(page, "en");
  const order = await page.locator(".card.solid .question").evaluate((element) => {
    const text = element.firstChild;
    const at = (place) => {
      const range = document.createRange();
      range.setStart(text, place);
      range.setEnd(text, place + 1);
      return range.getBoundingClientRect().x;
    };
    return at(0) < at(1);
  });
  assert.equal(order, true);
}));

test("days to come go when they are over", { skip }, async () => {
  for (const [clock, shown] of [["2027-03-01T23:00:00", 2], ["2027-03-08T01:00:00", 1], ["2099-01-01T12:00:00", 0]]) {
    await withKiosk({ address, clock }, async (page) => {
      await open(page, "nl");
      assert.equal(await page.locator(".event:visible").count(), shown, clock);
      assert.equal(await page.locator(".events h2:visible").count(), shown > 0 ? 1 : 0, clock);
    });
  }
});

test("chips, one helper and its number", { skip }, () => withKiosk({ address }, async (page) => {
  await open(page, "ar");
  await press(page, ".bar .help");
  await press(page, "[data-need=test]");
  assert.equal(await page.locator(".results li:visible").count(), 2);
  await page.evaluate(() => { document.querySelector(".filters").open = true; });
  await press(page, '.chip[data-filter="anonymous"]');
  assert.equal(await page.locator(".results .contact:visible").count(), 1);
  await press(page, "[data-organisation=house]");
  assert.equal(await page.locator(".screen .phone bdi").textContent(), "030-1234567");
  assert.equal(await page.locator(".kept").isVisible(), true);
  await press(page, "[data-action=big]");
  assert.equal(await page.locator(".screen .contact > :visible").count(), 1);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test("the HTML checker has nothing to say of it", { skip }, (context) => checkHtml(context, path));
