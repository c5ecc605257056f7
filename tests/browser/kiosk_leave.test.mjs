/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: leaving, rest, and what is left behind. */
import { readFileSync } from "node:fs";
import { test } from "node:test";
import assert from "node:assert/strict";
import { axe } from "./browser.mjs";
import {
  assertDecoy, choose, inParallel, NOON, openKiosk, press, restIntoStart, rightToLeft, screenKind, screens, show, tags, texts, topics,
  url, useBrowser, visibleText, withKiosk
} from "./kiosk.mjs";

useBrowser();
const [firstTopic] = topics("nl");
const someWords = "Qwertyzoekwoord";

/* On the screen `name` with all that may be remembered of a reader. */
async function leaveTraces(page, tag, name) {
  await choose(page, tag);
  await press(page, ".larger");
  await press(page, ".contrast");
  await show(page, tag, "search");
  await page.locator("input[type=search]").fill(someWords);
  await show(page, tag, name);
}

/* Nothing of a reader is there: neither text, nor words, nor looks. */
async function assertClean(page) {
  const left = await page.evaluate(() => ({
    text: document.body.innerText,
    inputs: [...document.querySelectorAll("input")].map((input) => input.value).join(""),
    worlds: document.querySelectorAll("[data-world]").length,
    looks: document.documentElement.className,
    hash: location.hash
  }));
  assert.doesNotMatch(left.text, new RegExp(someWords));
  assert.doesNotMatch(left.inputs, new RegExp(someWords));
  assert.equal(left.worlds, 0);
  assert.doesNotMatch(left.looks, /size-|dark|contrast|with-dutch/);
  assert.equal(left.hash, "");
}

async function assertStored(page) {
  assert.deepEqual(await page.context().cookies(), []);
  const stored = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length, state: history.state,
    caches: "caches" in window ? await caches.keys().then((keys) => keys.length, () => 0) : 0
  }));
  assert.deepEqual(stored, { local: 0, session: 0, cookie: "", databases: 0, state: null, caches: 0 });
}

test("nothing is asked, nothing is stored, no history is made", () => inParallel(tags, {}, async (page, tag) => {
  const length = await page.evaluate(() => history.length);
  await choose(page, tag);
  for (const name of screens(tag)) {
    await show(page, tag, name);
    assert.equal(await page.title(), "Wegwijzer");
  }
  await show(page, tag, "search");
  await page.locator("input[type=search]").fill("a");
  assert.equal(page.url(), url);
  assert.equal(await page.evaluate(() => history.length), length);
  assert.deepEqual([...new Set(page.requests.filter((request) => !request.startsWith("data:")))], [url]);
  await assertStored(page);
}));

test("quick exit from every screen; Back, Forward and Reload show nothing of it", async () => {
  const places = ["nl", ...rightToLeft].flatMap((tag) => ["start", ...screens(tag)].map((name) => ({ tag, name })));
  await inParallel(places, {}, async (page, { tag, name }) => {
    await page.goto("about:blank");
    await page.goto(url);
    await page.waitForFunction(() => document.documentElement.dataset.screen === "start");
    if (name !== "start") {
      await leaveTraces(page, tag, name);
    }
    const length = await page.evaluate(() => history.length);
    await page.locator("[data-action=exit]:visible").click();
    await assertDecoy(page);
    await assertClean(page);
    assert.equal(await page.evaluate(() => history.length), length);
    await page.reload();
    await assertDecoy(page);
    await page.goBack();
    assert.equal(page.url(), "about:blank");
    await page.goForward();
    await assertDecoy(page);
    await assertClean(page);
    await assertStored(page);
  });
});

test("the screen is blank in the same frame", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  const blank = await page.evaluate(() => {
    document.querySelector("[data-action=exit]").click();
    return getComputedStyle(document.body).display;
  });
  assert.equal(blank, "none");
  await assertDecoy(page);
}));

test("Shift three times leaves, from every screen; Shift with other keys does not", async () => {
  await withKiosk({}, async (page) => {
    await choose(page, "nl");
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press("Shift+Tab");
    }
    assert.equal(page.url(), url);
  });
  for (const name of ["start", ...screens("nl")]) {
    await withKiosk({}, async (page) => {
      if (name !== "start") {
        await leaveTraces(page, "nl", name);
      }
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press("Shift");
      }
      await assertDecoy(page);
      await assertClean(page);
    });
  }
});

