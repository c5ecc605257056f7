/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-over page in a real browser, opened from its folder. Works with any
 * edition that has two languages and two forms. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { axe, checkHtml, launch, newPage } from "./browser.mjs";

const path = process.env.WEGWIJZER_PAGE;
const folder = dirname(path);
const url = `file://${path}`;
const isPreview = (request) => request.startsWith(`file://${folder}/preview/`) && /^[^?#]+\.png$/.test(request);
const groups = ["subject", "language", "format"];

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/* Opens the page; every request and every fault is noted. `change` is run in
 * the page before its own script reads the table. */
async function openPage({ width = 1366, height = 768, change = null, ...options } = {}) {
  const page = await newPage(browser, { width, height, ...options });
  if (change !== null) {
    await page.addInitScript(`document.addEventListener("DOMContentLoaded", ${change});`);
  }
  await page.goto(url);
  return page;
}

async function withPage(options, body) {
  const page = await openPage(options);
  try {
    await body(page);
    assert.deepEqual(page.faults, []);
    for (const request of page.requests) {
      assert.ok(request === url || request.startsWith("data:") || isPreview(request), request);
    }
  } finally {
    await page.context().close();
  }
}

const choose = (page, group, value) => page.check(`input[name="${group}"][value="${value}"]`);
const radio = (page, group, value) => page.locator(`input[name="${group}"][value="${value}"]`);
const values = (page, group) => page.$$eval(`input[name="${group}"]`, (all) => all.map((each) => each.value));
const openLink = (page) => page.locator("a.open").getAttribute("href");
const readRows = (page) => page.$$eval("tr[data-subject]", (all) => all.map((row) => ({
  ...row.dataset, path: row.querySelector("td.file a").getAttribute("href"),
  until: row.querySelector("time").dateTime, size: row.querySelector("td.size").textContent
})));
const speaks = (page) => page.$$eval("[data-speak]", (all) => all.map((button) => button.dataset.speak));

async function chooseFile(page, file) {
  for (const group of groups) {
    await choose(page, group, file[group]);
  }
}

/* A file of a language that is read from right to left, or undefined. */
const readTurned = async (page) => (await readRows(page)).find((file) => file.side === "rtl");

test("the tab says Wegwijzer; the page is Dutch at first", () => withPage({}, async (page) => {
  assert.equal(await page.title(), "Wegwijzer");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");
  assert.equal(await page.locator('[data-in="en"]:visible').count(), 0);
  assert.ok(await page.locator('h1 [data-in="nl"]:visible').count() === 1);
}));

test("every link opens a file of the folder, and says its size", () => withPage({}, async (page) => {
  const links = await page.$$eval("a[href]", (all) => all.map((link) => link.getAttribute("href")));
  const rows = await readRows(page);
  assert.ok(links.length > rows.length && rows.length > 0);
  for (const link of [...links, ...rows.map((row) => row.preview).filter(Boolean)]) {
    assert.match(link, /^[a-z]/);
    assert.doesNotMatch(link, /:|\.\.|\\/);
    assert.ok(statSync(join(folder, decodeURI(link))).isFile(), link);
  }
  for (const row of rows) {
    const bytes = statSync(join(folder, row.path)).size;
    if (bytes < 1e6) {
      assert.equal(row.size, `${Math.ceil(bytes / 1000)} kB`, row.path);
    }
  }
}));

test("each file is reached by choosing, with its own link, names and notes", () => withPage({}, async (page) => {
  for (const file of await readRows(page)) {
    await chooseFile(page, file);
    assert.equal(await openLink(page), file.path);
    assert.ok(await page.locator("a.open").isVisible());
    assert.equal(await page.locator(".leaflet time").getAttribute("datetime"), file.until);
    const notes = await page.$$eval("[data-note]", (all) => all.filter((note) => note.checkVisibility()).map((note) => note.dataset.note));
    assert.ok(notes.includes(file.state), file.path);
    assert.equal(notes.includes("overdue"), file.overdue !== undefined);
    assert.equal(await page.locator(".larger").getAttribute("href"), file.preview ?? null);
    assert.equal(await page.locator(`.how[data-format="${file.format}"]`).isVisible(), true);
    assert.equal(await page.locator(".how:visible").count(), 1);
  }
}));

test("the picture of the chosen leaflet comes from the folder, and no other", () => withPage({}, async (page) => {
  assert.deepEqual(page.requests.filter(isPreview), []);
  const shown = (await readRows(page)).slice(0, 12);
  assert.ok(shown.every((file) => file.preview !== undefined));
  for (const file of shown) {
    await chooseFile(page, file);
    await page.waitForFunction(() => document.querySelector("[data-slot=picture] img")?.complete);
    const picture = page.locator("[data-slot=picture] img");
    assert.equal(await picture.getAttribute("src"), file.preview);
    assert.deepEqual(await picture.evaluate((image) => [image.naturalWidth, image.naturalHeight]), [Number(file.width), Number(file.height)]);
  }
}));

test("without its folder the page shows no broken picture", async () => {
  const change = () => {
    for (const row of document.querySelectorAll("tr[data-preview]")) {
      row.dataset.preview = "preview/moved.png";
    }
  };
  const page = await openPage({ change });
  await chooseFile(page, (await readRows(page))[0]);
  await page.waitForFunction(() => document.querySelector("[data-slot=picture] img") === null);
  assert.ok(await page.locator("a.open").isVisible());
  await page.context().close();
});

/* Also with all languages and forms the page opens at once from a memory stick. */
test("the page is small", () => {
  assert.ok(statSync(path).size < 4e6, String(statSync(path).size));
});

test("keyboard alone: choose and open a Romanian folded leaflet", () => withPage({}, async (page) => {
  const focus = () => page.evaluate(() => {
    const at = document.activeElement;
    const face = at.matches("input") ? at.nextElementSibling : at;
    return { name: at.name, value: at.value, open: at.matches("a.open"), outline: parseFloat(getComputedStyle(face).outlineWidth), style: getComputedStyle(face).outlineStyle };
  });
  const tabTo = async (wanted) => {
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Tab");
      const at = await focus();
      assert.ok(at.outline >= 2 && at.style === "solid", JSON.stringify(at));
      if (wanted(at)) {
        return;
      }
    }
    assert.fail("not reached by Tab");
  };
  const arrowTo = async (value) => {
    await page.keyboard.press("Space");
    for (let i = 0; i < 30 && (await focus()).value !== value; i++) {
      await page.keyboard.press("ArrowDown");
    }
    assert.equal((await focus()).value, value);
  };
  await tabTo((at) => at.name === "subject");
  await arrowTo((await values(page, "subject"))[0]);
  await tabTo((at) => at.name === "language");
  await arrowTo("ro");
  await tabTo((at) => at.name === "format");
  await arrowTo("trifold");
  await tabTo((at) => at.open);
  const [opened] = await Promise.all([page.context().waitForEvent("request", (request) => /\.pdf$/.test(request.url())), page.keyboard.press("Enter")]);
  assert.match(opened.url(), /\/ro-trifold\.pdf$/);
  assert.equal(page.url(), url);
  assert.equal(await page.locator("a.open").getAttribute("rel"), "noopener");
}));

