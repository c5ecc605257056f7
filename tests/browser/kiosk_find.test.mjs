/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: help by need and by choice, one helper alone,
 * sentences to hold up. */
import { test } from "node:test";
import assert from "node:assert/strict";
import {
  choose, current, inParallel, press, rightToLeft, screenKind, show, tags, texts, useBrowser, withKiosk
} from "./kiosk.mjs";

useBrowser();
const hasNeeds = texts.get("nl").includes("data-need=");
const cards = ".results > .contacts > li";
const shownCards = (page) => page.locator(cards).evaluateAll((all) => all.map((card, at) => ({ card, at }))
  .filter(({ card }) => card.checkVisibility())
  .map(({ card, at }) => ({ at, needs: card.dataset.needs.split(" "), ...card.querySelector(".contact").dataset })));

async function openFind(page, tag = "nl") {
  await choose(page, tag);
  await show(page, tag, "find");
}

test("help comes first, in large letters, without links", () => withKiosk({}, async (page) => {
  for (const tag of tags) {
    await choose(page, tag);
    await show(page, tag, "topics");
    assert.match(await page.locator(".cards .card").first().getAttribute("class"), /solid/);
    await show(page, tag, "find");
    const number = page.locator(".contact.alarm .phone").first();
    assert.equal(await number.innerText(), "112");
    assert.ok(await number.evaluate((element) => parseFloat(getComputedStyle(element).fontSize)) >= 40);
    assert.equal(await page.locator(".screen a").count(), 0);
  }
}));

test("a need shows those who answer it, and only them", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await page.locator(".to-helpers").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  const total = await page.locator(cards).count();
  assert.ok(total > 1);
  assert.equal(await page.locator(".results").isVisible(), false);
  const seen = new Set();
  for (const choice of await page.locator(".need-choice").all()) {
    const need = await choice.getAttribute("data-need");
    await choice.press("Enter");
    assert.equal(await choice.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator('.need-choice[aria-pressed="true"]').count(), 1);
    const shown = await shownCards(page);
    if (need === "all") {
      assert.equal(shown.length, total);
    } else {
      assert.ok(shown.length > 0 && shown.length <= total, need);
      assert.ok(shown.every((card) => card.needs.includes(need)));
      assert.equal((await page.locator(".chosen-need").innerText()).trim(), (await choice.innerText()).trim());
    }
    shown.forEach((card) => seen.add(card.at));
    assert.match(await page.evaluate(() => document.activeElement.className), /chosen-need/);
    const heading = await page.locator(".chosen-need").boundingBox();
    assert.ok(heading.y >= 0 && heading.y < 900);
  }
  assert.equal(seen.size, total);
  await page.locator('.need-choice[aria-pressed="true"]').press("Enter");
  assert.equal(await page.locator(".results").isVisible(), false);
}));

/* What a chip says of a card, worked out apart from the page's own way. */
function fits(card, kind, value) {
  if (kind === "anonymous" || kind === "free") {
    return card[kind] !== undefined;
  }
  return (card[kind] ?? "").split(kind === "place" ? ", " : " ").includes(value);
}

const chipsShown = (page) => page.locator(".chip:visible").evaluateAll((all) => all.map((chip) => ({
  kind: chip.dataset.filter, value: chip.dataset.value, count: Number(chip.querySelector(".count").textContent)
})));
const pressChip = (page, { kind, value }) => press(page, `.chip[data-filter="${kind}"][data-value="${value}"]`);

test("chips narrow the list and say how many would be left", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  await page.evaluate(() => { document.querySelector(".filters").open = true; });
  const all = await shownCards(page);
  const chips = await chipsShown(page);
  assert.ok(chips.length > 1);
  for (const chip of chips) {
    const fitting = all.filter((card) => fits(card, chip.kind, chip.value));
    assert.equal(chip.count, fitting.length, `${chip.kind} ${chip.value}`);
    assert.ok(chip.count > 0 && chip.count < all.length, "a chip that changes nothing is no choice");
    await pressChip(page, chip);
    assert.deepEqual((await shownCards(page)).map((card) => card.at), fitting.map((card) => card.at));
    assert.equal(await page.locator(".show-all").isVisible(), true);
    await pressChip(page, chip);
    assert.equal((await shownCards(page)).length, all.length);
    assert.equal(await page.locator(".show-all").isVisible(), false);
  }
}));

