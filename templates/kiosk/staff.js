/* For who sets the device up: Ctrl, Alt and K on the start screen. */

const RULER_MILLIMETRES = 20;

const isChord = (event) => event.ctrlKey && event.altKey && event.code === "KeyK";

function tellFinding(screen, name, text) {
  for (const place of screen.querySelectorAll(`.${name}`)) {
    place.textContent = text;
  }
}

async function openAll(tags) {
  let opened = 0;
  for (const tag of tags) {
    opened += (await loadLanguage(tag)).screens.has("topics") ? 1 : 0;
  }
  return opened;
}

function measureRuler(screen) {
  const pixels = Number(screen.querySelector("input").value);
  screen.querySelector(".ruler").style.setProperty("inline-size", `${pixels}px`);
  const target = startElement.querySelector(".languages .language-choice").dataset.height;
  tellFinding(screen, "check-target", (Number(target) * RULER_MILLIMETRES / pixels).toFixed(0));
}

async function openSelfCheck() {
  const buttons = [...startElement.querySelectorAll(".languages .language-choice")];
  for (const button of buttons) {
    button.dataset.height = String(button.getBoundingClientRect().height);
  }
  const tags = buttons.map((button) => button.dataset.lang);
  const faces = document.querySelectorAll("script.font").length;
  const check = await loadLanguage("self-check");
  setStage(check);
  showScreen("selfcheck");
  const screen = current();
  measureRuler(screen);
  screen.querySelector("input").addEventListener("input", () => measureRuler(screen));
  tellFinding(screen, "check-timer", String(IDLE_LEAST));
  tellFinding(screen, "check-voices", tags.filter((tag) => voiceOf(tag) !== null).join(" ") || "0");
  tellFinding(screen, "check-languages", `${await openAll(tags)} / ${tags.length}`);
  const loaded = [...document.fonts].filter((face) => face.status === "loaded").length;
  tellFinding(screen, "check-fonts", `${loaded} / ${faces}`);
}