test("Enter in a choice sends nothing", () => withPage({}, async (page) => {
  await radio(page, "subject", (await values(page, "subject"))[0]).focus();
  await page.keyboard.press("Enter");
  assert.equal(page.url(), url);
}));

test("a language that the subject lacks is kept in mind", async () => {
  const change = () => {
    const rows = [...document.querySelectorAll("tr[data-subject]")];
    const last = rows.at(-1).dataset;
    for (const row of rows) {
      if (row.dataset.subject === last.subject && row.dataset.language === last.language) {
        row.remove();
      }
    }
  };
  let file, other;
  await withPage({}, async (page) => {
    const rows = await readRows(page);
    file = rows.at(-1);
    other = rows.find((row) => row.subject !== file.subject && row.language === file.language);
  });
  await withPage({ change, bypassCSP: true }, async (page) => {
    await choose(page, "subject", other.subject);
    await choose(page, "language", file.language);
    assert.equal(await page.locator(".leaflet").isVisible(), true);
    await choose(page, "subject", file.subject);
    assert.equal(await radio(page, "language", file.language).isDisabled(), true);
    assert.equal(await page.locator(".absent").isVisible(), true);
    assert.equal(await page.locator(".leaflet").isVisible(), false);
    assert.equal(await page.locator(`input[value="${file.language}"] + .face .not-yet`).isVisible(), true);
    assert.ok(await page.locator('input[name="format"]:enabled').count() > 0);
    assert.equal(await page.locator(".how:visible").count(), 1);
    assert.deepEqual(await axe(page), []);
    await choose(page, "subject", other.subject);
    assert.equal(await radio(page, "language", file.language).isChecked(), true);
    assert.equal(await page.locator(".leaflet").isVisible(), true);
  });
});

