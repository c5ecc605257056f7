/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file for native readers does. What somebody chose and wrote stands
 * in the page alone: nothing is stored, nothing is sent. */
"use strict";

document.documentElement.classList.add("script");

document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const root = document.documentElement;
  const form = one("form");
  const output = one("#result");
  const texts = all(".text").map((element) => ({
    element,
    number: element.id.slice(1),
    code: element.dataset.code,
    safety: element.dataset.safety !== undefined,
    radios: all("input[type=radio]", element),
    remark: one(".remark", element),
    field: one(".remark textarea", element)
  }));
  const judged = texts.filter((text) => text.code !== undefined);
  let unsaved = false;

  /* The language of the page itself. */
  for (const button of all("[data-speak]")) {
    button.addEventListener("click", () => {
      root.lang = button.dataset.speak;
      for (const other of all("[data-speak]")) {
        other.setAttribute("aria-pressed", String(other === button));
      }
    });
  }

  const verdict = (text) => {
    const radio = text.radios.find((each) => each.checked);
    return radio ? radio.value : "";
  };
  const doubted = (text) => ["wrong", "unsure"].includes(verdict(text));

  /* One line, nothing that is not seen: a mail must not break it. */
  const clean = (remark) => remark.replace(/[\p{Cc}\u2028\u2029]/gu, " ").replace(/\s+/gu, " ").trim();
  const line = (text) => {
    const remark = doubted(text) ? clean(text.field.value) : "";
    return `#${text.number} ${text.code} ${verdict(text)}${remark ? `: ${remark}` : ""}`;
  };
  const write = () => {
    const lines = judged.filter((text) => verdict(text) !== "").map(line);
    return lines.length === 0 ? "" : [one(".result").dataset.first, ...lines, `end ${lines.length}`, ""].join("\n");
  };

  const filters = {
    all: () => true,
    open: (text) => text.code !== undefined && verdict(text) === "",
    doubt: doubted,
    safety: (text) => text.safety
  };
  const filter = () => all("input[name=filter]").find((each) => each.checked).value;

  /* Parts without a text to show go, too. */
  const showTexts = () => {
    const wanted = filters[filter()];
    for (const text of texts) {
      text.element.hidden = !wanted(text);
    }
    for (const part of [...all(".panel"), ...all(".group")]) {
      part.hidden = filter() !== "all" && one(".text:not([hidden])", part) === null;
    }
    root.classList.toggle("empty", one(".group:not([hidden])") === null);
  };

  const showState = () => {
    const done = judged.filter((text) => verdict(text) !== "").length;
    one("[data-slot=done]").textContent = String(done);
    one("[data-slot=left]").textContent = String(judged.length - done);
    output.value = write();
    unsaved = output.value !== "" && unsaved;
  };

  const say = (name) => {
    for (const message of all("[data-message]")) {
      message.hidden = message.dataset.message !== name;
    }
  };

  const change = () => {
    unsaved = true;
    say("");
    showState();
  };

  for (const text of judged) {
    for (const radio of text.radios) {
      radio.addEventListener("change", () => {
        text.remark.hidden = !doubted(text);
        change();
      });
    }
    text.field.addEventListener("input", change);
  }

  const copyByHand = () => {
    output.focus();
    output.select();
    return document.execCommand("copy");
  };
  const copy = async () => {
    if (output.value === "") {
      say("nothing");
      one(".result").scrollIntoView({ block: "end" });
      return;
    }
    let copied = false;
    try {
      await navigator.clipboard.writeText(output.value);
      copied = true;
    } catch {
      copied = copyByHand();
    }
    if (!copied) {
      copyByHand();
    }
    unsaved = unsaved && !copied;
    say(copied ? "copied" : "by-hand");
    one(".result").scrollIntoView({ block: "end" });
  };
  for (const button of all("button.copy")) {
    button.addEventListener("click", copy);
  }
  output.addEventListener("copy", () => {
    if (output.selectionStart === 0 && output.selectionEnd >= output.value.trimEnd().length) {
      unsaved = false;
    }
  });

  addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
      event.returnValue = true;
    }
  });

  /* Pictures would push the texts off a small screen. Paper shows all. */
  const pictures = all(".look details");
  const wide = matchMedia("(min-width: 64rem)");
  for (const picture of pictures) {
    picture.open = wide.matches;
  }
  let open = [];
  addEventListener("beforeprint", () => {
    open = pictures.map((picture) => picture.open);
    for (const picture of pictures) {
      picture.open = true;
    }
  });
  addEventListener("afterprint", () => {
    pictures.forEach((picture, index) => {
      picture.open = open[index];
    });
  });

  form.reset();
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const choice of all("input[name=filter]")) {
    choice.checked = choice.value === "all";
    choice.addEventListener("change", showTexts);
  }
  /* A link must not lead to a text that a filter hides. */
  for (const link of all(".again a, nav a")) {
    link.addEventListener("click", () => {
      one("input[name=filter][value=all]").checked = true;
      showTexts();
    });
  }
  showState();
});