test("Shift three times leaves while one types, not while one writes capitals", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "search");
  await page.locator("input[type=search]").focus();
  for (const letter of "ABC") {
    await page.keyboard.down("Shift");
    await page.keyboard.press(letter);
    await page.keyboard.up("Shift");
  }
  assert.equal(page.url(), url);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await assertDecoy(page);
}));

test("three slow Shifts do not leave", () => withKiosk({ clock: NOON }, async (page) => {
  await choose(page, "nl");
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press("Shift");
    await page.clock.runFor(2600);
  }
  assert.equal(page.url(), url);
}));

test("from the decoy Start leads to the start screen, and so does a minute", async () => {
  await withKiosk({}, async (page) => {
    await page.locator("[data-action=exit]:visible").click();
    await assertDecoy(page);
    assert.equal(await screenKind(page), "decoy");
    await page.click("#decoy .restart");
    await page.waitForSelector("#start", { state: "visible" });
    assert.equal(page.url(), url);
    assert.equal(await page.title(), "Wegwijzer");
  });
  await withKiosk({ clock: NOON }, async (page) => {
    await page.locator("[data-action=exit]:visible").click();
    await assertDecoy(page);
    await page.clock.runFor(50000);
    assert.match(page.url(), /maten$/);
    await restIntoStart(page, 12000);
  });
});

test("Done clears to the start, with words, size and colours", () => withKiosk({}, async (page) => {
  await leaveTraces(page, "nl", firstTopic);
  await page.locator("[data-action=done]").click();
  await page.waitForSelector("#start", { state: "visible" });
  await assertClean(page);
  await choose(page, "nl");
  await show(page, "nl", "search");
  assert.equal(await page.locator("input[type=search]").inputValue(), "");
}));

test("a page that the browser kept is blank and starts anew", () => withKiosk({}, async (page) => {
  await leaveTraces(page, "nl", firstTopic);
  await page.goto("about:blank");
  await page.goBack();
  await page.waitForSelector("#start", { state: "visible" });
  await assertClean(page);
  const kept = await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    return getComputedStyle(document.body).display;
  });
  assert.equal(kept, "none");
}));

/* Beginnings of words that nobody may see from the outside; with a full stop
 * behind it a whole word. */
const telling = readFileSync(new URL("../../locales/terms/outside.tsv", import.meta.url), "utf8").split("\n").slice(1)
  .map((line) => line.split("\t")).filter(([code, word]) => ["nl", "en"].includes(code) && word)
  .map(([, word]) => new RegExp(`(?<!\\p{L})${word.replace(/\.$/, "")}${word.endsWith(".") ? "(?!\\p{L})" : ""}`, "iu"));

test("decoy, its tab and the start screen hold no word that tells", () => withKiosk({}, async (page) => {
  assert.ok(telling.length > 20 && telling.some((word) => word.test("Sekswerk")));
  const seen = [await visibleText(page), await page.title()];
  await press(page, "[data-action=exit]");
  await assertDecoy(page);
  seen.push(await visibleText(page), await page.title());
  assert.ok(seen.every((text) => text.length > 3));
  for (const text of seen) {
    assert.deepEqual(telling.filter((word) => word.test(text)), [], text);
  }
  const icon = await page.getAttribute("link[rel=icon]", "href");
  assert.match(icon, /^data:image\/svg\+xml,/);
}));

/* To a screen of few words, so that the least time of rest counts. */
async function showFewWords(page) {
  await choose(page, "nl");
  await show(page, "nl", "search");
  await page.evaluate(() => document.querySelector(".screen h1").focus());
}
const idle = (page) => page.locator(".idle:visible");

