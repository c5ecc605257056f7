/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser. Works with any kiosk file that has Dutch. */
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, checkHtml, launch, newPage } from "./browser.mjs";

const path = process.env.WEGWIJZER_KIOSK;
const url = `file://${path}`;
const html = readFileSync(path, "utf8");
const body = html.slice(html.indexOf("<body>"));
const tags = [...body.matchAll(/data-world="([^"]+)"/g)].map((match) => match[1]);
const rightToLeft = [...body.matchAll(/data-world="([^"]+)" lang="[^"]+" dir="rtl"/g)].map((match) => match[1]);

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/* Opens the kiosk; every request and every fault is noted. */
async function openKiosk({ width = 1280, height = 900, ...options } = {}) {
  const page = await newPage(browser, { width, height, ...options });
  await page.goto(url);
  return page;
}

async function withKiosk(options, body) {
  const page = await openKiosk(options);
  try {
    await body(page);
    assert.deepEqual(page.faults, []);
    for (const request of page.requests) {
      assert.match(request, /^file:\/\/[^?]*kiosk[^?]*(\?maten)?$|^data:/);
    }
  } finally {
    await page.context().close();
  }
}

const choose = (page, tag) => page.click(`.language-choice[data-language="${tag}"]`);
const world = (page, tag) => page.locator(`[data-world="${tag}"]`);
const screens = (page, tag) =>
  page.$$eval(`[data-world="${tag}"] .screen`, (all) => all.map((screen) => screen.dataset.screen));
const firstTopic = async (page, tag) =>
  (await screens(page, tag)).find((name) => !["all-topics", "help-now"].includes(name));

async function show(page, tag, screen) {
  if (screen === "help-now") {
    await world(page, tag).locator(".bar .help").click();
  } else {
    await world(page, tag).locator(".bar .home").click();
    const card = world(page, tag).locator(`.card[data-target="${screen}"]`);
    if (screen !== "all-topics" && !(await card.isVisible())) {
      await show(page, tag, await card.evaluate((element) => element.closest(".screen").dataset.screen));
    }
    if (screen !== "all-topics") {
      await card.click();
    }
  }
  assert.equal(await world(page, tag).locator(`[data-screen="${screen}"]`).isVisible(), true);
}

/* Leaves a few words of help, so that the least time of rest counts. */
const shorten = (page, tag) => page.evaluate((given) => {
  const help = document.querySelector(`[data-world="${given}"] [data-screen="help-now"]`);
  for (const extra of help.querySelectorAll(".contact:not(.alarm), .helpers, .to-helpers")) {
    extra.remove();
  }
}, tag);

/* Lets time pass until the page starts anew; the page's clock goes with it. */
async function restIntoStart(page, milliseconds) {
  page.clock.runFor(milliseconds).catch(() => {});
  await page.waitForFunction(() => location.search === "" &&
    document.getElementById("start")?.checkVisibility());
}

/* What is on the screen now and ever was, as the reader or the next one sees. */
const visibleText = (page) => page.evaluate(() => document.body.innerText);

async function assertDecoy(page) {
  await page.waitForURL(/\?maten$/);
  await page.waitForSelector("#decoy", { state: "visible" });
  assert.notEqual(await page.title(), "Wegwijzer");
  assert.doesNotMatch(await visibleText(page), /Wegwijzer|112/);
  assert.equal(await page.locator(".world:visible").count(), 0);
}

test("the start screen offers every language in its own name", () => withKiosk({}, async (page) => {
  const choices = await page.$$eval(".language-choice", (all) => all.map((button) => ({
    tag: button.dataset.language, lang: button.lang, dir: button.dir,
    own: button.querySelector(".own").textContent
  })));
  assert.deepEqual(choices.map((choice) => choice.tag), tags);
  for (const choice of choices) {
    assert.equal(choice.lang, choice.tag);
    assert.equal(choice.dir, rightToLeft.includes(choice.tag) ? "rtl" : "ltr");
    assert.notEqual(choice.own, "");
  }
  assert.equal(await page.locator(".language-choice img").count(), 0);
}));

