/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: Dutch beside, sources, paper, a voice. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import {
  assertDecoy, choose, current, NOON, openAll, press, rightToLeft, screenKind, show, tags, texts, topics, useBrowser, withKiosk
} from "./kiosk.mjs";

useBrowser();
const [firstTopic] = topics("nl");
const other = ["ro", "en", ...tags].find((tag) => tag !== "nl" && tags.includes(tag));

test("Dutch beside it: each paragraph with its own, and off again as it was", { skip: tags.length < 2 }, async (t) => {
  const few = [];
  await withKiosk({}, async (page) => {
    for (const tag of tags.filter((one) => one !== "nl")) {
      await choose(page, tag);
      let pairs = 0;
      for (const name of topics(tag)) {
        await show(page, tag, name);
        const before = await page.locator(".screen .text").innerHTML();
        await press(page, "[data-action=dutch]");
        await page.waitForFunction(() => document.querySelector("[data-action=dutch]").ariaPressed === "true");
        await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve); }));
        const found = await page.evaluate(() => ({
          own: document.querySelectorAll(".pair > .own").length,
          below: [...document.querySelectorAll(".pair > .below")].filter((below) => below.lang === "nl" && below.dir === "ltr" && below.textContent.trim() !== "").length,
          groups: document.querySelectorAll(".part, .variant").length,
          paired: [...document.querySelectorAll(".part, .variant")].filter((group) => group.querySelector(".pair") !== null).length
        }));
        assert.equal(found.own, found.below, `${tag} ${name}`);
        pairs += found.own;
        if (found.paired < found.groups) {
          few.push(`${tag} ${name}: ${found.paired} of ${found.groups} sections`);
        }
        await press(page, "[data-action=dutch]");
        await page.waitForFunction(() => document.querySelector(".pair") === null);
        assert.equal(await page.locator(".screen .text").innerHTML(), before, `${tag} ${name}`);
        assert.equal(await page.locator("[data-action=dutch]").getAttribute("aria-pressed"), "false");
      }
      assert.ok(pairs > 0, tag);
    }
  });
  if (few.length > 0) {
    t.diagnostic(`without Dutch beside: ${few.join("; ")}`);
  }
});

test("Dutch beside goes on to the next topic, and never beside Dutch", { skip: tags.length < 2 }, () => withKiosk({}, async (page) => {
  await choose(page, other);
  await show(page, other, firstTopic);
  await press(page, "[data-action=dutch]");
  await page.waitForSelector(".pair");
  const wide = await page.locator(".pair").last().evaluate((pair) => getComputedStyle(pair).gridTemplateColumns.split(" ").length);
  assert.equal(wide, 2);
  const next = topics(other).find((name) => name !== firstTopic);
  await show(page, other, next);
  await page.waitForSelector(".pair");
  await choose(page, "nl");
  assert.equal(await page.locator("[data-action=dutch]").count(), 0);
  assert.equal(await page.locator(".pair").count(), 0);
}));

test("under each paragraph on a phone", { skip: tags.length < 2 }, () => withKiosk({ width: 360, height: 640 }, async (page) => {
  const tag = rightToLeft[0] ?? other;
  await choose(page, tag);
  await show(page, tag, firstTopic);
  await press(page, "[data-action=dutch]");
  await page.waitForSelector(".pair");
  const pair = page.locator(".pair:visible").last();
  const own = await pair.locator(".own").boundingBox();
  const below = await pair.locator(".below").boundingBox();
  assert.ok(below.y >= own.y + own.height - 1);
}));

test("sources and date at the foot of each section that has them", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  let found = 0;
  for (const name of topics("nl")) {
    await show(page, "nl", name);
    for (const about of await page.$$eval(".about", (all) => all.map((element) => ({
      open: element.open, lines: element.querySelectorAll(".sources").length,
      last: element.nextElementSibling === null || element.nextElementSibling.matches(".deeper")
    })))) {
      assert.deepEqual(about, { open: false, lines: 2, last: true }, name);
      found++;
    }
  }
  assert.ok(found > 0);
}));