test("chips of one kind add, of two kinds narrow; show all takes them back", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  await page.evaluate(() => { document.querySelector(".filters").open = true; });
  const all = await shownCards(page);
  const chips = await chipsShown(page);
  const places = chips.filter((chip) => chip.kind === "place").slice(0, 2);
  const other = chips.find((chip) => chip.kind !== "place");
  for (const place of places) {
    await pressChip(page, place);
  }
  const either = all.filter((card) => places.length === 0 || places.some((place) => fits(card, "place", place.value)));
  assert.equal((await shownCards(page)).length, either.length);
  await pressChip(page, other);
  const both = either.filter((card) => fits(card, other.kind, other.value));
  assert.equal((await shownCards(page)).length, both.length);
  assert.equal(await page.locator(".nobody").isVisible(), both.length === 0);
  await page.locator(".show-all").press("Enter");
  assert.equal((await shownCards(page)).length, all.length);
  assert.equal(await page.locator('.chip[aria-pressed="true"]').count(), 0);
  assert.match(await page.evaluate(() => document.activeElement.className), /chosen-need/);
}));

test("where nobody is left, a sentence says so", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  const all = await shownCards(page);
  const values = ["place", "languages", "audiences"].flatMap((kind) => [...new Set(all.flatMap((card) =>
    (card[kind] ?? "").split(kind === "place" ? ", " : " ").filter(Boolean)))].map((value) => ({ kind, value })));
  values.push({ kind: "anonymous", value: "" }, { kind: "free", value: "" });
  const pair = values.flatMap((one) => values.filter((other) => other.kind !== one.kind).map((other) => [one, other]))
    .find(([one, other]) => [one, other].every(({ kind, value }) => texts.get("nl").includes(`data-filter="${kind}" data-value="${value}"`)) &&
      all.some((card) => fits(card, one.kind, one.value)) &&
      !all.some((card) => fits(card, one.kind, one.value) && fits(card, other.kind, other.value)));
  if (pair === undefined) {
    return;
  }
  await pressChip(page, pair[0]);
  await pressChip(page, pair[1]);
  assert.equal((await shownCards(page)).length, 0);
  assert.equal(await page.locator(".nobody").isVisible(), true);
  await press(page, ".show-all");
  assert.equal(await page.locator(".nobody").isVisible(), false);
}));

test("the words of the need stand below the bar, however many rows it takes", { skip: !hasNeeds }, () => inParallel(tags, { width: 768, height: 1024 }, async (page, tag) => {
  await openFind(page, tag);
  for (let step = 0; step < 3; step++) {
    if (await page.locator(".need-choice").count() > 0) { /* some languages have no needs */
      await press(page, '.need-choice[aria-pressed="false"]');
      const [heading, bar] = await page.evaluate(() =>
        [document.querySelector(".chosen-need").getBoundingClientRect().top, document.querySelector(".bar").getBoundingClientRect().bottom]);
      assert.ok(heading >= bar, `${tag}, step ${step}: ${heading} under ${bar}`);
      assert.ok(heading < 900, `${tag}, step ${step}: ${heading}`);
    }
    await press(page, ".bar .larger");
  }
}));

test("the list names some of what a helper offers, the helper's own screen all", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  const offers = await page.$$eval(".results .contact", (all) => all.map((card) => ({
    id: card.dataset.card, all: card.querySelectorAll("li").length,
    seen: [...card.querySelectorAll("li")].filter((item) => item.checkVisibility()).length
  })));
  for (const { id, all, seen } of offers) {
    assert.equal(seen, Math.min(all, 7), id);
  }
  const longest = offers.toSorted((one, other) => other.all - one.all)[0];
  await press(page, `[data-organisation="${longest.id}"]`);
  assert.equal(await page.locator(".screen .contact li:visible").count(), longest.all);
}));

test("large letters without a number say that there is none", { skip: !hasNeeds }, () => withKiosk({ width: 360, height: 640 }, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  const id = await page.evaluate(() => [...document.querySelectorAll(".results .contact")]
    .find((card) => card.querySelector(".phone") === null)?.dataset.card);
  if (id === undefined) {
    return;
  }
  await press(page, `[data-organisation="${id}"]`);
  await press(page, "[data-action=big]");
  assert.equal(await page.locator(".screen .contact > :visible").count(), 1);
  assert.notEqual(await page.locator(".screen .contact .unknown").innerText(), "");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test("another need takes the chips back", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  await page.evaluate(() => { document.querySelector(".filters").open = true; });
  await pressChip(page, (await chipsShown(page))[0]);
  await press(page, ".need-choice");
  assert.equal(await page.locator('.chip[aria-pressed="true"]').count(), 0);
}));