test("the tab says Wegwijzer and nothing else, on every screen", () => withKiosk({}, async (page) => {
  assert.equal(await page.title(), "Wegwijzer");
  await choose(page, "nl");
  for (const screen of await screens(page, "nl")) {
    await show(page, "nl", screen);
    assert.equal(await page.title(), "Wegwijzer");
    assert.equal(page.url(), url);
  }
}));

test("nothing is asked, nothing is stored, no history is made", () => withKiosk({}, async (page) => {
  const length = await page.evaluate(() => history.length);
  for (const tag of tags) {
    await choose(page, tag);
    for (const screen of await screens(page, tag)) {
      await show(page, tag, screen);
    }
    await world(page, tag).locator(".bar .language").click();
  }
  assert.equal(await page.evaluate(() => history.length), length);
  assert.deepEqual([...new Set(page.requests.filter((request) => !request.startsWith("data:")))], [url]);
  assert.deepEqual(await page.context().cookies(), []);
  const stored = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length, state: history.state
  }));
  assert.deepEqual(stored, { local: 0, session: 0, cookie: "", databases: 0, state: null });
}));

test("the policy refuses what the file does not hold itself", () => withKiosk({}, async (page) => {
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src data:;/);
  assert.equal(await page.locator("[style], [onclick], a, iframe, form, img").count(), 0);
  const refused = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
    const script = document.createElement("script");
    script.textContent = "document.title = 'no'";
    document.head.append(script);
  }));
  assert.equal(refused, "script-src-elem");
  page.faults.length = 0;
}));

test("the embedded fonts load", { skip: !html.includes('class="font"') }, () => withKiosk({}, async (page) => {
  for (const tag of tags) {
    await choose(page, tag);
    const faces = await page.evaluate(async () => {
      const all = [...document.fonts];
      await Promise.allSettled(all.map((face) => face.load()));
      return all.map((face) => face.status);
    });
    assert.ok(faces.length > 0);
    assert.ok(faces.every((status) => status === "loaded"), `${tag}: ${faces}`);
    await world(page, tag).locator(".bar .language").click();
  }
}));

test("quick exit from every screen; Back and Reload show nothing of it", async () => {
  for (const tag of ["nl", ...rightToLeft]) {
    const page = await openKiosk();
    const names = ["start", ...(await screens(page, tag))];
    await page.context().close();
    for (const name of names) {
      await withKiosk({}, async (kiosk) => {
        await kiosk.goto("about:blank");
        await kiosk.goto(url);
        if (name !== "start") {
          await choose(kiosk, tag);
          await show(kiosk, tag, name);
        }
        const length = await kiosk.evaluate(() => history.length);
        await kiosk.locator(".leave:visible").click();
        await assertDecoy(kiosk);
        assert.equal(await kiosk.evaluate(() => history.length), length);
        await kiosk.reload();
        await assertDecoy(kiosk);
        await kiosk.goBack();
        assert.equal(kiosk.url(), "about:blank");
        await kiosk.goForward();
        await assertDecoy(kiosk);
      });
    }
  }
});

test("the screen is blank in the same frame", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  const blank = await page.evaluate(() => {
    document.querySelector('[data-world="nl"] .leave').click();
    return getComputedStyle(document.body).display;
  });
  assert.equal(blank, "none");
  await assertDecoy(page);
}));

test("Shift three times leaves; Shift with other keys does not", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press("Shift+Tab");
  }
  assert.equal(page.url(), url);
  await page.keyboard.press("Tab");
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press("Shift");
  }
  await assertDecoy(page);
}));

test("three slow Shifts do not leave", () => withKiosk({ clock: "2026-11-21T12:00:00" }, async (page) => {
  await choose(page, "nl");
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press("Shift");
    await page.clock.runFor(2600);
  }
  assert.equal(page.url(), url);
}));

test("from the decoy Start leads to the start screen, and so does a minute", async () => {
  await withKiosk({}, async (page) => {
    await page.locator(".leave:visible").click();
    await assertDecoy(page);
    await page.click("#decoy .restart");
    await page.waitForSelector("#start", { state: "visible" });
    assert.equal(page.url(), url);
    assert.equal(await page.title(), "Wegwijzer");
  });
  await withKiosk({ clock: "2026-11-21T12:00:00" }, async (page) => {
    await page.locator(".leave:visible").click();
    await assertDecoy(page);
    await page.clock.runFor(50000);
    assert.match(page.url(), /maten$/);
    await restIntoStart(page, 12000);
  });
});

