/* The behaviour of the kiosk, after the other files of this folder: they share
 * one scope. State lives in memory only: nothing is stored, no history entry
 * is made, nothing is asked of the network. The script stands in the head, so
 * that the decoy is chosen before anything is painted. */

const ACTIONS = {
  exit: leave,
  home,
  back,
  done: clear,
  clear,
  restart: clear,
  language: showStart,
  help: () => open("find"),
  search: openSearch,
  show,
  choose: (button) => choose(button.dataset.lang ?? button.dataset.offer),
  toggle,
  jump: (button) => jumpTo(button.dataset.target),
  need: chooseNeed,
  filter,
  "show-all": showAll,
  organisation: openOrganisation,
  big: enlarge,
  hit: openHit,
  elsewhere: openElsewhere,
  "text-size": resize,
  contrast: changeContrast,
  dutch: toggleDutch,
  print: () => ask("print"),
  "print-now": printNow,
  "read-aloud": () => ask("read-aloud"),
  "read-now": readNow,
  "stop-reading": stopReading,
  no: askNothing,
  understood,
  still: stopWarning
};

function act(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
  if (button === null) {
    stopWarning();
    return;
  }
  const action = button.dataset.action;
  if (idle.warnedAt !== 0 && !["exit", "clear", "done"].includes(action)) {
    stopWarning();
    if (action === "still") {
      return;
    }
  }
  ACTIONS[action](button);
}

function pressKey(event) {
  watchShift(event);
  if (event.key === "Escape") {
    stopWarning();
  }
  if (isStart() && !isDecoy && root.dataset.ownDevice === undefined && isChord(event)) {
    event.preventDefault();
    openSelfCheck();
  }
}

function watch() {
  document.addEventListener("click", act);
  document.addEventListener("keydown", pressKey);
  document.addEventListener("input", (event) => {
    if (event.target.matches("input[type=search]")) {
      search(event.target);
    }
  });
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove", "scroll", "input"]) {
    document.addEventListener(kind, touched, { capture: true, passive: true });
  }
  window.addEventListener("resize", () => { if (!isDecoy) { keepClear(); } });
  window.addEventListener("beforeprint", () => { idle.printing = true; silence(); });
  window.addEventListener("afterprint", () => { idle.printing = false; touched(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) { silence(); } });

  /* The browser may keep the page for Back: it keeps a blank one. */
  window.addEventListener("pagehide", () => { root.classList.add("gone"); silence(); });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      goTo(location.search);
    }
  });
}

/* The language of the browser is offered once more, above the others. */
function offerLanguage() {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase());
  const buttons = [...startElement.querySelectorAll(".language-choice")];
  const match = wanted.map((tag) => buttons.find((button) => {
    const own = button.dataset.lang.toLowerCase();
    return own === tag || own.split("-")[0] === tag.split("-")[0];
  })).find((button) => button !== undefined);
  if (match !== undefined && match.dataset.lang !== "nl") {
    const offer = match.closest("li").cloneNode(true);
    const button = offer.querySelector("button"); /* data-lang stands once */
    button.dataset.offer = button.dataset.lang;
    delete button.dataset.lang;
    const list = document.createElement("ul");
    list.className = "offered";
    list.append(offer);
    startElement.querySelector(".languages").before(list);
  }
}

let startElement = null;

async function begin() {
  startElement = document.getElementById("start");
  touched();
  setInterval(tick, 1000);
  if (!isDecoy) {
    markScreen("start");
    showLooks();
  }
  if (!isDecoy && root.dataset.ownDevice === undefined) {
    offerLanguage();
  }
  try {
    await loadFonts("start");
  } finally {
    root.classList.remove("waiting"); /* without a font better than not at all */
  }
  if (!isDecoy && root.dataset.ownDevice !== undefined) {
    await choose(root.dataset.ownDevice);
  }
}

root.classList.add("scripted", "waiting");
if (isDecoy) {
  root.classList.add("decoy");
  root.dataset.screen = "decoy";
  document.title = root.dataset.decoy || " ";
}
history.scrollRestoration = "manual";
watch();
document.addEventListener("DOMContentLoaded", begin);
