// SPDX-License-Identifier: GPL-3.0-or-later
// One warm Typst compiler for bench/compare: typst.mjs FOLDER LANGUAGES FONT...
// For each line "SHAPE NUMBER FIRST IN OUT" on standard input sets IN/LANGUAGE.typ in
// every language; writes OUT/LANGUAGE.pdf unless OUT is "-". With "once IN OUT"
// as LANGUAGES sets that file and ends.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, languages, ...rest] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const once = languages === "once" ? rest.splice(0, 2) : null;
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontBlobs: rest.map((path) => readFileSync(path)) }]
});

function setSheet(mainFileContent) {
  const compiled = compiler.compile({ mainFileContent });
  if (compiled.hasError()) {
    compiled.printDiagnostics();
    process.exit(1);
  }
  return compiler.pdf(compiled.result, {}); // tagged unless asked otherwise
}

function setRound(input, output) {
  const names = languages.split(",");
  const sources = names.map((name) => readFileSync(`${input}/${name}.typ`, "utf8"));
  const cpu = process.cpuUsage();
  const start = performance.now();
  const pdfs = sources.map(setSheet);
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  if (output !== "-") {
    mkdirSync(output, { recursive: true });
    pdfs.forEach((pdf, i) => writeFileSync(`${output}/${names[i]}.pdf`, pdf));
  }
  compiler.evictCache(10); // as `typst watch` does; not measured
  console.log(JSON.stringify({
    wall_s: wall / 1e3,
    cpu_s: (used.user + used.system) / 1e6,
    bytes: pdfs.reduce((sum, pdf) => sum + pdf.length, 0)
  }));
}

if (once !== null) {
  writeFileSync(once[1], setSheet(readFileSync(once[0], "utf8")));
} else {
  console.log(JSON.stringify({ ready: true }));
  for await (const line of createInterface({ input: process.stdin })) {
    const [, , , input, output] = line.split(" ");
    setRound(input, output);
  }
}