test("Done clears to the start, with the size of the letters", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", await firstTopic(page, "nl"));
  await world(page, "nl").locator(".larger").click();
  await world(page, "nl").locator(".done").click();
  await page.waitForSelector("#start", { state: "visible" });
  assert.equal(await page.evaluate(() => document.documentElement.className), "");
  assert.equal(await page.locator("[data-world]:visible").count(), 0);
}));

test("a page that the browser kept is blank and starts anew", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", await firstTopic(page, "nl"));
  await page.goto("about:blank");
  await page.goBack();
  await page.waitForSelector("#start", { state: "visible" });
  assert.equal(await page.locator("[data-world]:visible").count(), 0);
  const kept = await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    return getComputedStyle(document.body).display;
  });
  assert.equal(kept, "none");
}));

test("rest: a warning, then the start; any act keeps the page", async () => {
  const start = { clock: "2026-11-21T12:00:00" };
  await withKiosk(start, async (page) => {
    await page.clock.runFor(600000);
    assert.equal(await page.locator(".idle:visible").count(), 0);
    await choose(page, "nl");
    await shorten(page, "nl");
    await show(page, "nl", "help-now");
    await page.clock.runFor(170000);
    assert.equal(await page.locator(".idle:visible").count(), 0);
    await page.keyboard.press("ArrowDown");
    await page.clock.runFor(170000);
    assert.equal(await page.locator(".idle:visible").count(), 0);
  });
  await withKiosk({ ...start, bypassCSP: true }, async (page) => {
    await choose(page, "nl");
    await shorten(page, "nl");
    await show(page, "nl", "help-now");
    const opener = await page.evaluate(() => document.activeElement.tagName);
    await page.clock.runFor(200000);
    const idle = world(page, "nl").locator(".idle");
    assert.equal(await idle.isVisible(), true);
    assert.equal(await world(page, "nl").locator(".screens").isVisible(), false);
    assert.equal(await world(page, "nl").locator(".leave").isVisible(), true);
    assert.equal(await page.evaluate(() => document.activeElement.className), "still");
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Enter");
    assert.equal(await idle.isVisible(), false);
    assert.equal(await world(page, "nl").locator('[data-screen="help-now"]').isVisible(), true);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), opener);
    await page.clock.runFor(190000);
    assert.equal(await idle.isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await idle.isVisible(), false);
    await page.clock.runFor(190000);
    await restIntoStart(page, 65000);
  });
  await withKiosk(start, async (page) => {
    await choose(page, "nl");
    await shorten(page, "nl");
    await show(page, "nl", "help-now");
    await page.clock.runFor(240000 - 10000);
    await world(page, "nl").locator(".clear").click();
    await page.waitForSelector("#start", { state: "visible" });
  });
});

test("long texts get twice the time of a slow reader", () => withKiosk({ clock: "2026-11-21T12:00:00" }, async (page) => {
  await choose(page, "nl");
  await shorten(page, "nl");
  await page.evaluate(() => {
    const paragraph = document.createElement("p");
    paragraph.textContent = "woord ".repeat(600);
    document.querySelector('[data-world="nl"] [data-screen="help-now"]').append(paragraph);
  });
  await show(page, "nl", "help-now");
  await page.clock.runFor(700000);
  assert.equal(await page.locator(".idle:visible").count(), 0);
  await page.clock.runFor(60000);
  assert.equal(await page.locator(".idle:visible").count(), 1);
}));

test("the directory of help does not keep the page open", () => withKiosk({ clock: "2026-11-21T12:00:00" }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "help-now");
  const all = world(page, "nl").locator('.need-choice[data-target="all"]');
  for (const open of [false, true]) {
    if (open) {
      await all.click();
      assert.ok(await world(page, "nl").locator(".results .contact:visible").count() > 10);
    }
    let seconds = 0;
    while (await world(page, "nl").locator(".idle:visible").count() === 0) {
      assert.ok(seconds <= 300, `the list stays open for ${seconds} s`);
      await page.clock.runFor(10000);
      seconds += 10;
    }
    assert.ok(seconds >= 180, `the list is closed after ${seconds} s`);
    await world(page, "nl").locator(".still").click();
  }
}));

