/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The behaviour of the kiosk. State lives in memory only: nothing is stored,
 * no history entry is made, nothing is asked of the network. The script stands
 * in the head, so that the decoy is chosen before anything is painted. */
(() => {
  "use strict";

  const root = document.documentElement;
  const DECOY = "?maten";
  const IDLE_LEAST = 180; /* seconds */
  const WORDS_A_MINUTE = 100;
  const WARNING = 60;
  const SHIFTS = 3;
  const SHIFT_WINDOW = 5000;
  const SIZES = ["", "size-125", "size-150", "size-200"];

  const isDecoy = location.search !== "";
  const state = {
    world: null, /* element of the chosen language, or of the start screen */
    screen: "all-topics",
    trail: [], /* screens that "back" goes through */
    size: 0,
    last: Date.now(), /* of the last touch, key or scroll */
    limit: 0, /* seconds of rest before the warning */
    warnedAt: 0, /* 0: no warning */
    focus: null /* where the focus was before the warning */
  };

  if (isDecoy) {
    root.classList.add("decoy");
    document.title = root.dataset.decoy || " ";
  }
  history.scrollRestoration = "manual";

  /* Leaving: blank in this frame, then another state of the same file in the
   * same place of the history. */
  function goTo(query) {
    root.classList.add("gone");
    location.replace(location.pathname + query);
  }
  const leave = () => goTo(DECOY);
  const clear = () => goTo("");

  /* Fonts: inert blocks, made into faces when a language needs them. */
  function loadFonts(when) {
    for (const block of document.querySelectorAll("script.font")) {
      if (block.dataset.when !== when) {
        continue;
      }
      const bytes = Uint8Array.from(atob(JSON.parse(block.textContent)), (c) => c.charCodeAt(0));
      const face = new FontFace(block.dataset.family, bytes.buffer, {
        weight: block.dataset.weight,
        sizeAdjust: block.dataset.size + "%"
      });
      document.fonts.add(face);
      block.dataset.when = "";
    }
  }

  /* Screens */
  const screenOf = (name) => state.world.querySelector(`[data-screen="${CSS.escape(name)}"]`);

  function countWords(element) {
    const text = element.innerText;
    if (!("Segmenter" in Intl)) {
      return text.length / 5;
    }
    const segmenter = new Intl.Segmenter(state.world.lang, { granularity: "word" });
    let words = 0;
    for (const part of segmenter.segment(text)) {
      words += part.isWordLike ? 1 : 0;
    }
    return words;
  }

  /* In the directory one looks something up; nobody reads all of it, and the
     page must not stay open as if somebody did. */
  function countReading(screen) {
    let words = countWords(screen);
    for (const list of screen.querySelectorAll(".needs, .results")) {
      words -= list.hidden ? 0 : countWords(list);
    }
    return words;
  }

  /* Long texts get more time: twice the time that a slow reader needs. */
  function measure() {
    const words = isStart() ? 0 : countReading(screenOf(state.screen));
    state.limit = Math.max(IDLE_LEAST, (2 * words * 60) / WORDS_A_MINUTE);
    state.last = Date.now();
  }

  const isStart = () => state.world === null || state.world.id === "start";

  function setWorld(world) {
    for (const other of document.querySelectorAll(".world")) {
      other.hidden = other !== world;
      other.querySelector("main").hidden = other !== world;
    }
    state.world = world;
    root.lang = world.lang;
    root.dir = world.dir;
  }

  function focusTitle(element) {
    const title = element.querySelector("h1");
    window.scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }

  function showScreen(name) {
    for (const screen of state.world.querySelectorAll(".screen")) {
      screen.hidden = screen.dataset.screen !== name;
    }
    state.screen = name;
    measure();
    focusTitle(screenOf(name));
  }

  function open(name) {
    if (name !== state.screen) {
      state.trail.push(state.screen);
    }
    showScreen(name);
  }

  function back() {
    showScreen(state.trail.pop() || "all-topics");
  }

  function home() {
    state.trail = [];
    showScreen("all-topics");
  }

  function choose(tag) {
    loadFonts(tag);
    setWorld(document.querySelector(`[data-world="${CSS.escape(tag)}"]`));
    if (screenOf(state.screen) === null) {
      state.screen = "all-topics";
    }
    state.trail = state.trail.filter((name) => screenOf(name) !== null);
    showScreen(state.screen);
  }

  function showStart() {
    setWorld(document.getElementById("start"));
    measure();
    focusTitle(state.world);
  }

  function toggle(button) {
    const body = document.getElementById(button.getAttribute("aria-controls"));
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
    measure();
  }

  /* To a section of the same screen; what is closed there opens. */
  function jump(button) {
    const target = document.getElementById(button.dataset.target);
    const opener = target.querySelector("h2 > .toggle");
    if (opener !== null && opener.getAttribute("aria-expanded") === "false") {
      toggle(opener);
    }
    target.scrollIntoView({ block: "start" });
    (opener ?? target.querySelector("h2")).focus({ preventScroll: true });
  }

  /* In the words of the button, with their language where it is another. */
  function nameResults(heading, button) {
    const words = button.querySelector(".need");
    for (const name of ["lang", "dir"]) {
      heading.removeAttribute(name);
      if (words !== null && words.hasAttribute(name)) {
        heading.setAttribute(name, words.getAttribute(name));
      }
    }
    if (words === null) {
      heading.textContent = button.dataset.heading;
    } else {
      heading.replaceChildren(...[...words.childNodes].map((node) => node.cloneNode(true)));
    }
  }

  /* Shows those who help with the need; pressed again, nobody. */
  function chooseNeed(button) {
    const isPressed = button.getAttribute("aria-pressed") === "true";
    const results = button.closest(".screen").querySelector(".results");
    const heading = results.querySelector(".chosen-need");
    const need = button.dataset.target;
    for (const other of button.closest(".needs").querySelectorAll("button")) {
      other.setAttribute("aria-pressed", String(other === button && !isPressed));
    }
    for (const card of results.querySelectorAll("[data-needs]")) {
      card.hidden = !isPressed && need !== "all" && !card.dataset.needs.split(" ").includes(need);
    }
    results.hidden = isPressed;
    nameResults(heading, button);
    measure();
    if (!isPressed) {
      heading.scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    }
  }

  /* A topic that is there in another language only. */
  function openElsewhere(button) {
    choose(button.dataset.language);
    open(button.dataset.target);
  }

  function resize(by) {
    state.size = Math.min(SIZES.length - 1, Math.max(0, state.size + by));
    root.classList.remove(...SIZES.filter(Boolean));
    if (SIZES[state.size] !== "") {
      root.classList.add(SIZES[state.size]);
    }
    for (const button of document.querySelectorAll(".larger, .smaller")) {
      const end = button.classList.contains("larger") ? SIZES.length - 1 : 0;
      button.setAttribute("aria-disabled", String(state.size === end));
    }
  }

  /* Read once, the explanation of the exit goes to the end of the page. */
  function understood() {
    for (const box of document.querySelectorAll(".explain")) {
      box.querySelector(".understood").hidden = true;
      box.classList.add("read");
    }
    focusTitle(screenOf(state.screen));
  }

  /* Idle */
  function startWarning() {
    state.warnedAt = Date.now();
    state.focus = document.activeElement;
    root.classList.add("idling");
    const box = state.world.querySelector(".idle");
    box.hidden = false;
    countDown();
    box.querySelector(".still").focus();
  }

  function stopWarning() {
    if (state.warnedAt === 0) {
      return;
    }
    state.warnedAt = 0;
    state.last = Date.now();
    root.classList.remove("idling");
    state.world.querySelector(".idle").hidden = true;
    if (state.focus !== null && state.focus.isConnected) {
      state.focus.focus();
    }
  }

  function countDown() {
    const left = Math.max(0, WARNING - Math.floor((Date.now() - state.warnedAt) / 1000));
    const box = state.world.querySelector(".idle");
    box.querySelector(".count").textContent = String(left);
    if (left % 10 === 0 && left < WARNING) {
      box.querySelector(".spoken").textContent = String(left);
    }
    if (left === 0) {
      clear();
    }
  }

  function tick() {
    const rest = (Date.now() - state.last) / 1000;
    if (isDecoy) {
      if (rest >= WARNING) {
        clear();
      }
    } else if (isStart()) {
      state.last = Date.now();
    } else if (rest >= state.limit + WARNING && state.warnedAt === 0) {
      clear(); /* the device slept */
    } else if (state.warnedAt !== 0) {
      countDown();
    } else if (rest >= state.limit) {
      startWarning();
    }
  }

  function touched() {
    state.last = Date.now();
  }

  /* Three times Shift; any other key between starts anew, so that going back
   * with Shift and Tab never leaves. */
  let shifts = [];
  function watchShift(event) {
    if (event.key !== "Shift") {
      shifts = [];
      return;
    }
    if (event.repeat || isDecoy) {
      return;
    }
    const now = Date.now();
    shifts = shifts.filter((time) => now - time < SHIFT_WINDOW);
    shifts.push(now);
    if (shifts.length >= SHIFTS) {
      leave();
    }
  }

  const actions = {
    leave,
    home,
    back,
    done: clear,
    clear,
    restart: clear,
    language: showStart,
    help: () => open("help-now"),
    show: (button) => open(button.dataset.target),
    choose: (button) => choose(button.dataset.language),
    toggle,
    jump,
    need: chooseNeed,
    elsewhere: openElsewhere,
    larger: () => resize(1),
    smaller: () => resize(-1),
    understood,
    still: stopWarning
  };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
    if (button === null) {
      stopWarning();
      return;
    }
    if (state.warnedAt !== 0 && !["leave", "clear", "done"].includes(button.dataset.action)) {
      stopWarning();
      if (button.dataset.action === "still") {
        return;
      }
    }
    actions[button.dataset.action](button);
  });

  document.addEventListener("keydown", (event) => {
    watchShift(event);
    if (event.key === "Escape") {
      stopWarning();
    }
  });
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove", "scroll"]) {
    document.addEventListener(kind, touched, { capture: true, passive: true });
  }
  window.addEventListener("beforeprint", touched);
  window.addEventListener("afterprint", touched);

  /* The browser may keep the page for Back: it keeps a blank one. */
  window.addEventListener("pagehide", () => root.classList.add("gone"));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      goTo(location.search);
    }
  });

  function today() {
    const day = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  }

  const isOutdated = () => root.dataset.reviewBy !== "" && today() > root.dataset.reviewBy;

  /* What was to come and is over; a list without anything goes whole. */
  function hidePastEvents() {
    for (const list of document.querySelectorAll(".events")) {
      for (const event of list.querySelectorAll(".event")) {
        event.hidden = event.dataset.day < today();
      }
      list.hidden = list.querySelector(".event:not([hidden])") === null;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    state.world = document.getElementById("start");
    loadFonts("start");
    if (!isDecoy) {
      resize(0);
      hidePastEvents();
      if (isOutdated()) {
        for (const line of document.querySelectorAll(".outdated")) {
          line.hidden = false;
        }
      }
    }
    touched();
    setInterval(tick, 1000);
  });
})();
