/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file for native readers in a real browser, opened from its folder, and
 * what a reader copies in it, taken in by the program. Works with any language
 * that has texts of both sides. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { axe, checkHtml, launch, newPage } from "./browser.mjs";

const path = process.env.WEGWIJZER_PAGE;
const folder = dirname(path);
const url = `file://${path}`;
const language = basename(path).replace(/^review-|\.html$/g, "");
const program = process.env.WEGWIJZER;
const source = fileURLToPath(new URL("../..", import.meta.url));

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withPage(options, body) {
  const { width = 1366, height = 768, file = url, change = null, ...rest } = options;
  const page = await newPage(browser, { width, height, ...rest });
  try {
    if (change !== null) {
      await page.addInitScript(change);
    }
    await page.goto(file);
    await body(page);
    assert.deepEqual(page.faults, []);
    for (const request of page.requests) {
      assert.ok(request === file || request.startsWith("data:"), request.slice(0, 100));
    }
  } finally {
    await page.context().close();
  }
}

const text = (page, number) => page.locator(`#t${number}`);
const choose = (page, number, value) => text(page, number).locator(`input[value="${value}"]`).check();
const remark = (page, number, words) => page.locator(`#r${number}`).fill(words);
const result = (page) => page.locator("#result").inputValue();
const count = async (page, slot) => Number(await page.locator(`[data-slot=${slot}]`).textContent());
const shown = (page) => page.$$eval(".text", (all) => all.filter((each) => each.checkVisibility()).length);
const total = (page) => page.locator(".text[data-code]").count();
const press = (page) => page.locator(".bar .copy").click();