test("keyboard alone: exit first, a visible ring, focus on each title", () => withKiosk({}, async (page) => {
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.className), /leave/);
  const order = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return {
        language: element.dataset.language ?? null,
        body: element === document.body,
        outline: parseFloat(getComputedStyle(element).outlineWidth)
      };
    });
    if (focused.body) {
      break;
    }
    assert.ok(focused.outline >= 3);
    if (focused.language !== null) {
      order.push(focused.language);
    }
  }
  assert.deepEqual(order, tags);
  await page.locator('.language-choice[data-language="nl"]').focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "nl-all-topics-title");
  const target = await firstTopic(page, "nl");
  await world(page, "nl").locator(`.card[data-target="${target}"]`).focus();
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => document.activeElement.id), `nl-${target}-title`);
  await world(page, "nl").locator(`[data-screen="${target}"] .back`).first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "nl-all-topics-title");
}));

test("what goes on from a section is closed and opens with a button that names it", () => withKiosk({}, async (page) => {
  let opened = 0;
  await choose(page, "nl");
  for (const screen of await screens(page, "nl")) {
    await show(page, "nl", screen);
    if (!["all-topics", "help-now"].includes(screen)) {
      assert.ok(await world(page, "nl").locator(".part > .body:visible").count() > 0);
      assert.equal(await world(page, "nl").locator(".part > .body:not(:visible)")
        .evaluateAll((all) => all.filter((body) => body.closest(".screen").checkVisibility()).length), 0);
    }
    for (;;) {
      const closed = world(page, "nl").locator('.toggle[aria-expanded="false"]:visible').first();
      if (await closed.count() === 0) {
        break;
      }
      const id = await closed.getAttribute("aria-controls");
      const button = page.locator(`[aria-controls="${id}"]`);
      const body = page.locator(`#${id}`);
      assert.equal(await body.isVisible(), false);
      await button.press("Enter");
      assert.equal(await body.isVisible(), true);
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      assert.notEqual((await button.locator(".question").innerText()).trim(), "");
      opened++;
    }
  }
  assert.ok(opened > 0);
}));

test("a closed section stands directly behind the one it goes on from", () => withKiosk({}, async (page) => {
  const places = await page.$$eval(".deeper", (all) => all.map((element) => {
    const id = element.querySelector(":scope > .body").id;
    const before = element.previousElementSibling;
    const inside = element.parentElement.matches(".part, .variant > .body");
    return { id, more: id.endsWith("-more"), inside, after: before !== null,
      level: element.firstElementChild.tagName === "H3" };
  }));
  assert.ok(places.length > 0);
  assert.deepEqual(places.filter((place) => !(place.more && place.inside && place.after && place.level)), []);
  const loose = await page.$$eval('.part > .body[id$="-more"]', (all) => all.map((element) => element.id));
  assert.deepEqual(loose, []);
}));

test("variants show their question and main message, one opens alone", async (t) => {
  if (!html.includes('class="variant"')) {
    t.skip("no variants in this file");
    return;
  }
  await withKiosk({}, async (page) => {
    await choose(page, "nl");
    const screen = await world(page, "nl").locator(".variant").first()
      .evaluate((element) => element.closest(".screen").dataset.screen);
    await show(page, "nl", screen);
    const variants = world(page, "nl").locator(".variant");
    const count = await variants.count();
    assert.ok(count > 1);
    const messages = new Set();
    for (let i = 0; i < count; i++) {
      assert.equal(await variants.nth(i).locator("h2 .icon").isVisible(), true);
      assert.equal(await variants.nth(i).locator(".main-message").isVisible(), true);
      messages.add(await variants.nth(i).locator(".main-message").innerText());
      assert.equal(await variants.nth(i).locator(":scope > .body").isVisible(), false);
    }
    assert.equal(messages.size, count);
    await variants.nth(1).locator("h2 .toggle").press("Enter");
    for (let i = 0; i < count; i++) {
      assert.equal(await variants.nth(i).locator(":scope > .body").isVisible(), i === 1);
    }
  });
});

