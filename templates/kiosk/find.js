/* Help: by need, then narrowed by place, people, language and conditions. */

const SINGLE = ["anonymous", "free"]; /* yes or no; the others are lists */

const findScreen = () => screenOf("find");
const cardsOf = (screen) => [...screen.querySelectorAll(".results .contact")];
const pressed = (selector) => [...findScreen().querySelectorAll(`${selector}[aria-pressed="true"]`)];

function hasFacet(card, kind, value) {
  if (SINGLE.includes(kind)) {
    return card.hasAttribute(`data-${kind}`);
  }
  const words = card.dataset[kind] ?? "";
  return words.split(kind === "place" ? ", " : " ").includes(value);
}

function answersNeed(card) {
  const [button] = pressed(".need-choice");
  if (button === undefined) {
    return false;
  }
  const need = button.dataset.need;
  return need === "all" || card.parentElement.dataset.needs.split(" ").includes(need);
}

/* Those that have one of the chosen values of each kind. */
function remaining(cards, chips) {
  const kinds = [...new Set(chips.map((chip) => chip.dataset.filter))];
  const ofKind = (kind) => chips.filter((chip) => chip.dataset.filter === kind);
  return cards.filter((card) => kinds.every((kind) =>
    ofKind(kind).some((chip) => hasFacet(card, kind, chip.dataset.value))));
}

/* Counts on each chip what would be left with it alone among its kind; a chip
 * that leaves all or nothing is no choice. */
function countChips(cards, chosen) {
  for (const chip of findScreen().querySelectorAll(".chip")) {
    const others = chosen.filter((other) => other.dataset.filter !== chip.dataset.filter);
    const around = remaining(cards, others);
    const left = around.filter((card) => hasFacet(card, chip.dataset.filter, chip.dataset.value)).length;
    const isPressed = chosen.includes(chip);
    chip.querySelector(".count").textContent = String(left);
    chip.hidden = !isPressed && (left === 0 || left === around.length);
  }
}

function narrow() {
  const screen = findScreen();
  const results = screen.querySelector(".results");
  if (results === null) {
    return;
  }
  const cards = cardsOf(screen);
  const answering = cards.filter(answersNeed);
  const chosen = pressed(".chip");
  const left = remaining(answering, chosen);
  for (const card of cards) {
    card.parentElement.hidden = !left.includes(card);
  }
  countChips(answering, chosen);
  const filters = screen.querySelector(".filters");
  if (filters !== null) {
    for (const group of filters.querySelectorAll(".chips")) {
      group.hidden = group.querySelector(".chip:not([hidden])") === null;
    }
    filters.hidden = filters.querySelector(".chip:not([hidden])") === null;
    filters.querySelector(".show-all").hidden = chosen.length === 0;
    screen.querySelector(".nobody").hidden = answering.length === 0 || left.length > 0;
  }
  results.hidden = pressed(".need-choice").length === 0;
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
  for (const other of findScreen().querySelectorAll(".need-choice")) {
    other.setAttribute("aria-pressed", String(other === button && !isPressed));
  }
  unpressChips();
  const heading = findScreen().querySelector(".chosen-need");
  nameResults(heading, button);
  narrow();
  rest();
  if (!isPressed) {
    heading.scrollIntoView({ block: "start" });
    heading.focus({ preventScroll: true });
  }
}

function unpressChips() {
  for (const chip of findScreen().querySelectorAll(".chip")) {
    chip.setAttribute("aria-pressed", "false");
  }
}

function filter(button) {
  const isPressed = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!isPressed));
  narrow();
  rest();
}

function showAll() {
  unpressChips();
  narrow();
  rest();
  findScreen().querySelector(".chosen-need").focus();
}

/* Alone on a screen its heading comes after the title. */
function raiseHeadings(card) {
  for (const heading of card.querySelectorAll("h3, h4")) {
    const raised = document.createElement("h2");
    for (const { name, value } of heading.attributes) {
      raised.setAttribute(name, value);
    }
    raised.append(...heading.childNodes);
    heading.replaceWith(raised);
  }
}

/* One helper alone: the card, its number large. */
function openOrganisation(button) {
  const screen = screenOf("organisation");
  const card = findScreen().querySelector(`.contact[data-card="${CSS.escape(button.dataset.target)}"]`).cloneNode(true);
  card.querySelector(".detail-of").remove();
  raiseHeadings(card);
  const name = card.querySelector(".name");
  const title = screen.querySelector("h1");
  title.replaceChildren(...name.childNodes);
  for (const attribute of ["lang", "dir"]) {
    title.setAttribute(attribute, name.getAttribute(attribute) ?? stage().getAttribute(attribute));
  }
  name.remove();
  screen.classList.remove("large");
  screen.querySelector(".big").setAttribute("aria-pressed", "false");
  screen.querySelector(".place-of-card").replaceChildren(card);
  screen.querySelector(".kept").hidden = card.querySelector(".phone") === null;
  open("organisation");
}

/* Name and number alone, as large as the screen allows, to copy. */
function enlarge(button) {
  const large = current().classList.toggle("large");
  button.setAttribute("aria-pressed", String(large));
  rest();
}