/* A copy of what the program reads, in which reviews may be written. */
function withCopy(body) {
  const copy = mkdtempSync(join(tmpdir(), "wegwijzer-review."));
  try {
    for (const part of ["content", "locales", "templates"]) {
      cpSync(join(source, part), join(copy, part), { recursive: true });
    }
    body(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}
const take = (copy, file, role = "native-reader") => spawnSync(program,
  ["import-review", file, "--role", role, "--date", "2026-11-22"], { cwd: copy, encoding: "utf8" });
const readReviews = (copy) => readFileSync(join(copy, "locales/review", `${language}.tsv`), "utf8")
  .replace(/\n$/, "").split("\n").slice(1).map((line) => line.split("\t"));

test("the tab says Wegwijzer; the page is Dutch, or English", () => withPage({}, async (page) => {
  assert.equal(await page.title(), "Wegwijzer");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");
  assert.equal(await page.locator('[data-in="en"]:visible').count(), 0);
  await page.locator('[data-speak="en"]').click();
  assert.equal(await page.locator('[data-in="nl"]:visible').count(), 0);
  assert.ok(await page.locator('h1 [data-in="en"]').isVisible());
}));

test("each text stands once, with number, code, both languages and three choices", () => withPage({}, async (page) => {
  const texts = await page.$$eval(".text", (all) => all.map((each) => ({
    number: Number(each.id.slice(1)), code: each.dataset.code, radios: each.querySelectorAll("input[type=radio]").length,
    sides: [...each.querySelectorAll(".side")].map((side) => [side.lang, side.dir, side.textContent.length > 0])
  })));
  assert.ok(texts.length > 20);
  assert.deepEqual(texts.map((each) => each.number), texts.map((_, index) => index + 1));
  const codes = texts.map((each) => each.code).filter(Boolean);
  assert.equal(new Set(codes).size, codes.length);
  for (const each of texts.filter((one) => one.code)) {
    assert.match(each.code, /^[0-9a-z]{4}-[0-9a-z]{4}$/);
    assert.equal(each.radios, 3);
    assert.deepEqual(each.sides[0], ["nl", "ltr", true]);
    assert.equal(each.sides.length, 2);
    assert.ok(each.sides[1][2]);
    assert.equal(each.sides[1][1], language === "ar" ? "rtl" : "ltr");
  }
  assert.ok(statSync(path).size < 6e6);
  /* the number stands before the text, level with it */
  const apart = await page.$$eval(".text", (every) => every.filter((each) => {
    const number = each.querySelector(".number").getBoundingClientRect();
    const side = each.querySelector(".side").getBoundingClientRect();
    return number.right > side.left || Math.abs(number.top - side.top) > 8;
  }).length);
  assert.equal(apart, 0);
  for (const target of await page.$$eval("a[href]", (all) => all.map((link) => link.getAttribute("href")))) {
    assert.equal(await page.locator(target).count(), 1, target);
  }
}));

test("pictures of the leaflets are inside the page", () => withPage({}, async (page) => {
  const pictures = await page.$$eval(".look img", (all) => all.map((each) => each.getAttribute("src").slice(0, 22)));
  assert.ok(pictures.length > 5);
  assert.deepEqual(new Set(pictures), new Set(["data:image/png;base64,"]));
  await page.locator(".look img").first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector(".look img").complete);
  const size = await page.locator(".look img").first().evaluate((each) => [each.naturalWidth, each.width > 100]);
  assert.deepEqual(size, [400, true]);
}));

test("counts, remark field and filters follow what was chosen", () => withPage({}, async (page) => {
  const all = await total(page);
  assert.equal(await count(page, "left"), all);
  assert.equal(await page.locator("#r2").isVisible(), false);
  await choose(page, 1, "good");
  await choose(page, 2, "wrong");
  assert.ok(await page.locator("#r2").isVisible());
  await choose(page, 3, "unsure");
  assert.deepEqual([await count(page, "done"), await count(page, "left")], [3, all - 3]);
  const everything = await shown(page);
  await page.check("input[name=filter][value=open]");
  assert.equal(await shown(page), all - 3);
  await page.check("input[name=filter][value=doubt]");
  assert.equal(await shown(page), 2);
  await page.check("input[name=filter][value=safety]");
  assert.equal(await shown(page), await page.locator(".text[data-safety]").count());
  assert.ok(await shown(page) > 0);
  await page.check("input[name=filter][value=all]");
  assert.equal(await shown(page), everything);
  await choose(page, 2, "good");
  assert.equal(await page.locator("#r2").isVisible(), false);
  await page.check("input[name=filter][value=doubt]");
  await choose(page, 3, "good");
  await page.check("input[name=filter][value=all]");
  await page.check("input[name=filter][value=doubt]");
  assert.ok(await page.locator(".none").isVisible());
  await page.locator("nav a").last().click();
  assert.equal(await shown(page), everything);
}));

test("what is copied arrives in the reviews, once", async () => {
  await withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await choose(page, 1, "good");
    await choose(page, 2, "wrong");
    await remark(page, 2, "Nobody says\nthis; \u202Esay\t<script>alert(1)</script> #3 0000-0000 good");
    await choose(page, 3, "unsure");
    await press(page);
    await page.locator("[data-message=copied]").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await result(page));
    assert.match(copied, new RegExp(`^wegwijzer-review 1 ${language} \\d{4}-\\d\\d-\\d\\d\\n#1 \\S+ good\\n#2 \\S+ wrong: Nobody`));
    withCopy((copy) => {
      const file = join(copy, "mail.txt");
      /* as a mail client returns it: quoted, wrapped, CRLF, with a greeting */
      const mail = copied.replace("say <script>", "say\n<script>").split("\n").map((line) => `> ${line}`).join("\r\n");
      writeFileSync(file, `Hello,\r\n\r\nhere it is.\r\n${mail}\r\n-- \r\nSent from a phone`);
      const first = take(copy, file);
      assert.equal(first.status, 0, first.stderr);
      assert.match(first.stdout, new RegExp(`^${language}: 3 added \\(1 good, 1 wrong, 1 unsure\\)`));
      const lines = readReviews(copy);
      assert.deepEqual(lines.map((each) => each[3]).sort(), ["checked", "unsure", "wrong"]);
      assert.ok(lines.every((each) => each.length === 8 && each[4] === "native-reader" && each[5] === "2026-11-22"));
      assert.equal(lines.find((each) => each[3] === "wrong")[7],
        "Nobody says this; say <script>alert(1)</script> #3 0000-0000 good");
      const second = take(copy, file);
      assert.match(second.stdout, /: 0 added .* 3 there already/);
      assert.equal(readReviews(copy).length, 3);
      const status = execFileSync(program, ["status", "--lang", language, "--html", "pages", "--date", "2026-11-22"], { cwd: copy, encoding: "utf8" });
      assert.match(status, /2 files in pages/);
      const overview = readFileSync(join(copy, "pages/index.html"), "utf8");
      assert.match(overview, /&lt;script&gt;alert\(1\)/);
      assert.doesNotMatch(overview, /<script>alert/);
    });
  });
});