test("before paper a question; no takes it back", () => withKiosk({ prepare: () => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; } }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", firstTopic);
  const ask = page.locator('.ask[data-ask="print"]');
  assert.equal(await ask.isVisible(), false);
  await page.locator("[data-action=print]").click();
  assert.equal(await ask.isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "print-now");
  await ask.locator(".no").click();
  assert.equal(await ask.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "print");
  assert.equal(await page.evaluate(() => window.printed), undefined);
  await page.locator("[data-action=print]").click();
  await ask.locator(".yes").click();
  assert.equal(await page.evaluate(() => window.printed), 1);
  assert.equal(await ask.isVisible(), false);
}));

test("paper shows the open topic only, all of it, under the name Wegwijzer", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await page.locator(".larger").click();
  await page.locator(".contrast").click();
  await show(page, "nl", firstTopic);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("button:visible:not(.toggle)").count(), 0);
  assert.equal(await page.locator(".print-head:visible").count(), 1);
  assert.equal(await page.locator(".screen:visible").count(), 1);
  const hidden = await page.locator(".screen .body").evaluateAll((all) => all.filter((body) => getComputedStyle(body).display === "none").length);
  assert.equal(hidden, 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "16px");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).color), "rgb(26, 26, 26)");
}));

/* The text of a PDF of the page, by another program; null without it. */
async function printText(page) {
  const folder = mkdtempSync(join(tmpdir(), "wegwijzer-kiosk."));
  try {
    writeFileSync(join(folder, "page.pdf"), await page.pdf({ format: "A4" }));
    return execFileSync("mutool", ["draw", "-q", "-F", "text", join(folder, "page.pdf")], { stdio: ["ignore", "pipe", "ignore"] }).toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a PDF of a topic holds the topic and nothing of the app", async (t) => {
  try {
    execFileSync("mutool", ["-v"], { stdio: "ignore" });
  } catch {
    t.skip("no mutool");
    return;
  }
  await withKiosk({}, async (page) => {
    await choose(page, "nl");
    await show(page, "nl", firstTopic);
    const expected = await page.evaluate(() => [...document.querySelectorAll(".text .body > p:not(.sources), .text .body li")]
      .map((line) => line.textContent));
    const labels = await page.evaluate(() => [".bar .exit", ".bar .language", ".bar .search", ".bar .done", "[data-action=print]", ".foot .next .label"]
      .map((selector) => document.querySelector(selector)?.textContent.trim()).filter(Boolean));
    const squeeze = (text) => text.replace(/[\s\u00ad-]+/gu, "");
    const text = squeeze(await printText(page));
    for (const line of expected) {
      assert.ok(text.includes(squeeze(line)), line);
    }
    for (const label of labels) {
      const own = expected.some((line) => squeeze(line).includes(squeeze(label)));
      assert.ok(own || !text.includes(squeeze(label)), label);
    }
    assert.match(text, /^Wegwijzer/);
    assert.doesNotMatch(text, /file:|\.html/);
  });
});

/* A stand-in for the voices of a device, as strict as the real thing. */
function mockVoices({ voices }) {
  const log = { spoken: [], cancelled: 0 };
  let queue = [];
  window.voiceLog = log;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const synthesis = {
    getVoices: () => voices,
    get speaking() { return queue.length > 0; },
    speak(utterance) { queue.push(utterance); log.spoken.push({ text: utterance.text, voice: utterance.voice?.name ?? null, lang: utterance.lang }); },
    cancel() { queue = []; log.cancelled++; },
    addEventListener() {},
    finish() { const done = queue.shift(); done?.onend?.(); }
  };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
}
const local = { name: "near", lang: "nl-NL", localService: true };
const remote = { name: "far", lang: "nl-NL", localService: false };
const withVoices = (voices, options, body) => withKiosk({
  ...options, prepare: `(${mockVoices.toString()})({ voices: ${JSON.stringify(voices)} })`
}, body);
const aloud = (page) => page.locator("[data-action=read-aloud]");
const hasVoice = texts.get("nl").includes('data-action="read-aloud"');

async function startReading(page) {
  await choose(page, "nl");
  await show(page, "nl", firstTopic);
  await aloud(page).click();
  await page.locator("[data-action=read-now]").click();
  assert.equal(await page.evaluate(() => speechSynthesis.speaking), true);
}

