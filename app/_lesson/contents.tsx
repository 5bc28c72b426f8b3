"use client";
// The page's own table of contents. The section being read is the last one whose heading has passed the upper third of the window. A
// section in which somebody has stayed is kept as the place to come back to; one that was scrolled past is not, nor is the page's head,
// so that opening a lesson and looking at it loses no place.
import { useEffect, useState } from "react";
import { keepPlace } from "../_store/place.ts";
import { browserShelf } from "../_store/shelf.ts";
import { Toc, type TocEntry } from "../_ui/Toc.tsx";

export interface ContentsEntry extends TocEntry {
  /** worth coming back to */
  readonly place?: boolean;
}

/** Milliseconds in one section that make it the place one was at. */
const STAY = 3000;

export function Contents({ lesson, entries }: { readonly lesson: string; readonly entries: readonly ContentsEntry[] }) {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const headings = entries.map(({ id }) => document.getElementById(id)).filter((heading) => heading !== null);
    let waiting = 0;
    const look = () => {
      waiting = 0;
      const line = window.innerHeight / 3;
      setCurrent(headings.filter((heading) => heading.getBoundingClientRect().top < line).at(-1)?.id);
    };
    const later = () => {
      waiting ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    return () => {
      cancelAnimationFrame(waiting);
      window.removeEventListener("scroll", later);
      window.removeEventListener("resize", later);
    };
  }, [entries]);
  useEffect(() => {
    const entry = entries.find(({ id }) => id === current);
    if (entry?.place !== true) return;
    const stayed = setTimeout(() => {
      if (document.visibilityState === "visible") keepPlace(browserShelf, lesson, entry.id);
    }, STAY);
    return () => clearTimeout(stayed);
  }, [lesson, entries, current]);
  return <Toc label="In this lesson" entries={entries} current={current} />;
}
