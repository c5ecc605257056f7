/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of both pages share: the browser, a page that notes what it
 * asks for, and the two judges. */
import { execFileSync } from "node:child_process";
import { accessSync, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import assert from "node:assert/strict";

const require = createRequire(`${process.env.WEGWIJZER_PACKAGES}/package.json`);
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

export const launch = () => chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"]
});

/* An empty page; every request and every fault is noted. */
export async function newPage(browser, { width, height, clock = null, ...options }) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  page.requests = [];
  page.faults = [];
  page.on("request", (request) => page.requests.push(request.url()));
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      page.faults.push(message.text());
    }
  });
  if (clock !== null) {
    await page.clock.install({ time: clock });
  }
  return page;
}

/* What axe finds against WCAG 2.2 AA and good practice, a line each. */
export async function axe(page, options = {}) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(async (given) => {
    /* Colours on their way to others have no contrast yet. */
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    return globalThis.axe.run(document, given);
  }, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    ...options
  });
  return result.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(" | ").slice(0, 400)}`);
}

/* The HTML checker has nothing to say of the file. */
export function checkHtml(context, path) {
  const jar = join(process.env.WEGWIJZER_PACKAGES, "node_modules/vnu-jar/build/dist/vnu.jar");
  try {
    accessSync(jar);
    execFileSync("java", ["-version"], { stdio: "ignore" });
  } catch {
    context.skip("no java or no vnu-jar");
    return;
  }
  let found = "";
  try {
    execFileSync("java", ["-Xss8m", "-jar", jar, "--errors-only", "--format", "gnu", path], { stdio: "pipe" });
  } catch (error) {
    found = String(error.stderr);
  }
  assert.equal(found, "");
}
