/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: what the file may not do, what stands there
 * without scripts, for staff, and on one's own device. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import assert from "node:assert/strict";
import { axe, checkHtml } from "./browser.mjs";
import {
  assertDecoy, choose, html, inParallel, NOON, path, press, rightToLeft, screenKind, screens, selfCheck, show, tags, texts, topics,
  unpack, useBrowser, withKiosk
} from "./kiosk.mjs";

useBrowser();
const [firstTopic] = topics("nl");

test("the policy refuses what the file does not hold itself", () => withKiosk({}, async (page) => {
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src data:;/);
  assert.doesNotMatch(policy, /unsafe|https?:/);
  const refused = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
    const script = document.createElement("script");
    script.textContent = "document.title = 'no'";
    document.head.append(script);
  }));
  assert.equal(refused, "script-src-elem");
  page.faults.length = 0;
}));

test("no screen holds what the policy would have to stop", () => {
  for (const [tag, text] of [["file", html.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, "")], ["self-check", selfCheck], ...texts]) {
    const markup = text.replace(/<link rel="icon" href="data:[^"]*">/, "").replace(/>[^<]*</g, "><");
    assert.doesNotMatch(markup, /<link /, tag);
    assert.doesNotMatch(markup, /<(a|iframe|form|img|object|embed|base|video|audio)[\s>]/, tag);
    assert.doesNotMatch(markup, /\s(style|src|on\w+|action|srcset|href="(?!#i-))=?"/, tag);
    assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]/, tag);
  }
});

test("no policy is broken on the way through all screens", () => inParallel(tags, {
  prepare: () => document.addEventListener("securitypolicyviolation", (event) => { window.broken = event.violatedDirective; })
}, async (page, tag) => {
  await choose(page, tag);
  for (const name of screens(tag)) {
    await show(page, tag, name);
  }
  assert.equal(await page.evaluate(() => window.broken), undefined);
}));