test("a form that the language lacks gives way, and comes back", async () => {
  const change = () => {
    const rows = [...document.querySelectorAll("tr[data-subject]")];
    const { language, format } = rows[0].dataset;
    for (const row of rows) {
      if (row.dataset.language === language && row.dataset.format === format) {
        row.remove();
      }
    }
  };
  let gone, other;
  await withPage({}, async (page) => {
    const rows = await readRows(page);
    gone = rows[0];
    other = rows.find((row) => row.subject === gone.subject && row.language !== gone.language && row.format === gone.format);
  });
  await withPage({ change }, async (page) => {
    await chooseFile(page, other);
    await choose(page, "language", gone.language);
    assert.equal(await radio(page, "format", gone.format).isDisabled(), true);
    assert.equal(await page.locator(".leaflet").isVisible(), true);
    assert.notEqual(await openLink(page), gone.path);
    await choose(page, "language", other.language);
    assert.equal(await openLink(page), other.path);
  });
});

test("a form that the subject does not come in names the subject or two that do", () => withPage({}, async (page) => {
  const rows = await readRows(page);
  for (const subject of await values(page, "subject")) {
    await choose(page, "subject", subject);
    await choose(page, "language", "nl");
    for (const format of await values(page, "format")) {
      const others = [...new Set(rows.filter((row) => row.format === format && row.language === "nl").map((row) => row.subject))];
      const lacks = !rows.some((row) => row.format === format && row.subject === subject);
      const face = page.locator(`input[value="${format}"] + .face`);
      assert.equal(await radio(page, "format", format).isDisabled(), !others.includes(subject));
      assert.equal(await face.locator(".only-with").isVisible(), lacks && others.length > 0 && others.length <= 2, `${subject} ${format}`);
      assert.equal(await face.locator(".not-here").isVisible(), lacks && (others.length === 0 || others.length > 2));
      if (lacks && others.length > 0 && others.length <= 2) {
        const names = await Promise.all(others.map((other) => page.locator(`input[value="${other}"] + .face .words`).innerText()));
        assert.equal(await face.locator(".subjects").innerText(), names.join(", "));
        assert.equal(await face.locator(".detail").isVisible(), true);
      }
    }
  }
}));

test("the page itself is Dutch or English, and the choice stays", () => withPage({}, async (page) => {
  const file = (await readRows(page)).at(-1);
  assert.deepEqual(await speaks(page), ["nl", "en"]);
  await chooseFile(page, file);
  for (const [tag, other] of [["en", "nl"], ["nl", "en"]]) {
    await page.click(`[data-speak="${tag}"]`);
    assert.equal(await page.evaluate(() => document.documentElement.lang), tag);
    assert.equal(await page.locator(`[data-in="${other}"]:visible`).count(), 0);
    assert.ok(await page.locator(`[data-in="${tag}"]:visible`).count() > 20);
    assert.equal(await page.locator(`[data-speak="${tag}"]`).getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator(`[data-speak="${other}"]`).getAttribute("aria-pressed"), "false");
    assert.equal(await openLink(page), file.path);
  }
}));

test("every text says in which language it is", () => withPage({}, async (page) => {
  const wrong = await page.$$eval("[data-in]", (all) => all.filter((text) => !text.lang).length);
  assert.equal(wrong, 0);
  const names = await page.$$eval(".step.language .own", (all) => all.map((name) => [name.lang, name.closest("label").querySelector("input").value]));
  for (const [lang, value] of names) {
    assert.equal(lang, value);
  }
}));

test("languages that are read from right to left fold from the other side", () => withPage({}, async (page) => {
  const turned = await readTurned(page);
  if (turned === undefined) {
    return;
  }
  await chooseFile(page, { ...turned, format: "trifold" });
  assert.equal(await page.locator('.how [data-side="rtl"]:visible').count(), 1);
  assert.equal(await page.locator('.how [data-side="ltr"]:visible').count(), 0);
  assert.equal(await page.locator(`.chosen [lang="${turned.language}"]`).getAttribute("dir"), "rtl");
  await choose(page, "language", "nl");
  assert.equal(await page.locator('.how [data-side="rtl"]:visible').count(), 0);
  assert.equal(await page.locator('.how [data-side="ltr"]:visible').count(), 1);
}));

