/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: its screens and how one goes through them. */
import { test } from "node:test";
import assert from "node:assert/strict";
import {
  choose, current, html, press, rightToLeft, screenKind, screens, show, tags, texts, topics, url, useBrowser, withKiosk
} from "./kiosk.mjs";

useBrowser();
const [firstTopic] = topics("nl");
const activeId = (page) => page.evaluate(() => document.activeElement.id);

test("the start screen offers every language in its own name", () => withKiosk({}, async (page) => {
  const choices = await page.$$eval(".languages .language-choice", (all) => all.map((button) => ({
    tag: button.dataset.lang, lang: button.lang, dir: button.dir,
    own: button.querySelector(".own").textContent, visible: button.checkVisibility()
  })));
  assert.deepEqual(choices.map((choice) => choice.tag), tags);
  for (const choice of choices) {
    assert.equal(choice.lang, choice.tag);
    assert.equal(choice.dir, rightToLeft.includes(choice.tag) ? "rtl" : "ltr");
    assert.notEqual(choice.own, "");
    assert.equal(choice.visible, true);
  }
  assert.equal(await page.locator(".language-choice img").count(), 0);
  const scripts = choices.map((choice) => new Intl.Locale(choice.tag).maximize().script);
  const groups = scripts.filter((script, place) => script !== scripts[place - 1]);
  assert.equal(new Set(groups).size, groups.length, "languages of one script stand together");
  assert.equal(await screenKind(page), "start");
}));

test("the browser's language is offered once more, first", { skip: tags.length < 3 }, async () => {
  const other = tags.findLast((tag) => !["nl", "en"].includes(tag));
  await withKiosk({ locale: other }, async (page) => {
    assert.equal(await page.locator(".language-choice").first().getAttribute("lang"), other);
    assert.equal(await page.locator(".offered .language-choice").count(), 1);
    assert.equal(await page.locator(`[data-lang="${other}"]`).count(), 1);
    await page.locator(".offered .language-choice").click();
    await page.waitForSelector(`.world[data-world="${other}"]`);
  });
  await withKiosk({ locale: "nl-NL" }, async (page) => {
    assert.equal(await page.locator(".offered").count(), 0);
  });
});

for (const [width, height] of [[1920, 1080], [768, 1024]]) {
  test(`all languages are seen at once, also with one offered: ${width} by ${height}`, () => withKiosk({ width, height, locale: "en-GB" }, async (page) => {
    assert.equal(await page.locator(".offered").count(), tags.includes("en") ? 1 : 0);
    const box = await page.locator(".languages").boundingBox();
    assert.ok(box.y + box.height <= height, String(box.y + box.height));
  }));
}

test("one screen is in the document; the tab says Wegwijzer and nothing else", () => withKiosk({}, async (page) => {
  assert.equal(await page.title(), "Wegwijzer");
  await choose(page, "nl");
  for (const name of screens("nl")) {
    await show(page, "nl", name);
    assert.equal(await page.title(), "Wegwijzer");
    assert.equal(page.url(), url);
    assert.equal(await page.locator(".screen").count(), 1);
    assert.equal(await page.locator("#start").count(), 0);
    assert.equal(await page.locator("h1:visible").count(), 1);
  }
  assert.deepEqual([...new Set(screens("nl"))], screens("nl"));
}));

test("hooks stand on controls of the screen that is read", () => withKiosk({}, async (page) => {
  const hooks = ["data-lang", "data-topic", "data-need", "data-organisation", "data-action"];
  await choose(page, "nl");
  for (const name of screens("nl")) {
    await show(page, "nl", name);
    const loose = await page.evaluate((names) => names.flatMap((hook) => [...document.querySelectorAll(`[${hook}]`)])
      .filter((element) => element.tagName !== "BUTTON").length, hooks);
    assert.equal(loose, 0);
  }
  await show(page, "nl", "topics");
  for (const action of ["exit", "done", "home", "search", "text-size", "contrast"]) {
    assert.ok(await page.locator(`[data-action=${action}]:visible`).count() > 0, action);
  }
  assert.equal(await page.locator(`[data-topic="${firstTopic}"]:visible`).count(), 1);
  await show(page, "nl", firstTopic);
  assert.equal(await page.locator("[data-action=print]:visible").count(), 1);
}));