test("the overview beside the text leads to each section", () => withKiosk({ width: 1366, height: 768 }, async (page) => {
  await choose(page, "nl");
  const screen = await firstTopic(page, "nl");
  await show(page, "nl", screen);
  const jumps = await world(page, "nl").locator(`[data-screen="${screen}"] .jump`).all();
  assert.ok(jumps.length > 1);
  for (const jump of jumps) {
    await jump.press("Enter");
    const target = page.locator(`#${await jump.getAttribute("data-target")}`);
    const box = await target.boundingBox();
    assert.ok(box.y > 60 && box.y < 768, await target.getAttribute("id"));
    assert.equal(await target.evaluate((element) => element.querySelector("h2").contains(document.activeElement)), true);
    assert.equal(await target.evaluate((element) => element.querySelector("h2 > .toggle")?.ariaExpanded ?? "true"), "true");
    assert.match(await jump.innerText(), /\S/);
  }
}));

test("all cards of topics are seen at once on a small desktop screen", () => withKiosk({ width: 1366, height: 768 }, async (page) => {
  for (const tag of tags) {
    await choose(page, tag);
    const box = await world(page, tag).locator(".cards").boundingBox();
    assert.ok(box.y + box.height <= 768, `${tag}: ${box.y + box.height}`);
    await world(page, tag).locator(".bar .language").click();
  }
}));

test("every topic can be reached, by a card or from another topic", () => withKiosk({}, async (page) => {
  for (const tag of tags) {
    const reached = await page.$$eval(`[data-world="${tag}"] .card`, (all) => all.map((card) => card.dataset.target));
    assert.deepEqual([...reached].sort(), (await screens(page, tag)).filter((name) => name !== "all-topics").sort());
  }
}));

test("what is there in Dutch only is named in Dutch and opens there", async (t) => {
  const tag = tags.find((name) => body.includes(`data-world="${name}"`) &&
    body.split(`data-world="${name}"`)[1].split("data-world=")[0].includes('class="dutch-only"'));
  if (tag === undefined) {
    t.skip("every language has all topics");
    return;
  }
  await withKiosk({}, async (page) => {
    const offered = async (given) => (await screens(page, given)).filter((name) => !["all-topics", "help-now"].includes(name));
    await choose(page, tag);
    const buttons = world(page, tag).locator(".elsewhere:visible");
    const named = await buttons.evaluateAll((all) => all.map((button) => ({
      target: button.dataset.target, lang: button.closest("[lang]").lang
    })));
    const own = await offered(tag);
    assert.ok(named.length > 0);
    assert.ok(named.every((button) => button.lang === "nl" && !own.includes(button.target)));
    assert.notEqual((await world(page, tag).locator(".dutch-only .line").innerText()).trim(), "");
    await buttons.first().press("Enter");
    assert.equal(await world(page, "nl").locator(`[data-screen="${named[0].target}"]`).isVisible(), true);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");
    assert.equal(await world(page, tag).isVisible(), false);
  });
});

test("a need shows those who answer it, and only them", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "help-now");
  const help = world(page, "nl").locator('[data-screen="help-now"]');
  await help.locator(".to-helpers").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  const cards = help.locator(".results > .contacts > li");
  const total = await cards.count();
  assert.ok(total > 1);
  assert.equal(await help.locator(".results").isVisible(), false);
  const seen = new Set();
  for (const choice of await help.locator(".need-choice").all()) {
    const need = await choice.getAttribute("data-target");
    await choice.press("Enter");
    assert.equal(await choice.getAttribute("aria-pressed"), "true");
    assert.equal(await help.locator('.need-choice[aria-pressed="true"]').count(), 1);
    const shown = await cards.evaluateAll((all) => all.map((card, place) => ({ card, place }))
      .filter(({ card }) => card.checkVisibility())
      .map(({ card, place }) => ({ place, needs: card.dataset.needs.split(" ") })));
    if (need === "all") {
      assert.equal(shown.length, total);
    } else {
      assert.ok(shown.length > 0 && shown.length < total, need);
      assert.ok(shown.every((card) => card.needs.includes(need)));
      assert.equal((await help.locator(".chosen-need").innerText()).trim(), (await choice.innerText()).trim());
    }
    shown.forEach((card) => seen.add(card.place));
    assert.match(await page.evaluate(() => document.activeElement.className), /chosen-need/);
    const heading = await help.locator(".chosen-need").boundingBox();
    assert.ok(heading.y >= 0 && heading.y < 900);
  }
  assert.equal(seen.size, total);
  await help.locator('.need-choice[aria-pressed="true"]').press("Enter");
  assert.equal(await help.locator(".results").isVisible(), false);
}));

