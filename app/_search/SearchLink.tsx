"use client";
// "Search" in the masthead: a link to /search. Where the page is alive it opens the search in place instead, and so does the / key; all
// that the search needs comes then and not before.
import { usePathname } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useEffect, useState } from "react";
import { isSlash } from "./slash.ts";

const SearchDialog = lazy(async () => ({ default: (await import("./SearchDialog.tsx")).SearchDialog }));

/** On the search's own page there is a box already. */
const ownBox = () => document.querySelector<HTMLInputElement>("main input[type=search]");

export function SearchLink() {
  // The openings are numbered: a box says that it has closed a moment after it did, and must not take along the next one, asked for meanwhile.
  const [opening, setOpening] = useState(0);
  const [closed, setClosed] = useState(0);
  const here = usePathname() === "/search";
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSlash(event)) return;
      event.preventDefault();
      if (here) ownBox()?.focus();
      else setOpening((last) => last + 1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [here]);
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab is a new tab
    event.preventDefault();
    if (here) ownBox()?.focus();
    else setOpening((last) => last + 1);
  };
  return (
    <>
      <a
        className="searchlink"
        href="/search"
        aria-current={here ? "page" : undefined}
        aria-haspopup={here ? undefined : "dialog"}
        onClick={onClick}
      >
        Search
      </a>
      {opening > closed && (
        <Suspense>
          <SearchDialog key={opening} onClose={() => setClosed(opening)} />
        </Suspense>
      )}
    </>
  );
}