test("the embedded fonts load, those of a language when it is chosen", { skip: !html.includes('class="font"') }, () => withKiosk({}, async (page) => {
  const loaded = () => page.evaluate(() => [...document.fonts].map((face) => face.status));
  const atStart = await loaded();
  assert.ok(atStart.length > 0);
  for (const tag of tags) {
    await choose(page, tag);
    const faces = await loaded();
    assert.ok(faces.every((status) => status === "loaded"), `${tag}: ${faces}`);
    assert.equal(await page.evaluate((given) => document.querySelectorAll(`script.font[data-when="${given}"]`).length, tag), 0);
  }
  assert.equal((await loaded()).length, await page.locator("script.font").count());
}));

test("keyboard alone: exit first, a visible ring, focus on each title", () => withKiosk({ locale: "nl-NL" }, async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.action), "exit");
  const order = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return {
        language: element.dataset.lang ?? null,
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
  await page.locator('.language-choice[data-lang="nl"]').focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".world[data-world=nl]");
  assert.equal(await activeId(page), "nl-topics-title");
  await page.locator(`.card[data-topic="${firstTopic}"]`).focus();
  await page.keyboard.press("Space");
  assert.equal(await activeId(page), `nl-${firstTopic}-title`);
  await page.keyboard.press("Tab");
  await page.locator(".screen .back").first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await activeId(page), "nl-topics-title");
}));

