/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview of the translations can be read in Dutch or English. */
"use strict";

document.documentElement.classList.add("script");

document.addEventListener("DOMContentLoaded", () => {
  const buttons = [...document.querySelectorAll("[data-speak]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      document.documentElement.lang = button.dataset.speak;
      for (const other of buttons) {
        other.setAttribute("aria-pressed", String(other === button));
      }
    });
  }
});