test("no clipboard: the text is selected to be copied by hand", () => withPage({
  change: "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
}, async (page) => {
  await press(page);
  assert.ok(await page.locator("[data-message=nothing]").isVisible());
  await choose(page, 4, "good");
  await press(page);
  await page.locator("[data-message=by-hand]").waitFor();
  const selected = await page.evaluate(() => document.activeElement.id === "result" &&
    document.activeElement.selectionEnd === document.activeElement.value.length);
  assert.ok(selected);
  assert.match(await result(page), /^wegwijzer-review 1 .*\n#4 \S+ good\nend 1\n$/);
}));

test("no clipboard that may be written: the old way copies", () => withPage({
  change: "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
}, async (page) => {
  await choose(page, 1, "good");
  await press(page);
  await page.locator("[data-message=copied]").waitFor();
}));

/* Whether closing the tab would ask first. */
const warns = (page) => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

test("closing the tab asks only while something is not copied", () => withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  assert.equal(await warns(page), false);
  await choose(page, 2, "wrong");
  assert.equal(await warns(page), true);
  await press(page);
  await page.locator("[data-message=copied]").waitFor();
  assert.equal(await warns(page), false);
  await remark(page, 2, "later");
  assert.equal(await warns(page), true);
  await page.locator("#result").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  assert.equal(await warns(page), false);
}));

test("a real dialog stands before the loss", async () => {
  const page = await newPage(browser, { width: 1366, height: 768 });
  await page.goto(url);
  await page.locator("#t1 label.good").click();
  const dialog = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const asked = await dialog;
  assert.equal(asked.type(), "beforeunload");
  await asked.accept();
  await page.context().close();
});

test("nothing is kept: no storage, and a reload begins anew", () => withPage({}, async (page) => {
  page.on("dialog", (dialog) => dialog.accept());
  await choose(page, 1, "wrong");
  await remark(page, 1, "secret");
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return { local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, databases: databases.length,
      name: window.name, address: location.hash + location.search };
  });
  assert.deepEqual(kept, { local: 0, session: 0, cookie: "", databases: 0, name: "", address: "" });
  await page.reload();
  assert.equal(await count(page, "done"), 0);
  assert.equal(await page.locator("input[type=radio]:checked").count(), 1); /* the filter */
  assert.equal(await page.locator("#r1").inputValue(), "");
}));

test("keyboard alone: judge, write, go on", () => withPage({}, async (page) => {
  const at = () => page.evaluate(() => ({ name: document.activeElement.name ?? "", id: document.activeElement.id,
    outline: getComputedStyle(document.activeElement.closest("label") ?? document.activeElement).outlineStyle }));
  const tabTo = async (wanted) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      if (wanted(await at())) {
        return;
      }
    }
    assert.fail("not reached by Tab");
  };
  await tabTo((focus) => focus.name === "v1");
  assert.equal((await at()).outline, "solid");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await tabTo((focus) => focus.id === "r1");
  await page.keyboard.type("better");
  await tabTo((focus) => focus.name === "v2");
  await page.keyboard.press("Space");
  assert.match(await result(page), /\n#1 \S+ wrong: better\n#2 \S+ good\nend 2\n$/);
}));