test("every control of every screen is reached by Tab and has a name", () => withKiosk({}, async (page) => {
  const controls = "button, input, summary, a";
  for (const tag of ["nl", ...rightToLeft.slice(0, 1)]) {
    await choose(page, tag);
    for (const name of screens(tag)) {
      await show(page, tag, name);
      const expected = await page.locator(`:is(${controls}):visible`).evaluateAll((all) => all
        .map((element, place) => { element.dataset.place = place; return element; }).length);
      const reached = new Set();
      await page.evaluate(() => document.activeElement.blur());
      for (let i = 0; i < expected + 5; i++) {
        await page.keyboard.press("Tab");
        reached.add(await page.evaluate(() => document.activeElement.dataset.place));
      }
      reached.delete(undefined);
      assert.equal(reached.size, expected, `${tag} ${name}`);
      const snapshot = await page.locator("body").ariaSnapshot();
      assert.doesNotMatch(snapshot, /- (button|searchbox|link|slider)(:|$| \[)/m, `${tag} ${name}: a control without a name`);
    }
  }
}));

test("what goes on from a section is closed and opens with a button that names it", () => withKiosk({}, async (page) => {
  let opened = 0;
  await choose(page, "nl");
  for (const name of screens("nl")) {
    await show(page, "nl", name);
    if (topics("nl").includes(name)) {
      assert.ok(await page.locator(".part > .body:visible").count() > 0);
      assert.equal(await page.locator(".part > .body:not(:visible)").count(), 0);
    }
    for (;;) {
      const closed = page.locator('.toggle[aria-expanded="false"]:visible').first();
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
  const found = [];
  await choose(page, "nl");
  for (const name of topics("nl")) {
    await show(page, "nl", name);
    found.push(...await page.$$eval(".deeper", (all) => all.map((element) => {
      const id = element.querySelector(":scope > .body").id;
      const before = element.previousElementSibling;
      const inside = element.parentElement.matches(".part, .variant > .body");
      return { id, more: id.endsWith("-more"), inside, after: before !== null,
        level: element.firstElementChild.tagName === "H3" };
    })));
    const loose = await page.$$eval('.part > .body[id$="-more"]', (all) => all.map((element) => element.id));
    assert.deepEqual(loose, []);
  }
  assert.ok(found.length > 0);
  assert.deepEqual(found.filter((place) => !(place.more && place.inside && place.after && place.level)), []);
}));

test("variants show their question and main message, one opens alone", async (t) => {
  const withVariants = topics("nl").find((name) => texts.get("nl").split(`data-kind="topic" data-name="${name}"`)[1]
    .split("data-kind=")[0].includes('class="variant"'));
  if (withVariants === undefined) {
    t.skip("no variants in this file");
    return;
  }
  await withKiosk({}, async (page) => {
    await choose(page, "nl");
    await show(page, "nl", withVariants);
    const variants = page.locator(".variant");
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
  await show(page, "nl", firstTopic);
  const jumps = await page.locator(".jump").all();
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
  const low = [];
  for (const tag of tags) {
    await choose(page, tag);
    await show(page, tag, "topics");
    const box = await page.locator(".cards").boundingBox();
    if (box.y + box.height > 768) {
      low.push(`${tag}: ${box.y + box.height}`);
    }
  }
  assert.deepEqual(low, []);
}));

test("every topic can be reached, by a card or from another topic", () => {
  for (const tag of tags) {
    const cards = [...texts.get(tag).matchAll(/class="card[^"]*" type="button" data-action="show" data-target="([^"]+)"/g)];
    const ways = new Set(cards.map((match) => match[1]));
    const reached = screens(tag).filter((name) => !["topics", "search", "organisation"].includes(name));
    assert.deepEqual([...ways].sort(), reached.sort(), tag);
  }
});

test("what is there in Dutch only is named in Dutch and opens there", async (t) => {
  const tag = tags.find((name) => texts.get(name).split('data-kind="find"')[0].includes('class="dutch-only"'));
  if (tag === undefined) {
    t.skip("every language has all topics");
    return;
  }
  await withKiosk({}, async (page) => {
    await choose(page, tag);
    const buttons = page.locator(".elsewhere:visible");
    const named = await buttons.evaluateAll((all) => all.map((button) => ({
      target: button.dataset.target, lang: button.closest("[lang]").lang
    })));
    assert.ok(named.length > 0);
    assert.ok(named.every((button) => button.lang === "nl" && !topics(tag).includes(button.target)));
    assert.notEqual((await page.locator(".dutch-only .line").innerText()).trim(), "");
    await buttons.first().press("Enter");
    await page.waitForSelector(`[data-world=nl] [data-name="${named[0].target}"]`);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");
    assert.equal(await page.locator(`[data-world="${tag}"]`).count(), 0);
  });
});

test("right-to-left screens are mirrored, numbers are not", { skip: rightToLeft.length === 0 }, () => withKiosk({}, async (page) => {
  const tag = rightToLeft[0];
  await choose(page, tag);
  const exit = await page.locator(".exit").boundingBox();
  const home = await page.locator(".home").boundingBox();
  assert.ok(exit.x < 200 && home.x > exit.x);
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  await show(page, tag, "find");
  const order = await page.locator(".phone bdi:visible").evaluateAll((all) => all.map((element) => {
    const range = document.createRange();
    const text = element.firstChild;
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const first = range.getBoundingClientRect().x;
    range.setStart(text, text.length - 1);
    range.setEnd(text, text.length);
    return text.length < 2 || first < range.getBoundingClientRect().x;
  }));
  assert.ok(order.length > 0 && order.every(Boolean));
}));

test("the reader chooses another language on the same page", { skip: tags.length < 2 }, () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "find");
  await page.locator(".bar .language").click();
  assert.equal(await screenKind(page), "start");
  const other = tags.find((tag) => tag !== "nl");
  await choose(page, other);
  assert.equal(await screenKind(page), "find");
  assert.equal(await page.evaluate(() => document.documentElement.lang), other);
}));

test("after the review-by day every screen says that it may be out of date", async () => {
  const day = html.match(/data-review-by="(\d{4})/)[1];
  const told = screens("nl").filter((name) => !["phrases", "search"].includes(name));
  await withKiosk({ clock: `${Number(day) + 2}-01-01T12:00:00` }, async (page) => {
    await choose(page, "nl");
    for (const name of told) {
      await show(page, "nl", name);
      assert.equal(await page.locator(".outdated:visible").count(), 1, name);
    }
  });
  await withKiosk({ clock: `${Number(day) - 2}-01-01T12:00:00` }, async (page) => {
    await choose(page, "nl");
    assert.equal(await page.locator(".outdated:visible").count(), 0);
  });
});

test("days to come go when they are over", async (t) => {
  const days = [...new Set([...texts.get("nl").matchAll(/data-day="([^"]+)"/g)].map((match) => match[1]))].sort();
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
      assert.equal(await page.locator(".event:visible").count(), shown, clock);
      assert.equal(await page.locator(".events h2:visible").count(), shown > 0 ? 1 : 0, clock);
    });
  }
});

test("the explanation of the exit is read once", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  assert.equal(await page.locator(".explain .line:visible").count(), 3);
  await page.locator(".understood").click();
  assert.equal(await page.locator(".understood:visible").count(), 0);
  await show(page, "nl", firstTopic);
  await press(page, ".bar .home");
  assert.equal(await page.locator(".understood:visible").count(), 0);
  assert.equal(await current(page).locator(".explain .line").count(), 3);
}));
