/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the hand-over page does. It reads the table of files and keeps what is
 * chosen in memory alone: nothing is stored, nothing is asked for. */
"use strict";

document.documentElement.classList.add("script");

document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const slot = (name) => one(`[data-slot="${name}"]`);
  const form = one(".chooser");

  /* The language of the page itself. */
  const speak = (tag) => {
    document.documentElement.lang = tag;
    for (const button of all("[data-speak]")) {
      button.setAttribute("aria-pressed", String(button.dataset.speak === tag));
    }
  };
  for (const button of all("[data-speak]")) {
    button.addEventListener("click", () => speak(button.dataset.speak));
  }
  one(".files").open = false;
  if (form === null) {
    return;
  }

  const groups = ["subject", "language", "format"];
  const rows = all("tr[data-subject]").map((row) => ({ row, ...row.dataset }));
  const wanted = {};

  const radios = (group) => all(`input[name="${group}"]`, form);
  const chosen = (group) => {
    const radio = radios(group).find((each) => each.checked);
    return radio ? radio.value : null;
  };

  /* Whether a file has this value and what is chosen in the groups before. */
  const exists = (group, value) => {
    const before = groups.slice(0, groups.indexOf(group)).map((name) => [name, chosen(name)]);
    return rows.some((file) => file[group] === value &&
      before.every(([name, choice]) => choice === null || file[name] === choice));
  };

  /* Marks what is not there; a choice that is not there is kept in mind. */
  const offer = (group) => {
    for (const radio of radios(group)) {
      radio.disabled = !exists(group, radio.value);
      radio.checked = !radio.disabled && radio.value === wanted[group];
    }
  };
  /* Why a form is not there: some forms belong to a subject or two. */
  const MOST_SUBJECTS = 2;
  const tellLack = (radio) => {
    const face = radio.nextElementSibling;
    const have = rows.filter((file) => file.format === radio.value);
    const inLanguage = have.filter((file) => chosen("language") === null || file.language === chosen("language"));
    const subjects = [...new Map(inLanguage.map((file) => [file.subject, file])).values()];
    const isYet = have.some((file) => file.subject === chosen("subject"));
    const isWith = subjects.length > 0 && subjects.length <= MOST_SUBJECTS;
    delete face.dataset.lack;
    if (radio.disabled && !isYet) {
      face.dataset.lack = isWith ? "with" : "here";
    }
    const names = subjects.slice(0, MOST_SUBJECTS).flatMap((file, place) => [place > 0 ? ", " : "", ...cell(file, "subject").map((node) => node.cloneNode(true))]);
    face.querySelector(".subjects").replaceChildren(...names);
  };
  /* Paper has a usual kind: the first. So it need not be chosen. */
  const takeFirst = (group) => {
    const radio = radios(group).find((each) => !each.disabled);
    if (chosen(group) === null && radio) {
      radio.checked = true;
    }
  };

  /* A copy of what stands in the row's cell. */
  const fill = (name, nodes) => slot(name).replaceChildren(...nodes.map((node) => node.cloneNode(true)));
  const cell = (file, name) => [...file.row.querySelector(`td.${name}`).childNodes];

  /* Lets a link open a file in a new tab; without a file it is none. */
  const point = (link, path) => {
    const to = path ? { href: path, target: "_blank", rel: "noopener" } : {};
    for (const name of ["href", "target", "rel"]) {
      if (to[name]) {
        link.setAttribute(name, to[name]);
      } else {
        link.removeAttribute(name);
      }
    }
  };

  const showPicture = (file) => {
    slot("picture").replaceChildren();
    one(".larger").hidden = !file.preview;
    point(one(".larger"), file.preview);
    if (file.preview) {
      const picture = new Image(Number(file.width), Number(file.height));
      picture.alt = "";
      picture.addEventListener("error", () => { picture.remove(); }); /* the page was moved */
      picture.src = file.preview;
      slot("picture").append(picture);
    }
  };

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const showNotes = (file) => {
    const until = file.row.querySelector("td.until time").dateTime;
    const overdue = file.overdue !== undefined;
    const notes = { [file.state]: true, overdue, past: !overdue && today() > until };
    for (const note of all("[data-note]")) {
      note.hidden = !notes[note.dataset.note];
    }
  };

  const showFile = (file) => {
    for (const name of ["subject", "language", "format", "until", "size"]) {
      fill(name, cell(file, name));
    }
    slot("pages").textContent = file.pages;
    point(one("a.open"), file.row.querySelector("td.file a").getAttribute("href"));
    showPicture(file);
    showNotes(file);
  };

  const showHow = (format, side) => {
    for (const how of all(".how")) {
      how.hidden = how.dataset.format !== format;
    }
    for (const step of all(".how [data-side]")) {
      step.hidden = step.dataset.side !== side;
    }
  };

  const show = () => {
    groups.forEach(offer);
    radios("format").forEach(tellLack);
    takeFirst("format");
    const choice = Object.fromEntries(groups.map((group) => [group, chosen(group)]));
    const file = rows.find((each) => groups.every((group) => each[group] === choice[group]));
    const absent = !file && Boolean(wanted.subject && wanted.language);
    one(".empty").hidden = Boolean(file) || absent;
    one(".absent").hidden = !absent;
    one(".chosen").hidden = !file;
    one(".leaflet").hidden = !file;
    if (file) {
      showFile(file);
    }
    showHow(choice.format, file ? file.side : "ltr");
  };

  form.reset();
  for (const group of groups) {
    if (radios(group).length === 1) {
      wanted[group] = radios(group)[0].value;
    }
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    wanted[event.target.name] = event.target.value;
    show();
  });
  show();
});