test("what has the focus is not hidden by the bar", () => withPage({ height: 500 }, async (page) => {
  await page.locator("#t6 input").first().focus();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Shift+Tab");
    const covered = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      const bar = document.querySelector(".bar").getBoundingClientRect();
      return document.activeElement.closest(".bar") === null && box.bottom > bar.top && box.top < bar.bottom;
    });
    assert.equal(covered, false);
  }
}));

for (const width of [320, 390, 1366]) {
  test(`${width} pixels: nothing is cut off`, () => withPage({ width, height: 700 }, async (page) => {
    await choose(page, 2, "wrong");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const small = await page.$$eval(".text label, .copy, .filter label, .switch button", (all) => all
      .filter((each) => each.checkVisibility() && !each.closest(".remark"))
      .map((each) => each.getBoundingClientRect()).filter((box) => box.height < 24 || box.width < 24).length);
    assert.equal(small, 0);
    const cut = await page.$$eval(".side", (all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent));
    assert.deepEqual(cut, []);
    assert.ok(await page.locator(".bar").evaluate((bar) => bar.offsetHeight < 110));
  }));
}

test("axe finds nothing, in either language", () => withPage({}, async (page) => {
  await choose(page, 1, "wrong");
  await choose(page, 2, "good");
  assert.deepEqual(await axe(page), []);
  await page.locator('[data-speak="en"]').click();
  assert.deepEqual(await axe(page), []);
}));

test("the HTML checker finds nothing", (context) => checkHtml(context, path));

test("printed on A4: every text with its code, its boxes, and page numbers", () => withPage({}, async (page) => {
  const copy = mkdtempSync(join(tmpdir(), "wegwijzer-print."));
  try {
    const file = join(copy, "page.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true });
    const words = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 64e6 });
    for (const code of await page.$$eval(".text[data-code]", (all) => all.map((each) => each.dataset.code))) {
      assert.ok(words.includes(code), code);
    }
    const facts = execFileSync("pdfinfo", [file], { encoding: "utf8" });
    assert.match(facts, /Page size: +59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
    const pages = Number(/Pages: +(\d+)/.exec(facts)[1]);
    assert.ok(words.includes(`${pages} / ${pages}`));
    assert.ok(words.split("\f")[0].includes("Wegwijzer · "));
    assert.ok(words.split("goed").length > await total(page));
  } finally {
    rmSync(copy, { recursive: true });
  }
}));

test("without scripts it can be read and printed, and says so", () => withPage({ javaScriptEnabled: false }, async (page) => {
  assert.ok(await page.locator("noscript p").isVisible());
  assert.equal(await page.locator(".bar").isVisible(), false);
  assert.equal(await page.locator(".result").isVisible(), false);
  assert.ok(await page.locator("#t1 .side").first().isVisible());
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#t1 input").first().isVisible());
}));

test("the overview links to the file of each language and asks for nothing", () => withPage({ file: `file://${join(folder, "index.html")}` }, async (page) => {
  const links = await page.$$eval("a[href]", (all) => all.map((link) => link.getAttribute("href")));
  assert.ok(links.includes(basename(path)));
  for (const link of links) {
    assert.ok(statSync(join(folder, link)).isFile(), link);
  }
  assert.deepEqual(await axe(page), []);
  await page.locator('[data-speak="en"]').click();
  assert.ok(await page.locator('h1 [data-in="en"]').isVisible());
  await page.setViewportSize({ width: 320, height: 700 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test("the HTML checker finds nothing in the overview", (context) => checkHtml(context, join(folder, "index.html")));
