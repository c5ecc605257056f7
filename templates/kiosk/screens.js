/* Screens: which one is read, how one got there, and how it looks. */

const SIZES = ["", "size-125", "size-150", "size-200"];
const CONTRASTS = ["", "dark", "contrast"];

const state = {
  language: null, /* of parts; null on the start screen */
  screen: "topics", /* its name; the kind stands on <html> */
  trail: [], /* names that "back" goes through */
  size: 0,
  contrast: 0,
  dutch: false
};

const start = () => document.getElementById("start");
const isStart = () => state.language === null;
const stage = () => (isStart() ? start() : state.language.element);
const current = () => (isStart() ? start() : stage().querySelector(".screen"));
const screenOf = (name) => state.language.screens.get(name) ?? null;

function markScreen(kind) {
  root.dataset.screen = kind;
  root.lang = stage().lang;
  root.dir = stage().dir;
}

function focusTitle() {
  window.scrollTo(0, 0);
  current().querySelector("h1").focus({ preventScroll: true });
}

/* What is jumped to stands below the bar, however many rows the words take. */
function keepClear() {
  const bar = stage().querySelector(".bar");
  const covers = bar !== null && getComputedStyle(bar).position === "sticky";
  root.style.setProperty("--bar", `${covers ? bar.offsetHeight : 0}px`);
}

/* The start screen and a language are never in the document together. */
function setStage(language) {
  state.language?.element.remove();
  state.language = language;
  if (language === null) {
    document.body.insertBefore(startElement, document.querySelector("script.text"));
  } else {
    startElement.remove();
    document.body.insertBefore(language.element, document.querySelector("script.text"));
  }
}

function showScreen(name) {
  silence();
  const screen = screenOf(name);
  state.screen = name;
  (stage().querySelector(".screens") ?? stage().querySelector("main")).append(screen);
  for (const other of stage().querySelectorAll(".screen")) {
    if (other !== screen) {
      other.remove();
    }
  }
  screen.querySelectorAll(".ask").forEach((box) => { box.hidden = true; });
  markScreen(screen.dataset.kind);
  prepare(screen);
  keepClear();
  rest();
  focusTitle();
}

/* What a screen needs when it is shown. */
function prepare(screen) {
  showLooks();
  hidePastEvents(screen);
  showOutdated(screen);
  const kind = screen.dataset.kind;
  if (kind === "topic") {
    showDutch();
    showVoice();
  } else if (kind === "find") {
    narrow();
  }
}

function open(name) {
  if (name !== state.screen) {
    state.trail.push(state.screen);
  }
  showScreen(name);
}

function back() {
  showScreen(state.trail.pop() ?? "topics");
}

function home() {
  state.trail = [];
  showScreen("topics");
}

async function choose(tag) {
  const language = await loadLanguage(tag);
  const wanted = state.screen;
  setStage(language);
  state.trail = state.trail.filter((name) => language.screens.has(name));
  showScreen(language.screens.has(wanted) && wanted !== "organisation" ? wanted : "topics");
  prepareIndex(language);
}

function showStart() {
  silence();
  setStage(null);
  markScreen("start");
  showLooks();
  rest();
  focusTitle();
}

function toggle(button) {
  const body = document.getElementById(button.getAttribute("aria-controls"));
  body.hidden = !body.hidden;
  button.setAttribute("aria-expanded", String(!body.hidden));
  rest();
}

/* To a section of the screen that is shown; what is closed there or around it
 * opens. */
function jumpTo(id) {
  const target = document.getElementById(id);
  if (target === null) {
    return;
  }
  for (let at = target; at !== null; at = at.parentElement) {
    if (at.matches(".body[hidden]")) {
      toggle(document.querySelector(`[aria-controls="${CSS.escape(at.id)}"]`));
    }
  }
  const own = target.querySelector(":scope > h2 > .toggle, :scope > h3 > .toggle");
  if (own !== null && own.getAttribute("aria-expanded") === "false") {
    toggle(own);
  }
  const head = target.matches(".body") ? document.querySelector(`[aria-controls="${CSS.escape(id)}"]`) : null;
  (head ?? target).scrollIntoView({ block: "start" });
  (head ?? own ?? target.querySelector("h2, h3"))?.focus({ preventScroll: true });
}

function show(button) {
  open(button.dataset.target);
  if (button.dataset.section !== undefined) {
    jumpTo(button.dataset.section);
  }
}

/* A topic that is there in another language only. */
async function openElsewhere(button) {
  await choose(button.dataset.language);
  open(button.dataset.target);
}

/* Looks: letters and contrast, until the device is handed on. */
function showLooks() {
  root.classList.remove(...SIZES.filter(Boolean), ...CONTRASTS.filter(Boolean));
  for (const name of [SIZES[state.size], CONTRASTS[state.contrast]]) {
    if (name !== "") {
      root.classList.add(name);
    }
  }
  for (const button of stage().querySelectorAll("[data-action=text-size]")) {
    const end = button.dataset.by === "1" ? SIZES.length - 1 : 0;
    button.setAttribute("aria-disabled", String(state.size === end));
  }
}

function resize(button) {
  state.size = Math.min(SIZES.length - 1, Math.max(0, state.size + Number(button.dataset.by)));
  showLooks();
  keepClear();
}

function changeContrast() {
  state.contrast = (state.contrast + 1) % CONTRASTS.length;
  showLooks();
}

/* Read once, the explanation of the exit goes to the end of the page. */
function understood() {
  for (const language of parts.values()) {
    for (const screen of language.screens.values()) {
      for (const box of screen.querySelectorAll(".explain")) {
        box.querySelector(".understood").hidden = true;
        box.classList.add("read");
      }
    }
  }
  focusTitle();
}

function today() {
  const day = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/* What was to come and is over; a list without anything goes whole. */
function hidePastEvents(screen) {
  for (const list of screen.querySelectorAll(".events")) {
    for (const event of list.querySelectorAll(".event")) {
      event.hidden = event.dataset.day < today();
    }
    list.hidden = list.querySelector(".event:not([hidden])") === null;
  }
}

function showOutdated(screen) {
  const outdated = root.dataset.reviewBy !== "" && today() > root.dataset.reviewBy;
  for (const line of screen.querySelectorAll(".outdated")) {
    line.hidden = !outdated;
  }
}
