"use client";
// "Continue where you were": a link at a lesson's head to the section this browser read last. The place is read once, when the page opens:
// reading on moves it (contents.tsx), and the link must not run away from whoever is about to press it.
import { useSyncExternalStore } from "react";
import { type Places, readPlaces } from "../_store/place.ts";
import { browserShelf } from "../_store/shelf.ts";
import type { ContentsEntry } from "./contents.tsx";

let atOpening: Places | undefined;
const places = (): Places => {
  atOpening ??= readPlaces(browserShelf);
  return atOpening;
};
const never = () => () => undefined;
const nothing = () => undefined;

/** The place as it was when the page opened; undefined on the server and until the page has come alive. */
export const usePlaces = (): Places | undefined => useSyncExternalStore(never, places, nothing);

export function Resume({ lesson, entries }: { readonly lesson: string; readonly entries: readonly ContentsEntry[] }) {
  const kept = usePlaces()?.sections[lesson];
  const section = entries.find(({ id, place }) => id === kept && place === true);
  if (section === undefined) return null;
  return (
    <span className="resume">
      Continue where you were: <a href={`#${section.id}`}>{section.text}</a>
    </span>
  );
}