test("a voice of the device reads what is open, after a word on headphones", { skip: !hasVoice }, () => withVoices([remote, local], {}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", firstTopic);
  assert.equal(await page.locator("[data-action=stop-reading]").isVisible(), false);
  await aloud(page).click();
  assert.equal(await page.evaluate(() => window.voiceLog.spoken.length), 0);
  assert.equal(await page.locator('.ask[data-ask="read-aloud"] .line').isVisible(), true);
  await page.locator("[data-action=read-now]").click();
  const spoken = await page.evaluate(() => window.voiceLog.spoken);
  assert.ok(spoken.length > 3);
  assert.ok(spoken.every((piece) => piece.voice === "near" && piece.lang === "nl-NL"));
  assert.equal(spoken[0].text, await page.locator(".screen h1").textContent());
  const hidden = await page.evaluate(() => {
    const lines = [...document.querySelectorAll(".screen .text p")];
    const open = lines.filter((line) => line.checkVisibility()).map((line) => line.textContent);
    return lines.map((line) => line.textContent).filter((text) => !open.includes(text));
  });
  assert.ok(hidden.length > 0);
  assert.ok(spoken.every((piece) => !hidden.includes(piece.text)));
  assert.equal(await aloud(page).isVisible(), false);
  await page.locator("[data-action=stop-reading]").click();
  assert.equal(await page.evaluate(() => speechSynthesis.speaking), false);
  assert.equal(await aloud(page).isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "read-aloud");
}));

test("without a voice of the device itself there is no button", { skip: !hasVoice }, async () => {
  for (const voices of [[], [remote], [{ ...local, lang: "de-DE" }]]) {
    await withVoices(voices, {}, async (page) => {
      await choose(page, "nl");
      await show(page, "nl", firstTopic);
      assert.equal(await aloud(page).isVisible(), false);
    });
  }
});

test("the voice stops at exit, at another screen, at print and when the page is hidden", { skip: !hasVoice }, async () => {
  const ways = {
    exit: (page) => page.evaluate(() => { document.querySelector("[data-action=exit]").click(); return window.voiceLog.cancelled; }),
    screen: (page) => page.locator(".home").click(),
    print: (page) => page.evaluate(() => window.dispatchEvent(new Event("beforeprint"))),
    hidden: (page) => page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }),
    leaving: (page) => page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")))
  };
  for (const [name, act] of Object.entries(ways)) {
    await withVoices([local], {}, async (page) => {
      await startReading(page);
      const before = await page.evaluate(() => window.voiceLog.cancelled);
      const cancelled = await act(page);
      if (name === "exit") {
        assert.ok(cancelled > before);
        await assertDecoy(page);
      } else {
        assert.equal(await page.evaluate(() => speechSynthesis.speaking), false, name);
      }
    });
  }
});

test("a voice counts as somebody being there; after it the count starts", { skip: !hasVoice }, () => withVoices([local], { clock: NOON }, async (page) => {
  await startReading(page);
  await page.clock.runFor(2000000);
  assert.equal(await page.locator(".idle:visible").count(), 0);
  assert.equal(await screenKind(page), "topic");
  await page.evaluate(() => { while (speechSynthesis.speaking) { speechSynthesis.finish(); } });
  assert.equal(await aloud(page).isVisible(), true);
  await page.clock.runFor(170000);
  assert.equal(await page.locator(".idle:visible").count(), 0);
}));

test("with Dutch beside it the voice reads the reader's language alone", { skip: !hasVoice || tags.length < 2 }, () => withVoices([local, { ...local, lang: other }], {}, async (page) => {
  await choose(page, other);
  await show(page, other, firstTopic);
  await openAll(page);
  await press(page, "[data-action=dutch]");
  await page.waitForSelector(".pair");
  await press(page, "[data-action=read-aloud]");
  await press(page, "[data-action=read-now]");
  const spoken = await page.evaluate(() => window.voiceLog.spoken.map((piece) => piece.text));
  const dutch = await page.$$eval(".pair > .below", (all) => all.map((below) => below.textContent));
  const own = await page.$$eval(".pair > .own", (all) => all.map((text) => text.textContent));
  assert.ok(spoken.length > own.length / 2);
  assert.ok(dutch.filter((text) => !own.includes(text)).every((text) => !spoken.some((piece) => piece.includes(text))));
  assert.equal(await current(page).locator(".stop-reading").isVisible(), true);
}));
