/* Leaving, and rest: nobody sees what was read before. */

const DECOY = "?maten";
const IDLE_LEAST = 180; /* seconds */
const WORDS_A_MINUTE = 100;
const WARNING = 60; /* seconds */
const SHIFTS = 3;
const SHIFT_WINDOW = 5000; /* milliseconds */

const isDecoy = location.search !== "";

const idle = {
  last: Date.now(), /* of the last touch, key or scroll */
  limit: IDLE_LEAST, /* seconds of rest before the warning */
  warnedAt: 0, /* 0: no warning */
  focus: null, /* where the focus was before the warning */
  printing: false
};

/* Leaving: blank in this frame, then another state of the same file in the
 * same place of the history. */
function goTo(query) {
  root.classList.add("gone");
  silence();
  location.replace(location.pathname + query);
}
const leave = () => goTo(DECOY);
const clear = () => goTo("");

function countWords(element) {
  const text = element.innerText;
  if (!("Segmenter" in Intl)) {
    return text.length / 5;
  }
  const segmenter = new Intl.Segmenter(root.lang, { granularity: "word" });
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
  for (const list of screen.querySelectorAll(".needs, .results, .hits")) {
    words -= list.checkVisibility() ? countWords(list) : 0;
  }
  return words;
}

/* Starts the count anew. Long texts get more time: twice the time that a slow
 * reader needs. */
function rest() {
  const words = isStart() ? 0 : countReading(current());
  idle.limit = Math.max(IDLE_LEAST, (2 * words * 60) / WORDS_A_MINUTE);
  idle.last = Date.now();
}

function startWarning() {
  idle.warnedAt = Date.now();
  idle.focus = document.activeElement;
  silence();
  root.classList.add("idling");
  const box = stage().querySelector(".idle");
  box.hidden = false;
  countDown();
  box.querySelector(".still").focus();
}

function stopWarning() {
  if (idle.warnedAt === 0) {
    return;
  }
  idle.warnedAt = 0;
  idle.last = Date.now();
  root.classList.remove("idling");
  stage().querySelector(".idle").hidden = true;
  if (idle.focus !== null && idle.focus.isConnected) {
    idle.focus.focus();
  }
}

function countDown() {
  const left = Math.max(0, WARNING - Math.floor((Date.now() - idle.warnedAt) / 1000));
  const box = stage().querySelector(".idle");
  box.querySelector(".count").textContent = String(left);
  if (left % 10 === 0 && left < WARNING) {
    box.querySelector(".spoken").textContent = String(left);
  }
  if (left === 0) {
    clear();
  }
}

/* A voice and an open print dialogue count as somebody being there. */
const isBusy = () => idle.printing || isSpeaking();

function tick() {
  const passed = (Date.now() - idle.last) / 1000;
  if (isDecoy) {
    if (passed >= WARNING) {
      clear();
    }
  } else if (isStart() || isBusy() || root.dataset.ownDevice !== undefined) {
    idle.last = Date.now();
  } else if (stage().querySelector(".idle") === null || (passed >= idle.limit + WARNING && idle.warnedAt === 0)) {
    if (passed >= idle.limit) {
      clear(); /* the device slept, or a screen of staff */
    }
  } else if (idle.warnedAt !== 0) {
    countDown();
  } else if (passed >= idle.limit) {
    startWarning();
  }
}

function touched() {
  idle.last = Date.now();
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
