/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: for everyone, in every language. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { axe } from "./browser.mjs";
import {
  assertDecoy, choose, closely, inParallel, kindOf, openAll, press, rightToLeft, screens, show, tags, topics, useBrowser, withKiosk
} from "./kiosk.mjs";

useBrowser();
const [firstTopic] = topics("nl");
/* Three screens hold every kind of thing that is the same in all languages. */
const FEW = ["topics", "find", null];
const few = (tag) => FEW.map((name) => name ?? topics(tag)[0]);

async function judge(page, tag, names) {
  const found = [];
  for (const name of names) {
    await show(page, tag, name);
    await openAll(page);
    found.push(...(await axe(page)).map((line) => `${tag} ${name}: ${line}`));
  }
  return found;
}

test("axe finds nothing, in every language", () => inParallel(tags, { bypassCSP: true }, async (page, tag) => {
  await choose(page, tag);
  assert.deepEqual(await judge(page, tag, closely.includes(tag) ? screens(tag) : few(tag)), []);
}));

test("axe finds nothing on start and decoy, and with results of a search", () => withKiosk({ bypassCSP: true }, async (page) => {
  assert.deepEqual(await axe(page), [], "start");
  await choose(page, "nl");
  await show(page, "nl", "search");
  for (const words of ["e", "qxzqxz"]) {
    await page.locator("input[type=search]").fill(words);
    assert.deepEqual(await axe(page), [], words);
  }
  await press(page, "[data-action=exit]");
  await assertDecoy(page);
  assert.deepEqual(await axe(page), [], "decoy");
}));

const LOOKS = {
  "dark": { presses: 1 },
  "more contrast": { presses: 2 },
  "on a phone": { width: 360, height: 640 },
  "on a phone with large letters": { width: 360, height: 640, larger: 3 },
  "with forced colours and less motion": { width: 360, height: 640, forcedColors: "active", reducedMotion: "reduce" }
};
for (const [name, { presses = 0, larger = 0, ...options }] of Object.entries(LOOKS)) {
  test(`axe finds nothing ${name}`, () => inParallel([...new Set(["nl", ...rightToLeft])], { bypassCSP: true, ...options }, async (page, tag) => {
    await choose(page, tag);
    for (let i = 0; i < presses; i++) {
      await press(page, ".bar .contrast");
    }
    for (let i = 0; i < larger; i++) {
      await press(page, ".bar .larger");
    }
    const one = screens(tag).filter((screen) => kindOf(tag, screen) !== "topic" || topics(tag).indexOf(screen) === 0);
    assert.deepEqual(await judge(page, tag, one), []);
    await show(page, tag, topics(tag)[0]);
    await page.evaluate(() => document.querySelector("[data-action=dutch]")?.click());
    await page.evaluate(() => document.querySelector("[data-action=print]").click());
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
    assert.deepEqual(await axe(page), [], `${tag}: Dutch beside, a question`);
  }));
}

test("text stands out seven to one, in all three looks", () => withKiosk({ bypassCSP: true }, async (page) => {
  const enhanced = { runOnly: ["wcag2aaa"], rules: { "target-size": { enabled: false } } };
  await choose(page, "nl");
  for (const look of ["light", "dark", "contrast"]) {
    for (const name of few("nl")) {
      await show(page, "nl", name);
      await openAll(page);
      const found = (await axe(page, enhanced)).filter((line) => line.startsWith("color-contrast"));
      assert.deepEqual(found, [], `${look} ${name}`);
    }
    await press(page, ".bar .contrast");
  }
}));

