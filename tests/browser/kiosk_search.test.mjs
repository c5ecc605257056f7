/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk in a real browser: search as one types, in every script. */
import { test } from "node:test";
import assert from "node:assert/strict";
import { choose, inParallel, press, screenKind, show, tags, texts, topics, useBrowser, withKiosk } from "./kiosk.mjs";

useBrowser();
const isReal = topics("nl").includes("visit") && topics("nl").length > 5;
const field = (page) => page.locator("input[type=search]");

async function openSearch(page, tag) {
  await choose(page, tag);
  await show(page, tag, "search");
}

/* What is listed for the words: the screens that the hits lead to. */
async function find(page, words) {
  await field(page).fill(words);
  return page.$$eval(".hit", (all) => all.map((hit) => hit.dataset.hit));
}

/* Language, what somebody types, and a screen that must be among the hits. The
 * second of two in one row is the same word as somebody types it who has
 * another keyboard: it must find the same. */
const TABLE = [
  ["nl", "boete", "visit"],
  ["nl", "POLITIE", "visit"],
  ["nl", "zes uur", "visit"],
  ["nl", "identite", "visit"],
  ["nl", ["privérekening", "priverekening"], "start"],
  ["de", ["Tür", "tur"], "visit"],
  ["de", "Gemeinde", "visit"],
  ["fr", ["municipaux", "MUNICIPAUX"], "visit"],
  ["fr", ["vérifiez", "verifiez"], "visit"],
  ["es", ["policía", "policia"], "visit"],
  ["pt-BR", ["município", "municipio"], "visit"],
  ["hu", ["rendőrség", "rendorseg"], "visit"],
  ["pl", ["legitymację", "legitymacje"], "visit"],
  ["pl", ["mieszkać", "mieszkac"], null],
  ["ro", ["primăriei", "primariei"], "visit"],
  ["ro", ["legitimația", "legitimatia"], "visit"],
  ["tr", ["İzin", "izin"], "visit"],
  ["tr", ["rızanız", "rizaniz"], "visit"],
  ["tr", ["ISRAR", "ısrar"], null],
  ["bg", "полиция", "visit"],
  ["ru", ["полиция", "ПОЛИЦИЯ"], "visit"],
  ["ru", ["жильё", "жилье"], "visit"],
  ["uk", ["поліція", "ПОЛІЦІЯ"], "visit"],
  ["ar", ["الشرطة", "شرطه"], "visit"],
  ["ar", ["اسألوا", "اسالوا"], "visit"],
  ["ar", ["موافقتكم", "مُوافقتكم"], "visit"],
  ["ar", ["١١٢", "112"], null],
  ["th", "ตำรวจ", "visit"],
  ["th", "เจ้าหน้าที่ตำรวจ", "visit"],
  ["th", "หมาย ตำรวจ", "visit"],
  ["zh-Hans", "警察", "visit"],
  ["zh-Hans", "警察检查", "visit"],
  ["zh-Hans", "身份证件", "visit"]
];

for (const tag of new Set(TABLE.map(([name]) => name))) {
  test(`words of the table are found: ${tag}`, { skip: !isReal || !tags.includes(tag) }, () => withKiosk({}, async (page) => {
    await openSearch(page, tag);
    for (const [, words, screen] of TABLE.filter(([name]) => name === tag)) {
      const [first, ...same] = [words].flat();
      const hits = await find(page, first);
      if (screen !== null && topics(tag).includes(screen)) {
        assert.ok(hits.includes(screen), `${first}: ${hits}`);
      }
      for (const other of same) {
        assert.deepEqual(await find(page, other), hits, `${other} as ${first}`);
      }
    }
  }));
}

/* A word as it is typed by somebody in a hurry: large letters, no marks. */
const plain = (word) => word.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0652]/gu, "").normalize("NFC");

test("the headings of a topic are found by their words, in every language", () => inParallel(tags, {}, async (page, tag) => {
  await choose(page, tag);
  const [name] = topics(tag);
  await show(page, tag, name);
  const headings = await page.$$eval(".part > h2 .question", (all) => all.map((heading) => heading.textContent.trim()));
  await show(page, tag, "search");
  for (const heading of headings.slice(0, 3)) {
    for (const words of [heading, plain(heading), heading.toUpperCase()]) {
      assert.ok((await find(page, words)).includes(name), `${tag}: ${words}`);
    }
  }
}));

