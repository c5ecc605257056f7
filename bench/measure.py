# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets the same sheets with Wegwijzer and with other programs, in turn and on
the same cores, and prints how long each took. Started by bench/compare."""

import argparse
import datetime
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import sources  # noqa: E402 (beside this file)

TOP = pathlib.Path(__file__).resolve().parent.parent
BENCH = TOP / "bench"
BUILD = TOP / "build" / "bench"
NODE = TOP / "build" / "node-bench"
WORK = BUILD / "sheets"
NUMBER = 100000     # of the first block; six digits to the end
MOST_BLOCKS = 200   # BENCH_MOST_BLOCKS; no sheet has half as many
SLOW = {0.5: 7, 0.05: 3}  # seconds a sheet: then every so many rounds
COLD_ROUNDS = 2
TOOLS = ["wegwijzer", "typst", "chromium", "weasyprint"]
OPTIONS = ["build", "--only", "flyers", "--content", str(TOP / "content"),
           "--locales", str(TOP / "locales"),
           "--templates", str(TOP / "templates")]


class Wrong(Exception):
    """A sheet is not what it should be: exit status 1."""


class Failure(Exception):
    """The system or the command line failed: exit status 2."""


def say(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def run(command, what):
    try:
        done = subprocess.run(command, cwd=TOP, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError as error:
        raise Failure(f"{what}: {error}")
    if done.returncode != 0:
        raise Failure(f"{what}: {done.stdout.decode(errors='replace')[-2000:]}")


def install(*packages):
    say(f"installing {' '.join(packages)}")
    run(["sh", "-c", '. tools/packages.sh; install_packages "$@"', "sh",
         *packages], "packages could not be installed")


def first_line(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.DEVNULL)
    return done.stdout.strip().split("\n")[0]


# What is built and installed

def prepare_wegwijzer():
    say("building build/bench")
    run(["sh", "-c", ". tools/packages.sh; install_packages $BUILD_PACKAGES &&"
         " make_configure && configure_in build/bench CFLAGS='-O2 -g' &&"
         " make -C build/bench -s -j2 wegwijzer bench/sheets"],
        "build/bench could not be built")


def prepare_node():
    packages = [name for name in ("nodejs", "npm")
                if shutil.which(name.replace("nodejs", "node")) is None]
    if packages:
        install(*packages)
    NODE.mkdir(parents=True, exist_ok=True)
    same = all((NODE / name).exists() and (NODE / name).read_bytes() ==
               (BENCH / name).read_bytes()
               for name in ("package.json", "package-lock.json"))
    if same and (NODE / "node_modules").exists():
        return
    say("installing npm packages")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(BENCH / name, NODE)
    try:
        # Not `npm ci`: the lock has no entries for other systems' binaries.
        run(["npm", "--prefix", str(NODE), "install", "--ignore-scripts",
             "--no-save", "--no-audit", "--no-fund"],
            "npm packages could not be installed")
    except Failure:
        (NODE / "package.json").unlink()
        raise


def prepare(tools):
    prepare_wegwijzer()  # the texts come from it
    install("poppler-utils")
    if "typst" in tools or "chromium" in tools:
        prepare_node()
    for tool in ("weasyprint", "chromium"):
        if tool in tools:
            install(tool)


def read_texts():
    done = subprocess.run([BUILD / "bench" / "sheets", "texts", BENCH,
                           *OPTIONS], stdout=subprocess.PIPE)
    if done.returncode != 0:
        raise Failure("the texts could not be composed")
    return json.loads(done.stdout)


def versions(tools):
    node_package = "@myriaddreamin/typst-ts-node-compiler"
    found = {}
    if "wegwijzer" in tools:
        found["wegwijzer"] = first_line(BUILD / "wegwijzer", "--version")
    if "typst" in tools:
        lock = json.loads((BENCH / "package.json").read_text())
        found["typst"] = (f"{node_package} {lock['dependencies'][node_package]}"
                          f", Node.js {first_line('node', '--version')}")
    if "chromium" in tools:
        found["chromium"] = first_line("chromium", "--version")
    if "weasyprint" in tools:
        found["weasyprint"] = first_line("weasyprint", "--version")
    return found


# The programs

def font_files(texts):
    paths = []
    for language in texts["languages"]:
        for font in language["regular"] + language["bold"]:
            if font["path"] not in paths:
                paths.append(font["path"])
    return paths


def warm_command(tool, texts):
    codes = ",".join(language["code"] for language in texts["languages"])
    return {
        "wegwijzer": [BUILD / "bench" / "sheets", "set", BENCH, *OPTIONS],
        "typst": ["node", BENCH / "typst.mjs", NODE, codes,
                  *font_files(texts)],
        "chromium": ["node", BENCH / "chromium.mjs", NODE, codes],
        "weasyprint": ["/usr/bin/python3", BENCH / "weasy.py", codes]}[tool]


def cold_command(tool, texts, language, shape, source, pdf):
    return {
        "wegwijzer": [BUILD / "bench" / "sheets", "once", BENCH, shape,
                      str(NUMBER), str(language["counts"][shape]), pdf,
                      *OPTIONS, "--lang", language["code"]],
        "typst": ["node", BENCH / "typst.mjs", NODE, "once", f"{source}.typ",
                  pdf, *font_files({"languages": [language]})],
        "chromium": ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                     "--no-first-run", "--disable-background-networking",
                     "--no-pdf-header-footer", f"--print-to-pdf={pdf}",
                     f"file://{source}.html"],
        "weasyprint": ["weasyprint", "-q", f"{source}.html", pdf]}[tool]


def write_sources(tool, texts, name, number, first):
    """Writes what the tool reads for one round; returns the folder. Blocks are
    numbered from `number` on, but the first one of a sheet is `first`."""
    suffix, make = {"typst": (".typ", sources.typst)}.get(
        tool, (".html", sources.html_sheet))
    folder = WORK / tool / "in" / name
    folder.mkdir(parents=True, exist_ok=True)
    if tool != "wegwijzer":
        for i, language in enumerate(texts["languages"]):
            text = make(language, texts["shapes"][name], name,
                        number + i * MOST_BLOCKS, first + i * MOST_BLOCKS)
            (folder / (language["code"] + suffix)).write_text(text, "utf-8")
    return folder


def process_tree(root):
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parent = int(stat.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def tree_cpu(root):
    ticks = 0
    for pid in process_tree(root):
        try:
            stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            continue
        ticks += sum(map(int, stat.rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def tree_peak(root):
    """Peak of all processes in MB: each one's own memory, and once what they
    share."""
    own, shared = 0, 0
    for pid in process_tree(root):
        try:
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        size = {key: int(value) for key, value in
                re.findall(r"^(VmHWM|RssFile|RssShmem):\s+(\d+)", status,
                           re.M)}
        common = size.get("RssFile", 0) + size.get("RssShmem", 0)
        own += max(size.get("VmHWM", 0) - common, 0)
        shared = max(shared, common)
    return (own + shared) / 1024


class Warm:
    """A running program that sets rounds when asked."""

    def __init__(self, tool, texts):
        self.tool = tool
        (WORK / tool).mkdir(parents=True, exist_ok=True)
        with open(WORK / tool / "log", "wb") as log:
            self.process = subprocess.Popen(
                warm_command(tool, texts), stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=log, text=True)
        self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line.startswith("{"):
            log = (WORK / self.tool / "log").read_text(errors="replace")
            raise Wrong(f"{self.tool} stopped: {line}{log[-2000:]}")
        return json.loads(line)

    def set(self, texts, shape, number, first, output="-"):
        folder = write_sources(self.tool, texts, shape, number, first)
        cpu = tree_cpu(self.process.pid)
        try:
            print(shape, number, first, folder, output,
                  file=self.process.stdin, flush=True)
        except OSError:
            pass  # it has ended; reading says why
        answer = self.read()
        answer.setdefault("cpu_s", tree_cpu(self.process.pid) - cpu)
        answer["peak_mb"] = round(tree_peak(self.process.pid), 1)
        return answer

    def close(self):
        try:
            self.process.stdin.close()
            self.process.wait(timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()


def check_pages(tool, shape, folder, texts):
    for language in texts["languages"]:
        path = folder / f"{language['code']}.pdf"
        done = subprocess.run(["pdfinfo", path], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
        pages = re.search(r"^Pages:\s+(\d+)", done.stdout, re.M)
        count = pages.group(1) if pages else "no"
        if count != "1":
            raise Wrong(f"{tool}, {shape}, {language['code']}: {count} pages "
                        f"instead of 1: {path}")


# Measuring

def record(tool, shape, case, number, sheets, answer):
    return {"tool": tool, "shape": shape, "case": case, "round": number,
            "sheets": sheets, "wall_s": round(answer["wall_s"], 6),
            "cpu_s": round(answer["cpu_s"], 6), "peak_mb": answer["peak_mb"],
            "bytes": answer["bytes"]}


def warm_up(warm, texts):
    """Programs set all sheets twice, the slowest once, so that fonts and
    dictionaries are loaded. Returns in every how many rounds each takes part,
    by tool."""
    steps = {}
    for shape in texts["shapes"]:
        for program in warm:
            say(f"warming up: {program.tool}, {shape}")
            output = WORK / program.tool / shape
            for _ in range(2):
                answer = program.set(texts, shape, NUMBER, NUMBER, output)
                sheet = answer["wall_s"] / len(texts["languages"])
                steps[program.tool] = next(
                    (step for limit, step in SLOW.items() if sheet > limit), 1)
                if steps[program.tool] == max(SLOW.values()):
                    break
            check_pages(program.tool, shape, output, texts)
    return steps


def measure_warm(warm, texts, rounds, steps):
    records, sheets = [], len(texts["languages"])
    number = NUMBER
    for i in range(rounds):
        turn = i % len(warm)
        for shape in texts["shapes"]:
            number += sheets * MOST_BLOCKS
            for program in warm[turn:] + warm[:turn]:
                if i % steps[program.tool] != 0:
                    continue
                say(f"round {i + 1} of {rounds}: {program.tool}, {shape}")
                for case, first in (("new", number), ("seen", number + 100)):
                    last = case == "seen" and i == rounds - 1
                    output = WORK / program.tool / shape if last else "-"
                    answer = program.set(texts, shape, number, first, output)
                    records.append(record(program.tool, shape, case, i + 1,
                                          sheets, answer))
                if last:
                    check_pages(program.tool, shape, output, texts)
    return records


def start_once(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode != 0:
        raise Wrong(f"{command[0]} ended with status {process.returncode}")
    return {"wall_s": wall, "cpu_s": usage.ru_utime + usage.ru_stime,
            "peak_mb": round(usage.ru_maxrss / 1024, 1)}


def measure_cold(tools, texts, rounds):
    records = []
    shape = next(iter(texts["shapes"]))
    for i in range(min(rounds, COLD_ROUNDS)):
        turn = i % len(tools)
        for tool in tools[turn:] + tools[:turn]:
            say(f"starting anew, round {i + 1}: {tool}")
            folder = write_sources(tool, texts, shape, NUMBER, NUMBER)
            output = WORK / tool / "cold"
            output.mkdir(parents=True, exist_ok=True)
            total = {"wall_s": 0, "cpu_s": 0, "peak_mb": 0, "bytes": 0}
            for language in texts["languages"]:
                pdf = output / f"{language['code']}.pdf"
                pdf.unlink(missing_ok=True)
                answer = start_once(cold_command(
                    tool, texts, language, shape, folder / language["code"],
                    pdf))
                total["wall_s"] += answer["wall_s"]
                total["cpu_s"] += answer["cpu_s"]
                total["peak_mb"] = max(total["peak_mb"], answer["peak_mb"])
                total["bytes"] += pdf.stat().st_size if pdf.exists() else 0
            check_pages(tool, shape, output, texts)
            records.append(record(tool, shape, "cold", i + 1,
                                  len(texts["languages"]), total))
    return records


# What is shown

def median(records, value):
    return statistics.median(value(entry) for entry in records)


def summarize(records):
    per_sheet = {key: median(records, lambda r: r[key] / r["sheets"])
                 for key in ("wall_s", "cpu_s", "bytes")}
    return {**per_sheet, "rounds": len(records),
            "peak_mb": max(entry["peak_mb"] for entry in records)}


def print_table(records, tools):
    head = ["shape", "case", "tool", "rounds", "ms/sheet", "sheets/s",
            "CPU ms/sheet", "peak MB", "bytes/sheet", "times ours",
            "in CPU"]
    rows = [head]
    groups = {}
    for entry in records:
        key = (entry["shape"], entry["case"])
        groups.setdefault(key, {}).setdefault(entry["tool"], []).append(entry)
    for (shape, case), by_tool in groups.items():
        sums = {tool: summarize(by_tool[tool]) for tool in tools}
        ours = sums.get("wegwijzer")
        for tool, one in sums.items():
            ratios = [f"{one[key] / ours[key]:.2f}" if ours else "-"
                      for key in ("wall_s", "cpu_s")]
            rows.append([shape, case, tool, str(one["rounds"]),
                         f"{one['wall_s'] * 1e3:.2f}",
                         f"{1 / one['wall_s']:.1f}",
                         f"{one['cpu_s'] * 1e3:.2f}", f"{one['peak_mb']:.0f}",
                         f"{one['bytes']:.0f}", *ratios])
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        print("  ".join(cell.ljust(width) if i < 3 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))))


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="bench/compare", description="Sets the same sheets with several "
        "programs and prints medians; see bench/README.md.")
    parser.add_argument("--rounds", type=int, default=15, metavar="N",
                        help="rounds (15); slow programs sit some out")
    parser.add_argument("--tools", default=",".join(TOOLS), metavar="A,B",
                        help=f"only these: {', '.join(TOOLS)}")
    parser.add_argument("--cores", type=int, default=2, metavar="N",
                        help="the cores all programs share (2)")
    parser.add_argument("--json", metavar="FILE",
                        help="also write every round to FILE")
    options = parser.parse_args(arguments)
    options.tools = options.tools.split(",")
    unknown = [tool for tool in options.tools if tool not in TOOLS]
    if unknown or options.rounds < 1 or options.cores < 1:
        parser.error(f"there is no tool {unknown[0]}" if unknown else
                     "--rounds and --cores are 1 or more")
    if options.rounds > 300:
        parser.error("--rounds is 300 at most")
    return options


def measure(options):
    prepare(options.tools)
    cores = sorted(os.sched_getaffinity(0))[:options.cores]
    os.sched_setaffinity(0, cores)  # all programs inherit this
    texts = read_texts()
    shutil.rmtree(WORK, ignore_errors=True)
    warm = []
    try:
        for tool in options.tools:
            say(f"starting {tool}")
            warm.append(Warm(tool, texts))
        steps = warm_up(warm, texts)
        records = measure_warm(warm, texts, options.rounds, steps)
    finally:
        for program in warm:
            program.close()
    records += measure_cold(options.tools, texts, options.rounds)
    header = {"date": datetime.date.today().isoformat(), "cores": len(cores),
              "languages": [one["code"] for one in texts["languages"]],
              "versions": versions(options.tools)}
    return header, records


def main(arguments):
    options = parse(arguments)
    try:
        header, records = measure(options)
        if options.json:
            pathlib.Path(options.json).write_text(json.dumps(
                {"header": header, "records": records}, indent=1) + "\n")
    except Wrong as wrong:
        say("")
        print(f"bench/compare: {wrong}", file=sys.stderr)
        return 1
    except (Failure, OSError) as failure:
        say("")
        print(f"bench/compare: {failure}", file=sys.stderr)
        return 2
    say("")
    print(f"{header['date']}, {header['cores']} cores, one sheet in each of "
          f"{', '.join(header['languages'])}; medians")
    for tool, version in header["versions"].items():
        print(f"  {tool}: {version}")
    print_table(records, options.tools)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