/* What is wider than the window, for the message of a failure. */
const wide = () => [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility() &&
  element.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((element) => element.outerHTML.slice(0, 80));

test("320 px wide, letters at 200 percent: no sideways scroll, nothing under the exit", async () => {
  for (const [width, height, larger] of [[320, 640, 0], [320, 640, 3], [320, 256, 0], [1280, 900, 3], [768, 1024, 2]]) {
    await inParallel(tags, { width, height }, async (page, tag) => {
      for (let i = 0; i < larger; i++) {
        await page.evaluate(() => document.querySelector(".larger").click());
      }
      const narrow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await choose(page, tag);
      for (const name of screens(tag)) {
        await show(page, tag, name);
        await openAll(page);
        assert.ok(await narrow() <= 0, `${tag} ${name} at ${width}, step ${larger}: ${await page.evaluate(wide)}`);
        const { exit, last, after } = await page.evaluate(() => {
          const box = () => document.querySelector(".exit").getBoundingClientRect().toJSON();
          const before = box();
          scrollTo(0, document.body.scrollHeight);
          return { exit: before, last: document.querySelector(".screen").getBoundingClientRect().bottom, after: box().top };
        });
        assert.ok(exit.top >= 0 && exit.bottom <= height + 1 && exit.height >= 44, `${tag} ${name}: the exit`);
        assert.ok(after < height / 2 || last <= after + 1, `${tag} ${name} ends under the exit`);
      }
      await press(page, ".bar .language");
      assert.ok(await narrow() <= 0, `start at ${width}`);
    });
  }
});

test("Dutch beside and a question before paper fit 320 px with the largest letters", () => inParallel(tags.filter((tag) => tag !== "nl"), { width: 320, height: 640 }, async (page, tag) => {
  await choose(page, tag);
  for (let i = 0; i < 3; i++) {
    await press(page, ".bar .larger");
  }
  await show(page, tag, topics(tag)[0]);
  await page.evaluate(() => document.querySelector('[data-action=dutch][aria-pressed="false"]')?.click());
  await page.waitForSelector(".pair");
  await press(page, "[data-action=print]");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tag}: ${await page.evaluate(wide)}`);
}));

test("targets are large enough", async () => {
  for (const [width, height, least] of [[360, 640, 44], [1920, 1080, 60]]) {
    await withKiosk({ width, height }, async (page) => {
      const small = async () => page.locator("button:visible, input:visible").evaluateAll((all, size) => all
        .filter((button) => button.getBoundingClientRect().height < size - 0.5 || button.getBoundingClientRect().width < 44)
        .map((button) => button.className), least);
      const smallSummaries = () => page.locator("summary:visible").evaluateAll((all) => all
        .filter((summary) => summary.getBoundingClientRect().height < 43.5).length);
      assert.deepEqual(await small(), []);
      await choose(page, "nl");
      for (const name of screens("nl")) {
        await show(page, "nl", name);
        assert.deepEqual(await small(), [], name);
        assert.equal(await smallSummaries(), 0);
      }
    });
  }
});

test("lines are at most 34 em long", () => withKiosk({ width: 1920, height: 1080 }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", firstTopic);
  const long = await page.locator(".topic p:visible, .topic li:visible").evaluateAll((all) => all
    .filter((element) => element.getBoundingClientRect().width > 34.1 * parseFloat(getComputedStyle(document.documentElement).fontSize))
    .length);
  assert.equal(long, 0);
}));

test("letters and colours change in steps and stay on the next screen", () => withKiosk({}, async (page) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await choose(page, "nl");
  const first = await size();
  const steps = [];
  for (let i = 0; i < 4; i++) {
    await page.locator(".larger").click({ force: true });
    steps.push(await size() / first);
  }
  assert.deepEqual(steps, [1.25, 1.5, 2, 2]);
  assert.equal(await page.locator(".larger").getAttribute("aria-disabled"), "true");
  const light = await ground();
  await page.locator(".bar .contrast").click();
  assert.notEqual(await ground(), light);
  await show(page, "nl", firstTopic);
  assert.equal(await size() / first, 2);
  assert.notEqual(await ground(), light);
  await page.locator(".bar .contrast").click();
  await page.locator(".bar .contrast").click();
  assert.equal(await ground(), light);
  assert.equal(await page.locator(".bar .contrast .word").evaluateAll((all) => all.filter((word) => getComputedStyle(word).display !== "none").length), 1);
}));