test("a hit leads to its section, opened, and back to the words", () => withKiosk({}, async (page) => {
  await openSearch(page, "nl");
  const [, words] = /class="deeper"><h3><button[^>]*>(?:<svg.*?<\/svg>)?<span class="question">([^<]+)</s.exec(texts.get("nl"));
  assert.ok((await find(page, words)).length > 0);
  assert.match(await page.locator(".found .number").innerText(), new RegExp(`^${await page.locator(".hit").count()}( / \\d+)?$`));
  const [hit] = await page.locator(".hit").all();
  const target = await hit.getAttribute("data-target");
  await hit.press("Enter");
  assert.equal(await screenKind(page), "topic");
  const section = page.locator(`#${target}`);
  assert.equal(await section.isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-controls")), target);
  const box = await page.locator(":focus").boundingBox();
  assert.ok(box.y >= 0 && box.y < 900);
  await press(page, ".screen .back");
  assert.equal(await screenKind(page), "search");
  assert.equal(await field(page).inputValue(), words);
  assert.ok(await page.locator(".hit").count() > 0);
}));

test("a line to call is found by its need and number", () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "find");
  const need = await page.locator(".screen > .contacts .need").nth(1).textContent();
  await show(page, "nl", "search");
  const hits = await find(page, need);
  await press(page, `.hit:nth-of-type(1)[data-hit=find]`);
  assert.ok(hits.includes("find"));
  assert.equal(await screenKind(page), "find");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), need);
}));

test("helpers are found by name and by what they offer", { skip: !texts.get("nl").includes("data-organisation=") }, () => withKiosk({}, async (page) => {
  await choose(page, "nl");
  await show(page, "nl", "find");
  const name = await page.locator(".results .name").first().textContent();
  await show(page, "nl", "search");
  const hits = await find(page, name.trim());
  assert.ok(hits.includes("organisation"), `${name}: ${hits}`);
  await press(page, ".hit[data-hit=organisation]");
  assert.equal(await screenKind(page), "organisation");
  assert.equal(await page.locator(".screen h1").textContent(), name);
}));

test("a word that is nowhere: a sentence and the main topics, which open", () => inParallel(tags, {}, async (page, tag) => {
  await openSearch(page, tag);
  for (const words of ["qxzqxz", "</script><img src=x>", "\"'\\", "🦄"]) {
    assert.deepEqual(await find(page, words), [], words);
    assert.equal(await page.locator(".nothing").isVisible(), true);
    assert.notEqual((await page.locator(".nothing p").innerText()).trim(), "");
  }
  assert.ok(await page.locator(".nothing .card:visible").count() >= Math.min(3, topics(tag).length));
  await press(page, ".nothing .card[data-topic]");
  assert.equal(await screenKind(page), "topic");
}));

test("an empty field shows neither results nor that there are none", () => withKiosk({}, async (page) => {
  await openSearch(page, "nl");
  for (const words of ["", " ", "a", ""]) {
    await find(page, words);
    assert.equal(await page.locator(".nothing").isVisible(), false);
    assert.equal(await page.locator(".found").isVisible(), words === "a");
  }
}));

test("results come with each keystroke, the best first, without markup", () => withKiosk({}, async (page) => {
  await openSearch(page, "nl");
  const heading = /class="part"[^>]*><h2[^>]*>(?:<svg.*?<\/svg>)?<span class="question">([^<?]+)\?</s.exec(texts.get("nl"))[1];
  let counts = [];
  for (const letter of heading) {
    await field(page).press(letter === " " ? "Space" : letter);
    counts.push(await page.locator(".hit").count());
  }
  assert.ok(counts.every((count) => count > 0 && count <= 8));
  assert.ok((await page.locator(".hit .question").first().innerText()).startsWith(heading));
  assert.equal(await page.locator(".hit b, .hit strong, .hit img").count(), 0);
  assert.equal(await page.locator("input[type=search]").getAttribute("autocomplete"), "off");
}));