test("nothing is asked for and nothing is kept", () => withPage({}, async (page) => {
  const entries = await page.evaluate(() => history.length);
  await chooseFile(page, (await readRows(page)).at(-1));
  await page.click('[data-speak="en"]');
  await page.click("summary");
  const kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: globalThis.caches ? (await caches.keys()).length : 0, entries: history.length
  }));
  assert.deepEqual(kept, { local: 0, session: 0, cookie: "", databases: 0, caches: 0, entries });
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(page.url(), url);
  await page.reload();
  assert.equal(await page.locator('input[name="language"]:checked').count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "nl");
}));

test("after the last day the page says so", async () => {
  const change = () => {
    for (const row of document.querySelectorAll("tr[data-overdue]")) {
      row.removeAttribute("data-overdue");
    }
  };
  const past = (page) => page.locator('[data-note="past"]').isVisible();
  for (const [days, said] of [[0, false], [1, true]]) {
    let file;
    await withPage({}, async (page) => {
      file = (await readRows(page))[0];
    });
    const day = new Date(`${file.until}T12:00:00`);
    day.setDate(day.getDate() + days);
    await withPage({ change, clock: day }, async (page) => {
      await chooseFile(page, file);
      assert.equal(await past(page), said);
    });
  }
});

test("the three choices fit a small office screen", () => withPage({ width: 1366, height: 650 }, async (page) => {
  const counts = await Promise.all(groups.map(async (group) => (await values(page, group)).length));
  if (counts[0] <= 3 && counts[1] <= 8 && counts[2] <= 3) {
    for (const format of await values(page, "format")) {
      const file = (await readRows(page)).find((row) => row.format === format);
      await chooseFile(page, file);
      const step = await page.locator(".step.format").boundingBox();
      assert.ok(step.y + step.height <= 650, `ends at ${step.y + step.height}`);
      const open = await page.locator("a.open").boundingBox();
      assert.ok(open.y + open.height <= 650, `${file.path}: the link ends at ${open.y + open.height}`);
    }
  }
}));

test("320 px wide: no sideways scroll, in both languages", async () => {
  for (const [width, height] of [[320, 640], [320, 256], [390, 844], [768, 1024], [1920, 1080]]) {
    await withPage({ width, height }, async (page) => {
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await page.click("summary");
      for (const tag of await speaks(page)) {
        await page.click(`[data-speak="${tag}"]`);
        for (const language of await values(page, "language")) {
          const file = (await readRows(page)).find((row) => row.language === language);
          await chooseFile(page, file);
          assert.ok(await wide() <= 0, `${tag} ${file.path} at ${width}`);
        }
      }
    });
  }
});

test("targets are large enough", () => withPage({ width: 390, height: 844 }, async (page) => {
  await chooseFile(page, (await readRows(page))[0]);
  const small = await page.locator(".card:visible, button:visible, a.open, .ways a, summary").evaluateAll((all) => all
    .filter((target) => target.getBoundingClientRect().height < 43.5 || target.getBoundingClientRect().width < 44)
    .map((target) => target.outerHTML.slice(0, 80)));
  assert.deepEqual(small, []);
}));

test("without scripts every file is in reach", () => withPage({ javaScriptEnabled: false }, async (page) => {
  assert.equal(await page.locator(".desk:visible").count(), 0);
  assert.equal(await page.locator("noscript").first().isVisible(), true);
  const links = page.locator("td.file a");
  const all = await links.count();
  assert.ok(all > 0);
  for (let i = 0; i < all; i++) {
    assert.equal(await links.nth(i).isVisible(), true);
  }
}));

test("axe finds nothing, in both languages and all states", async () => {
  await withPage({ bypassCSP: true }, async (page) => {
    for (const tag of await speaks(page)) {
      await page.click(`[data-speak="${tag}"]`);
      assert.deepEqual(await axe(page), [], `${tag}`);
    }
    const seen = new Set();
    for (const file of await readRows(page)) {
      const kind = `${file.state} ${file.overdue} ${file.format} ${file.side}`;
      if (!seen.has(kind)) {
        seen.add(kind);
        await chooseFile(page, file);
        assert.deepEqual(await axe(page), [], file.path);
      }
    }
    await page.click("summary");
    assert.deepEqual(await axe(page), [], "table");
  });
});

test("axe finds nothing on a phone and with forced colours", () => withPage({ width: 320, height: 640, bypassCSP: true, forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
  await page.click("summary");
  await chooseFile(page, (await readTurned(page)) ?? (await readRows(page))[0]);
  assert.deepEqual(await axe(page), []);
}));

test("the HTML checker has nothing to say", (context) => checkHtml(context, path));
