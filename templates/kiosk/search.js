/* Search as one types, in every script. */

const MOST_HITS = 8;
const indexes = new Map(); /* tag -> entries, and screens that still wait */

/* Accents, Arabic vowel signs and forms, Turkish and Polish letters: what one
 * leaves out on a foreign keyboard makes no difference. Thai vowels are
 * letters and stay. */
function fold(text) {
  return text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u2060-\u2069]/gu, "")
    .replace(/ٱ/gu, "ا").replace(/ى/gu, "ي").replace(/ة/gu, "ه")
    .replace(/[٠-٩]/gu, (digit) => digit.codePointAt(0) - 0x660).replace(/[۰-۹]/gu, (digit) => digit.codePointAt(0) - 0x6f0)
    .replace(/ı/gu, "i").replace(/ł/gu, "l").replace(/đ/gu, "d").replace(/ß/gu, "ss").replace(/ø/gu, "o")
    .replace(/ґ/gu, "г").replace(/[’‘ʼ`]/gu, "'").replace(/[‐‑–—]/gu, "-").replace(/ς/gu, "σ")
    .replace(/\s+/gu, " ").trim();
}

/* What stands under the heading, without what leads on from it. */
function plainText(element) {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("button, .question, .about, :scope > .deeper, .body > .deeper, .need, .name, .unknown")) {
    extra.remove();
  }
  const lines = [...copy.querySelectorAll("p, li")].filter((line) => line.querySelector("p, li") === null);
  return (lines.length > 0 ? lines : [copy]).map((line) => line.textContent.trim()).filter(Boolean).join(" ");
}

function entryOf(screen, element, heading, title) {
  const words = heading?.textContent.trim() ?? title;
  const text = plainText(element);
  const target = element.id || element.querySelector(":scope > .body")?.id;
  return { screen, target, words, title, text, foldedWords: fold(words), foldedText: fold(text) };
}

function indexTopic(screen) {
  const title = screen.querySelector("h1").textContent.trim();
  return [...screen.querySelectorAll(".part, .variant, .deeper")].map((group) =>
    entryOf(screen.dataset.name, group, group.querySelector("h2 .question, h3 .question"), title));
}

function indexHelp(screen) {
  const title = screen.querySelector("h1").textContent.trim();
  const lines = [...screen.querySelectorAll(":scope > .contacts > .contact")].map((card, place) => {
    const need = card.querySelector(".need");
    card.id = `line-${place}`;
    need.tabIndex = -1;
    return entryOf("find", card, need, title);
  });
  const cards = cardsOf(screen).map((card) =>
    ({ ...entryOf("organisation", card, card.querySelector(".name"), title), target: card.dataset.card }));
  return [...lines, ...cards];
}

/* Topics first: of two that fit as well, the text comes before the helper. */
function startIndex(language) {
  const screens = [...language.screens.values()];
  const ofKind = (kind) => screens.filter((screen) => screen.dataset.kind === kind);
  const index = { entries: [], waiting: [...ofKind("topic"), ...ofKind("find")] };
  indexes.set(language.tag, index);
  return index;
}

function indexNext(index) {
  const screen = index.waiting.shift();
  index.entries.push(...(screen.dataset.kind === "topic" ? indexTopic(screen) : indexHelp(screen)));
}

/* A screen at a time, while the device has nothing else to do. */
function prepareIndex(language) {
  const index = indexes.get(language.tag) ?? startIndex(language);
  const work = () => {
    if (index.waiting.length > 0 && state.language === language) {
      indexNext(index);
      requestIdleCallback(work);
    }
  };
  requestIdleCallback(work);
}

function indexOf(language) {
  const index = indexes.get(language.tag) ?? startIndex(language);
  while (index.waiting.length > 0) {
    indexNext(index);
  }
  return index.entries;
}

/* A heading that begins with it counts most, then one that holds it, then the
 * text; each word must be found. */
function weigh(entry, words) {
  let weight = 0;
  for (const word of words) {
    if (entry.foldedWords.includes(word)) {
      weight += entry.foldedWords.startsWith(word) ? 4 : 3;
    } else if (entry.foldedText.includes(word)) {
      weight += 1;
    } else {
      return 0;
    }
  }
  return weight;
}

function rank(entries, words) {
  return entries.map((entry) => ({ entry, weight: weigh(entry, words) }))
    .filter((hit) => hit.weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map((hit) => hit.entry);
}

/* The Arabic article, alone or after "and", "by", "for": whoever types it finds
 * the word without it too. */
const dropArticle = (word) => word.replace(/^(?:[وبكف]?ال|لل)(?=.{3})/u, "");

/* Scripts without spaces: what is not found whole is looked for word by word. */
function splitWords(query, tag) {
  if (!("Segmenter" in Intl)) {
    return [query];
  }
  return [...new Intl.Segmenter(tag, { granularity: "word" }).segment(query)]
    .filter((part) => part.isWordLike).map((part) => part.segment);
}

function findEntries(query, language) {
  const entries = indexOf(language);
  const words = fold(query).split(" ").filter(Boolean).map(dropArticle);
  const hits = rank(entries, words);
  return hits.length > 0 ? hits : rank(entries, words.flatMap((word) => splitWords(word, language.tag)));
}

/* Some words round the first place where it was found: about two lines, also
 * where each letter is a wide one. */
function snippet(entry, query) {
  const isWide = /[\u3040-\u9fff]/u.test(entry.text);
  const length = isWide ? 56 : 110;
  const at = entry.text.toLowerCase().indexOf(query.trim().toLowerCase());
  const from = Math.max(0, at - (isWide ? 14 : 30));
  let piece = entry.text.slice(from, from + length);
  /* whole words, where the script has spaces */
  piece = from > 0 ? piece.replace(/^\S{0,20}\s/u, "") : piece;
  const isCut = from + length < entry.text.length;
  piece = isCut ? piece.replace(isWide ? /[（(]?\p{Script=Latin}+$/u : /\s\S{0,20}$/u, "") : piece;
  return `${from > 0 ? "… " : ""}${piece}${isCut ? " …" : ""}`;
}

const HIT_LINES = ["question", "label", "summary"];

function newHit() {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "hit";
  button.dataset.action = "hit";
  for (const name of HIT_LINES) {
    const line = document.createElement("span");
    line.className = name;
    line.dir = "auto";
    button.append(line, " ");
  }
  item.append(button);
  return item;
}

/* The list keeps its rows: what stays the same from letter to letter is not
 * laid out again. */
function fillHit(item, entry, query) {
  const button = item.firstChild;
  button.dataset.target = entry.target;
  button.dataset.hit = entry.screen;
  [entry.words, entry.title, snippet(entry, query)].forEach((text, place) => {
    const line = button.children[place];
    if (line.textContent !== text) {
      line.textContent = text;
    }
  });
}

function showHits(list, entries, query) {
  while (list.childElementCount > entries.length) {
    list.lastChild.remove();
  }
  while (list.childElementCount < entries.length) {
    list.append(newHit());
  }
  entries.forEach((entry, place) => fillHit(list.children[place], entry, query));
}

/* The first cards of the topics, under the sentence that nothing was found. */
function offerTopics(list) {
  if (list.childElementCount === 0) {
    const cards = [...screenOf("topics").querySelectorAll(".cards > li")].slice(0, 4);
    list.append(...cards.map((card) => card.cloneNode(true)));
  }
}

function search(input) {
  const screen = input.closest(".screen");
  const query = input.value;
  const isEmpty = fold(query) === "";
  const hits = isEmpty ? [] : findEntries(query, state.language);
  const shown = hits.slice(0, MOST_HITS);
  screen.querySelector(".found").hidden = hits.length === 0;
  screen.querySelector(".nothing").hidden = isEmpty || hits.length > 0;
  screen.querySelector(".number").textContent = shown.length < hits.length ? `${shown.length} / ${hits.length}` : String(hits.length);
  showHits(screen.querySelector(".hits"), shown, query);
  if (!isEmpty && hits.length === 0) {
    offerTopics(screen.querySelector(".nothing .cards"));
  }
}

function openHit(button) {
  if (button.dataset.hit === "organisation") {
    openOrganisation(button);
    return;
  }
  open(button.dataset.hit);
  jumpTo(button.dataset.target);
}

/* One search that nobody sees, so that the first letter is as quick as the
 * others: the list is laid out once and gone before anything is painted. */
function rehearse(screen, language) {
  requestIdleCallback(() => {
    if (state.language !== language || screen !== current() || screen.querySelector("input").value !== "") {
      return;
    }
    const found = screen.querySelector(".found");
    const entries = indexOf(language);
    const letter = entries[0].foldedWords.slice(0, 1);
    showHits(screen.querySelector(".hits"), findEntries(letter, language).slice(0, MOST_HITS), letter);
    found.hidden = false;
    found.getBoundingClientRect();
    found.hidden = true;
  });
}

function openSearch() {
  open("search");
  current().querySelector("input").focus();
  rehearse(current(), state.language);
}
