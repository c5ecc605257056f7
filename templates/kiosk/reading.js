/* Dutch beside the text, paper, and a voice. */

const LEAVES = "h2 .question, h3 .question, p, li";

/* What stands for itself on a screen: no text inside another. */
const leavesOf = (group) => [...group.querySelectorAll(LEAVES)]
  .filter((leaf) => leaf.querySelector("p, li") === null && leaf.closest(".about, .below, .notice, .outdated") === null);

/* Each paragraph of the section in Dutch, by its place in it. */
function pairGroup(own, dutch) {
  const leaves = leavesOf(own);
  const others = leavesOf(dutch);
  if (leaves.length !== others.length) {
    return;
  }
  leaves.forEach((leaf, place) => {
    const below = document.createElement("span");
    below.className = "below";
    below.lang = "nl";
    below.dir = "ltr";
    below.append(...[...others[place].childNodes].map((node) => node.cloneNode(true)));
    const mine = document.createElement("span");
    mine.className = "own";
    mine.append(...leaf.childNodes);
    const pair = document.createElement("span");
    pair.className = "pair";
    pair.append(mine, " ", below);
    leaf.append(pair);
  });
}

async function addDutch(screen) {
  const dutch = (await loadLanguage("nl")).screens.get(screen.dataset.name);
  if (dutch === undefined || screen.querySelector(".pair") !== null) {
    return;
  }
  for (const group of screen.querySelectorAll(".part, .variant")) {
    const name = group.id.slice(state.language.tag.length);
    const other = [...dutch.querySelectorAll(".part, .variant")].find((candidate) => candidate.id.slice(2) === name);
    if (other !== undefined) {
      pairGroup(group, other);
    }
  }
}

function removeDutch(screen) {
  for (const pair of screen.querySelectorAll(".pair")) {
    pair.replaceWith(...pair.querySelector(".own").childNodes);
  }
}

async function showDutch() {
  const screen = current();
  const button = screen.querySelector("[data-action=dutch]");
  if (button === null) {
    return;
  }
  button.setAttribute("aria-pressed", String(state.dutch));
  screen.classList.toggle("with-dutch", state.dutch);
  if (state.dutch) {
    await addDutch(screen);
  } else {
    removeDutch(screen);
  }
  rest();
}

function toggleDutch() {
  state.dutch = !state.dutch;
  return showDutch();
}

/* Before paper and voice: what to think of first. */
function ask(name) {
  for (const box of current().querySelectorAll(".ask")) {
    box.hidden = box.dataset.ask !== name || !box.hidden;
    if (!box.hidden) {
      box.querySelector("button").focus();
    }
  }
}

function askNothing() {
  const box = current().querySelector(".ask:not([hidden])");
  box.hidden = true;
  current().querySelector(`.toolbar [data-action="${CSS.escape(box.dataset.ask)}"]`).focus();
}

function printNow() {
  silence();
  askNothing();
  window.print();
}

/* Voices of the device itself only: others send the text away. */
function voiceOf(tag) {
  if (!("speechSynthesis" in window)) {
    return null;
  }
  const language = tag.split("-")[0];
  return speechSynthesis.getVoices().find((voice) =>
    voice.localService && voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language) ?? null;
}

function showVoice() {
  const aloud = current().querySelector(".read-aloud");
  if (aloud !== null) {
    aloud.hidden = voiceOf(state.language.element.lang) === null || isSpeaking();
    current().querySelector(".stop-reading").hidden = !isSpeaking();
  }
}

const isSpeaking = () => "speechSynthesis" in window && speechSynthesis.speaking;

function silence() {
  if ("speechSynthesis" in window) {
    speechSynthesis.cancel();
  }
}

function stopReading() {
  silence();
  showVoice();
  current().querySelector(".read-aloud")?.focus();
}

/* What is open on the screen, a paragraph at a time. */
function readNow() {
  const voice = voiceOf(state.language.element.lang);
  const leaves = [current().querySelector("h1"), ...leavesOf(current().querySelector(".text"))]
    .filter((leaf) => leaf.checkVisibility());
  askNothing();
  silence();
  for (const leaf of leaves) {
    const speech = new SpeechSynthesisUtterance((leaf.querySelector(".own") ?? leaf).textContent);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.onend = showVoice;
    speechSynthesis.speak(speech);
  }
  showVoice();
  current().querySelector(".stop-reading").focus();
}