test("help comes first, in large letters, without links", () => withKiosk({}, async (page) => {
  for (const tag of tags) {
    await choose(page, tag);
    const first = world(page, tag).locator(".cards .card").first();
    assert.match(await first.getAttribute("class"), /solid/);
    await show(page, tag, "help-now");
    const number = world(page, tag).locator(".contact.alarm .phone").first();
    assert.equal(await number.innerText(), "112");
    const size = await number.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    assert.ok(size >= 40);
    await world(page, tag).locator(".bar .language").click();
  }
}));

test("right-to-left screens are mirrored, numbers are not", { skip: rightToLeft.length === 0 }, () => withKiosk({}, async (page) => {
  const tag = rightToLeft[0];
  await choose(page, tag);
  const exit = await world(page, tag).locator(".leave").boundingBox();
  const home = await world(page, tag).locator(".home").boundingBox();
  assert.ok(exit.x < 200 && home.x > exit.x);
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  await show(page, tag, "help-now");
  const order = await world(page, tag).locator(".phone bdi").evaluateAll((all) => all.map((element) => {
    const range = document.createRange();
    const text = element.firstChild;
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const first = range.getBoundingClientRect().x;
    range.setStart(text, text.length - 1);
    range.setEnd(text, text.length);
    return text.length < 2 || first < range.getBoundingClientRect().x;
  }));
  assert.ok(order.every(Boolean));
}));

test("the reader chooses another language on the same page", { skip: tags.length < 2 }, () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "help-now");
  await world(page, "nl").locator(".language").click();
  const other = tags.find((tag) => tag !== "nl");
  await choose(page, other);
  assert.equal(await world(page, other).locator('[data-screen="help-now"]').isVisible(), true);
}));

test("320 px wide, letters at 200 percent: no sideways scroll, nothing under the exit", async () => {
  for (const [width, height, larger] of [[320, 640, 0], [320, 640, 3], [320, 256, 0], [1280, 900, 3], [768, 1024, 2]]) {
    await withKiosk({ width, height }, async (page) => {
      for (let i = 0; i < larger; i++) {
        await page.locator("#start .larger").click();
      }
      const narrow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(await narrow() <= 0, `start at ${width}`);
      for (const tag of tags) {
        await choose(page, tag);
        for (const screen of await screens(page, tag)) {
          await show(page, tag, screen);
          assert.ok(await narrow() <= 0, `${tag} ${screen} at ${width}, step ${larger}`);
          const exit = await world(page, tag).locator(".leave").boundingBox();
          assert.ok(exit.y >= 0 && exit.y + exit.height <= height + 1 && exit.height >= 44);
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
          const last = await world(page, tag).locator(`[data-screen="${screen}"]`).boundingBox();
          const bar = await world(page, tag).locator(".leave").boundingBox();
          assert.ok(bar.y < height / 2 || last.y + last.height <= bar.y + 1, `${screen} ends under the exit`);
        }
        await world(page, tag).locator(".bar .language").click();
      }
    });
  }
});

test("targets are large enough", async () => {
  for (const [width, height, least] of [[360, 640, 44], [1920, 1080, 60]]) {
    await withKiosk({ width, height }, async (page) => {
      const small = async () => page.locator("button:visible").evaluateAll((all, size) => all
        .filter((button) => button.getBoundingClientRect().height < size - 0.5 || button.getBoundingClientRect().width < 44)
        .map((button) => button.className), least);
      assert.deepEqual(await small(), []);
      await choose(page, "nl");
      for (const screen of await screens(page, "nl")) {
        await show(page, "nl", screen);
        assert.deepEqual(await small(), []);
      }
    });
  }
});

