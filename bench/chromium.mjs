// SPDX-License-Identifier: GPL-3.0-or-later
// One warm Chromium for bench/compare: chromium.mjs FOLDER LANGUAGES. For each
// line "SHAPE NUMBER FIRST IN OUT" on standard input prints IN/LANGUAGE.html in every
// language; writes OUT/LANGUAGE.pdf unless OUT is "-".
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, languages] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const { chromium } = require("playwright-core");
const names = languages.split(",");
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"]
});
const page = await browser.newPage();

async function setRound(input, output) {
  const sources = names.map((name) => readFileSync(`${input}/${name}.html`, "utf8"));
  const pdfs = [];
  const start = performance.now();
  for (const source of sources) {
    await page.setContent(source);
    pdfs.push(await page.pdf({ preferCSSPageSize: true, tagged: true }));
  }
  const wall = performance.now() - start;
  if (output !== "-") {
    mkdirSync(output, { recursive: true });
    pdfs.forEach((pdf, i) => writeFileSync(`${output}/${names[i]}.pdf`, pdf));
  }
  console.log(JSON.stringify({
    wall_s: wall / 1e3,
    bytes: pdfs.reduce((sum, pdf) => sum + pdf.length, 0)
  }));
}

console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  const [, , , input, output] = line.split(" ");
  await setRound(input, output);
}
await browser.close();
