"use client";
// Whether the / key opens the search. A key of one letter can fire by accident, for somebody who dictates or whose hand shakes, so it can be
// turned off (WCAG 2.1.4); only "off" is ever stored.
import { KEYS } from "../_store/keys.ts";
import { attempt, browserShelf } from "../_store/shelf.ts";

let held: boolean | undefined; // for this page where nothing can be stored

export function slashOpens(): boolean {
  let stored: string | null = null;
  attempt(() => {
    stored = browserShelf().getItem(KEYS.slash);
  });
  return held ?? stored !== "off";
}

export function setSlash(opens: boolean): void {
  held = opens;
  attempt(() => (opens ? browserShelf().removeItem(KEYS.slash) : browserShelf().setItem(KEYS.slash, "off")));
}

/** Where a slash is a letter: fields, editors. */
const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

export function isSlash(event: KeyboardEvent): boolean {
  if (event.key !== "/" || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  // The target of a key in a shadow tree, where the code editor lives, is its host: the path begins where the key was pressed.
  const [pressed] = event.composedPath();
  const typing = pressed instanceof Element && pressed.closest(TYPING) !== null;
  return !typing && document.querySelector("dialog[open]") === null && slashOpens();
}