test("rest: a warning, then the start; any act keeps the page", async () => {
  await withKiosk({ clock: NOON }, async (page) => {
    await page.clock.runFor(600000);
    assert.equal(await idle(page).count(), 0);
    await showFewWords(page);
    await page.clock.runFor(170000);
    assert.equal(await idle(page).count(), 0);
    await page.keyboard.press("ArrowDown");
    await page.clock.runFor(170000);
    assert.equal(await idle(page).count(), 0);
  });
  await withKiosk({ clock: NOON, bypassCSP: true }, async (page) => {
    await showFewWords(page);
    await page.clock.runFor(200000);
    assert.equal(await idle(page).count(), 1);
    assert.equal(await page.locator(".screen").isVisible(), false);
    assert.equal(await page.locator("[data-action=exit]").isVisible(), true);
    assert.equal(await page.evaluate(() => document.activeElement.className), "still");
    assert.deepEqual(await axe(page), []);
    assert.match(await page.locator(".idle .spoken").textContent(), /^[1-5]0$/); /* by tens, read out */
    assert.equal(await page.locator(".idle .spoken").getAttribute("aria-live"), "polite");
    await page.keyboard.press("Enter");
    assert.equal(await idle(page).count(), 0);
    assert.equal(await screenKind(page), "search");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    await page.clock.runFor(190000);
    assert.equal(await idle(page).count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await idle(page).count(), 0);
    await page.clock.runFor(190000);
    await restIntoStart(page, 65000);
    await assertClean(page);
  });
  await withKiosk({ clock: NOON }, async (page) => {
    await showFewWords(page);
    await page.clock.runFor(240000 - 10000);
    await page.locator(".clear").click();
    await page.waitForSelector("#start", { state: "visible" });
  });
});

test("who types in the search field is there", () => withKiosk({ clock: NOON }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "search");
  for (let i = 0; i < 5; i++) {
    await page.keyboard.type("a");
    await page.clock.runFor(100000);
  }
  assert.equal(await idle(page).count(), 0);
  await page.clock.runFor(100000);
  assert.equal(await idle(page).count(), 1);
  assert.equal(await page.locator("input[type=search]").isVisible(), false);
}));

test("long texts get twice the time of a slow reader", () => withKiosk({ clock: NOON }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "topics");
  await page.evaluate(() => {
    const paragraph = document.createElement("p");
    paragraph.textContent = "woord ".repeat(600);
    document.querySelector(".screen").replaceChildren(document.querySelector(".screen h1"), paragraph);
    document.querySelector(".larger").click(); /* no act of reading: the count stays */
  });
  await page.evaluate(() => { /* shown anew, its words are counted */
    const button = document.createElement("button");
    button.dataset.action = "show";
    button.dataset.target = "topics";
    document.querySelector(".screen").append(button);
    button.click();
  });
  await page.clock.runFor(700000);
  assert.equal(await idle(page).count(), 0);
  await page.clock.runFor(60000);
  assert.equal(await idle(page).count(), 1);
}));

test("a topic keeps the page as long as its words need", () => withKiosk({ clock: NOON }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", firstTopic);
  const words = await page.evaluate(() => document.querySelector(".screen").innerText.split(/\s+/u).length);
  const seconds = Math.max(180, words * 2 * 60 / 100);
  await page.clock.runFor(seconds * 800);
  assert.equal(await idle(page).count(), 0);
  await page.clock.runFor(seconds * 200 + 20000);
  assert.equal(await idle(page).count(), 1);
}));

test("the directory of help does not keep the page open", { skip: !texts.get("nl").includes("data-need=") }, () => withKiosk({ clock: NOON }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "find");
  for (const open of [false, true]) {
    if (open) {
      await page.locator("[data-need=all]").click();
      assert.ok(await page.locator(".results .contact:visible").count() > 1);
    }
    let seconds = 0;
    while (await idle(page).count() === 0) {
      assert.ok(seconds <= 300, `the list stays open for ${seconds} s`);
      await page.clock.runFor(10000);
      seconds += 10;
    }
    assert.ok(seconds >= 180, `the list is closed after ${seconds} s`);
    await page.locator(".still").click();
  }
}));

test("an open print dialogue counts as somebody being there", () => withKiosk({ clock: NOON }, async (page) => {
  await showFewWords(page);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.clock.runFor(1000000);
  assert.equal(await idle(page).count(), 0);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.clock.runFor(190000);
  assert.equal(await idle(page).count(), 1);
}));

test("a device that slept starts anew without a warning", () => withKiosk({ clock: NOON }, async (page) => {
  await showFewWords(page);
  await page.clock.setSystemTime("2026-11-21T14:00:00");
  await restIntoStart(page, 2000);
}));

test("the quick exit works over the warning", async () => {
  const page = await openKiosk({ clock: NOON });
  await showFewWords(page);
  await page.clock.runFor(200000);
  await page.locator("[data-action=exit]").click();
  await assertDecoy(page);
  await page.context().close();
});