test("without scripts: languages, lines to call, the first topic in short, and what does not work", () => withKiosk({ javaScriptEnabled: false }, async (page) => {
  const plain = page.locator("noscript .plain");
  assert.equal(await plain.count(), tags.length);
  assert.equal(await page.locator("#decoy:visible, .exit:visible, .language-choice:visible, .bar button:visible").count(), 0);
  for (const [place, tag] of tags.entries()) {
    const block = plain.nth(place);
    assert.equal(await block.getAttribute("lang"), tag);
    assert.equal(await block.getAttribute("dir"), rightToLeft.includes(tag) ? "rtl" : "ltr");
    await block.locator("summary").click();
    assert.notEqual((await block.locator("> .notice").first().innerText()).trim(), "");
    assert.equal(await block.locator(".contact .phone").first().innerText(), "112");
    assert.ok(await block.locator("h2, h3").count() > 3);
    await block.locator("summary").click();
  }
  assert.equal(await page.locator("[data-world]").count(), 0);
  assert.equal(await page.locator('noscript [id$="-more"]').count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
}));

/* axe is a script: it looks at the same page with what stands in noscript. */
test("without scripts axe finds nothing on a phone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wegwijzer-kiosk."));
  try {
    const file = join(folder, "plain.html");
    writeFileSync(file, html.replace(/<script[\s>].*?<\/script>/gs, "").replace(/<(\/?)noscript>/g, "<$1div>")
      .replace("<html ", '<html data-screen="start" ').replaceAll('<details class="plain"', '<details open class="plain"'));
    await withKiosk({ address: `file://${file}`, width: 320, height: 640, bypassCSP: true }, async (page) => {
      assert.deepEqual(await axe(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const chord = (page) => page.keyboard.press("Control+Alt+KeyK");

test("the self-check opens by its chord on the start screen only", () => withKiosk({ clock: NOON, bypassCSP: true }, async (page) => {
  await chord(page);
  await page.waitForFunction(() => document.documentElement.dataset.screen === "selfcheck");
  const all = String(tags.length);
  await page.waitForFunction((count) => document.querySelector("output.check-languages").textContent === `${count} / ${count}`, all);
  await page.waitForFunction(() => /\d/.test(document.querySelector("output.check-fonts").textContent));
  const [loaded, faces] = (await page.locator("output.check-fonts").first().innerText()).split(" / ");
  assert.equal(loaded, faces);
  assert.equal(Number(faces), await page.locator("script.font").count());
  assert.equal(await page.locator("output.check-timer").first().innerText(), "180");
  assert.match(await page.locator("output.check-voices").first().innerText(), /\S/);
  const width = () => page.locator(".ruler").evaluate((element) => element.getBoundingClientRect().width);
  const height = async () => Number(await page.locator("output.check-target").first().innerText());
  const before = [await width(), await height()];
  await page.locator("input[type=range]").fill("152");
  assert.ok(await width() > before[0] * 1.5);
  assert.ok(await height() < before[1]);
  assert.ok(before[1] >= 10);
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.title(), "Wegwijzer");
  await page.clock.runFor(200000);
  await page.waitForSelector("#start");
  await choose(page, "nl");
  await chord(page);
  assert.equal(await screenKind(page), "topics");
}));

test("the self-check tries the exit, and goes back", async () => {
  await withKiosk({}, async (page) => {
    await chord(page);
    await page.waitForSelector(".selfcheck");
    await page.locator(".selfcheck [data-action=done]").first().click();
    await page.waitForSelector("#start", { state: "visible" });
    await chord(page);
    await page.waitForSelector(".selfcheck");
    await page.locator(".selfcheck [data-action=exit]").first().click();
    await assertDecoy(page);
  });
  await withKiosk({ width: 320, height: 640 }, async (page) => {
    await chord(page);
    await page.waitForSelector(".selfcheck");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
});

/* The guide of a language for one's own device, beside the kiosk. */
const guideOf = (tag) => join(dirname(path), `guide-${{ "zh-Hans": "zh_CN" }[tag] ?? tag.replace("-", "_")}.html`);
const guides = ["nl", rightToLeft[0], "ro", "de"].filter((tag) => tags.includes(tag) && existsSync(guideOf(tag)));

for (const tag of guides) {
  test(`the guide opens in its language, without a timer: ${tag}`, () => withKiosk({ address: `file://${guideOf(tag)}`, clock: NOON, width: 360, height: 640, bypassCSP: true }, async (page) => {
    await page.waitForSelector(`.world[data-world="${tag}"]`);
    assert.equal(await screenKind(page), "topics");
    assert.equal(await page.title(), "Wegwijzer");
    assert.deepEqual(await axe(page), []);
    await press(page, ".bar .help");
    const links = await page.$$eval(".screen .phone a", (all) => all.map((link) => link.href));
    assert.ok(links.length > 3 && links.every((link) => /^tel:\+?\d+$/.test(link)), links.join());
    assert.ok(links.includes("tel:112"));
    await page.clock.runFor(4000000);
    assert.equal(await page.locator(".idle:visible").count(), 0);
    assert.equal(await screenKind(page), "find");
    await chord(page);
    assert.equal(await screenKind(page), "find");
    const parts = unpack(readFileSync(guideOf(tag), "utf8"));
    assert.deepEqual([...parts.keys()], [...new Set([tag, "nl"])]);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await press(page, "[data-action=exit]");
    await assertDecoy(page);
    await page.reload();
    await assertDecoy(page);
  }));
}

test("a guide shows Dutch beside its own language", { skip: guides.length < 2 }, () => withKiosk({ address: `file://${guideOf(guides[1])}` }, async (page) => {
  await page.waitForSelector(`.world[data-world="${guides[1]}"]`);
  await press(page, `.card[data-topic="${firstTopic}"]`);
  await press(page, "[data-action=dutch]");
  await page.waitForSelector(".pair .below");
}));

test("all languages and their letters fit three megabytes", () => {
  assert.ok(html.length <= 3.0e6, String(html.length));
});

test("the HTML checker has nothing to say of the kiosk", (context) => checkHtml(context, path));
test("... of a guide", { skip: guides.length === 0 }, (context) => checkHtml(context, guideOf(guides.at(-1))));

/* A page of one language with its screens where the script puts them. */
for (const tag of ["nl", rightToLeft[0]].filter(Boolean)) {
  test(`... of the unpacked screens: ${tag}`, (context) => {
    const folder = mkdtempSync(join(tmpdir(), "wegwijzer-kiosk."));
    try {
      const file = join(folder, "screens.html");
      const screensOf = texts.get(tag) + (tag === "nl" ? "" : selfCheck);
      const icons = /<svg class="symbols".*?<\/svg>/s.exec(html)[0];
      writeFileSync(file, `<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8"><title>x</title></head><body>${icons}${screensOf.replaceAll("<main>", "<div>").replaceAll("</main>", "</div>")}</body></html>\n`);
      checkHtml(context, file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
