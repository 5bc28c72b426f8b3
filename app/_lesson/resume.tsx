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
const usePlaces = (): Places | undefined => useSyncExternalStore(never, places, nothing);

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

export interface Resumable {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly sections: readonly ContentsEntry[];
}

/** On the home page: the way on, for whoever has been here; for everybody else the way in. */
export function Continue({ lessons }: { readonly lessons: readonly Resumable[] }) {
  const where = usePlaces();
  const [first] = lessons;
  const last = lessons.find(({ id }) => id === where?.last);
  const section = last?.sections.find(({ id }) => id === where?.sections[last.id]);
  if (last !== undefined && section !== undefined) {
    return (
      <>
        <a className="btn go" href={`/lessons/${last.id}#${section.id}`}>
          Continue lesson {last.number}
        </a>
        <span className="resume">
          {last.title}: {section.text}
        </span>
      </>
    );
  }
  return (
    first && (
      <a className="btn go" href={`/lessons/${first.id}`}>
        Open lesson {first.number}
      </a>
    )
  );
}