test("one helper alone: name as title, what is offered, the number large", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  for (const tag of ["nl", ...rightToLeft.slice(0, 1)]) {
    await openFind(page, tag);
    await press(page, "[data-need=all]");
    const ids = await page.$$eval("[data-organisation]", (all) => all.map((button) => button.dataset.organisation));
    const known = [];
    for (const id of ids) {
      await show(page, tag, "find");
      const card = await page.evaluate((given) => {
        const from = document.querySelector(`.contact[data-card="${given}"]`);
        return { name: from.querySelector(".name").textContent, phone: from.querySelector(".phone")?.textContent ?? null };
      }, id);
      await press(page, `[data-organisation="${id}"]`);
      assert.equal(await screenKind(page), "organisation");
      assert.equal(await page.locator(".screen h1").textContent(), card.name);
      assert.equal(await page.locator(".screen h1").evaluate((title) => (title.firstElementChild ?? title).closest("[lang]").lang), "nl");
      assert.equal(await page.locator(".screen .contact").count(), 1);
      assert.equal(await page.locator(".kept").isVisible(), card.phone !== null);
      if (card.phone !== null) {
        known.push(id);
        const size = await page.locator(".screen .phone").evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
        assert.ok(size >= 40);
      }
    }
    for (const id of known.slice(0, 1)) {
      await show(page, tag, "find");
      await press(page, `[data-organisation="${id}"]`);
      const before = await page.locator(".screen .phone").evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      await page.locator("[data-action=big]").click();
      const after = await page.locator(".screen .phone").evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      assert.ok(after > before * 1.5, `${before} to ${after}`);
      assert.equal(await page.locator("[data-action=big]").getAttribute("aria-pressed"), "true");
      assert.equal(await page.locator(".screen .contact > :visible").count(), 1);
      await page.locator("[data-action=big]").click();
      assert.ok(await page.locator(".screen .contact > :visible").count() > 1);
    }
    await press(page, ".screen .back");
    assert.equal(await screenKind(page), "find");
  }
}));

test("one helper on paper: a slip of 85 by 54 mm with name and number", { skip: !hasNeeds }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  await press(page, "[data-organisation]");
  const name = await page.locator(".screen h1").innerText();
  await page.emulateMedia({ media: "print" });
  const box = await current(page).evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { width: width * 25.4 / 96, height: height * 25.4 / 96 };
  });
  assert.ok(Math.abs(box.width - 85) < 1 && box.height >= 53 && box.height < 60, JSON.stringify(box));
  assert.equal(await page.locator(".screen h1").innerText(), name);
  assert.equal(await page.locator("button:visible").count(), 0);
  const pdf = await page.pdf({ format: "A4" });
  assert.equal((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
}));

test("what happens when you call is a step away", { skip: !texts.get("nl").includes("call-card") }, () => withKiosk({}, async (page) => {
  await openFind(page);
  await press(page, "[data-need=all]");
  await press(page, "[data-organisation]");
  await press(page, ".call-card");
  assert.equal(await screenKind(page), "topic");
  assert.equal(await page.evaluate(() => document.activeElement.closest("section.part, section.variant") !== null), true);
}));

test("sentences to hold up: numbered, large, in both languages", () => withKiosk({}, async (page) => {
  let count = null;
  for (const tag of tags) {
    await choose(page, tag);
    await show(page, tag, "phrases");
    const phrases = await page.$$eval(".phrase", (all) => all.map((phrase) => ({
      own: phrase.querySelector(":scope > p").textContent.trim(),
      dutch: phrase.querySelector(".below")?.textContent.trim() ?? null,
      lang: phrase.querySelector(".below")?.lang ?? null,
      number: getComputedStyle(phrase, "::before").content,
      size: parseFloat(getComputedStyle(phrase.querySelector(":scope > p")).fontSize)
    })));
    count ??= phrases.length;
    assert.ok(phrases.length > 0 && phrases.length === count, tag);
    for (const phrase of phrases) {
      assert.match(phrase.number, /counter/);
      assert.notEqual(phrase.own, "");
      assert.ok(phrase.size >= 28);
      assert.equal(phrase.lang, tag === "nl" ? null : "nl");
      assert.notEqual(phrase.dutch, "");
    }
    assert.equal(new Set(phrases.map((phrase) => phrase.dutch ?? phrase.own)).size, count);
  }
}));