test("lines are at most 34 em long", () => withKiosk({ width: 1920, height: 1080 }, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", await firstTopic(page, "nl"));
  const long = await world(page, "nl").locator(".topic p:visible, .topic li:visible").evaluateAll((all) => all
    .filter((element) => element.getBoundingClientRect().width > 34.1 * parseFloat(getComputedStyle(document.documentElement).fontSize))
    .length);
  assert.equal(long, 0);
}));

test("after the review-by day every screen says that it may be out of date", async () => {
  const day = html.match(/data-review-by="(\d{4})/)[1];
  await withKiosk({ clock: `${Number(day) + 2}-01-01T12:00:00` }, async (page) => {
    await choose(page, "nl");
    for (const screen of await screens(page, "nl")) {
      await show(page, "nl", screen);
      assert.equal(await world(page, "nl").locator(".outdated:visible").count(), 1);
    }
  });
  await withKiosk({ clock: `${Number(day) - 2}-01-01T12:00:00` }, async (page) => {
    await choose(page, "nl");
    assert.equal(await world(page, "nl").locator(".outdated:visible").count(), 0);
  });
});

test("days to come go when they are over", async (t) => {
  const days = [...new Set([...html.matchAll(/data-day="([^"]+)"/g)].map((match) => match[1]))].sort();
  if (days.length === 0) {
    t.skip("no days to come in this file");
    return;
  }
  for (const [clock, shown] of [
    [`${days[0]}T23:00:00`, days.length],
    [`${days.at(-1)}T01:00:00`, 1],
    ["2099-01-01T12:00:00", 0]
  ]) {
    await withKiosk({ clock }, async (page) => {
      await choose(page, "nl");
      assert.equal(await world(page, "nl").locator(".event:visible").count(), shown, clock);
      assert.equal(await world(page, "nl").locator(".events h2:visible").count(), shown > 0 ? 1 : 0, clock);
    });
  }
});

test("without scripts nothing is shown but the start and a line", () => withKiosk({ javaScriptEnabled: false }, async (page) => {
  assert.equal(await page.locator("noscript").first().isVisible(), true);
  assert.equal(await page.locator("[data-world]:visible").count(), 0);
  assert.equal(await page.locator("#decoy:visible").count(), 0);
}));

test("paper shows the open topic only, all of it, under the name Wegwijzer", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", await firstTopic(page, "nl"));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("button:visible:not(.toggle)").count(), 0);
  assert.equal(await page.locator(".print-head:visible").count(), 1);
  assert.equal(await page.locator(".screen:visible").count(), 1);
  const hidden = await world(page, "nl").locator(".screen:visible .body").evaluateAll((all) => all.filter((body) => getComputedStyle(body).display === "none").length);
  assert.equal(hidden, 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "16px");
}));

test("axe finds nothing, on every screen in every language", async () => {
  await withKiosk({ bypassCSP: true }, async (page) => {
    assert.deepEqual(await axe(page), [], "start");
    for (const tag of tags) {
      await choose(page, tag);
      for (const screen of await screens(page, tag)) {
        await show(page, tag, screen);
        await page.evaluate(() => {
          for (const button of document.querySelectorAll('.toggle[aria-expanded="false"], .need-choice[data-target="all"]')) {
            if (button.closest(".screen").checkVisibility()) {
              button.click();
            }
          }
          scrollTo(0, 0); /* what lies under the bar counts as covered */
        });
        assert.deepEqual(await axe(page), [], `${tag} ${screen}`);
      }
      await world(page, tag).locator(".bar .language").click();
    }
    await page.locator(".leave:visible").click();
    await assertDecoy(page);
    assert.deepEqual(await axe(page), [], "decoy");
  });
});

test("axe finds nothing on a phone and with forced colours", () => withKiosk({ width: 360, height: 640, bypassCSP: true, forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
  const tag = rightToLeft[0] ?? "nl";
  await choose(page, tag);
  for (const screen of await screens(page, tag)) {
    await show(page, tag, screen);
    assert.deepEqual(await axe(page), [], screen);
  }
}));

test("the HTML checker has nothing to say", (context) => checkHtml(context, path));
