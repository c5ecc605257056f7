/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of messages: choose a language, copy a message. Keeps nothing. */
"use strict";

document.documentElement.classList.add("script");

document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const switches = all("[data-speak]");
  for (const button of switches) {
    button.addEventListener("click", () => {
      document.documentElement.lang = button.dataset.speak;
      for (const other of switches) {
        other.setAttribute("aria-pressed", String(other === button));
      }
    });
  }

  /* what a button said of another language is no longer true */
  const quiet = () => {
    for (const outcome of all("[role=status] > span")) {
      outcome.hidden = true;
    }
  };
  const choice = document.querySelector("#language");
  const choose = () => {
    for (const version of all("[data-language]")) {
      version.hidden = version.dataset.language !== choice.value;
    }
    for (const article of all("article")) {
      const text = article.querySelector(".version:not([hidden]) .text");
      article.querySelector(".act").hidden = text === null;
    }
    document.documentElement.classList.toggle("dutch", choice.value === "nl");
    quiet();
  };
  choice.addEventListener("change", choose);
  choose();

  /* In a chat nothing says where a name or number from another script begins
   * and ends, except these characters. */
  const written = (node, rightToLeft) => [...node.childNodes].map((child) => {
    const text = child.nodeType === Node.TEXT_NODE ? child.data : written(child, rightToLeft);
    return rightToLeft && child.nodeName === "BDI" ? `\u2066${text}\u2069` : text;
  }).join("");
  const message = (block) =>
    all("p", block).map((line) => written(line, block.dir === "rtl")).join("\n");

  const select = (block) => {
    const range = document.createRange();
    range.selectNodeContents(block);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "unseen";
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      return copied;
    }
  };
  for (const article of all("article")) {
    const button = article.querySelector("button");
    button.addEventListener("click", async () => {
      const block = article.querySelector(".version:not([hidden]) .text");
      const copied = await copy(message(block));
      quiet();
      article.querySelector(copied ? ".copied" : ".by-hand").hidden = false;
      button.focus();
      if (!copied) {
        select(block);
      }
    });
  }
});
