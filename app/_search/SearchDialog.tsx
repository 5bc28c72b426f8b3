"use client";
// The search over the page one is on. A native dialog: it keeps the focus inside, closes on Escape, and gives the focus back.
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { SearchPanel } from "./SearchPanel.tsx";
import { setSlash, slashOpens } from "./slash.ts";

export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [slash, setOpens] = useState(slashOpens);
  useEffect(() => {
    const box = dialog.current;
    if (box?.open === false) box.showModal();
    return () => box?.close();
  }, []);
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const link = target.closest("a");
    const leadsHere = link !== null && link.pathname === window.location.pathname;
    if (target === dialog.current || leadsHere) dialog.current?.close(); // beside the box, or to another place on this page
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the keyboard there are Escape and the button
    <dialog ref={dialog} className="searchbox" aria-label="Search" onClose={onClose} onClick={onClick}>
      <div className="searchbox-in">
        <SearchPanel query={query} onQuery={setQuery} focus>
          <p className="quiet small">
            The arrow keys go to the list and back. What you type stays in this page: the index is loaded, and nothing is sent.
          </p>
        </SearchPanel>
        <div className="searchbox-foot">
          <label className="checkfield">
            <input
              type="checkbox"
              checked={slash}
              onChange={(event) => {
                setSlash(event.target.checked);
                setOpens(event.target.checked);
              }}
            />{" "}
            The <kbd>/</kbd> key opens this
          </label>
          <a href="/search">Search page</a>
          <button className="btn plain" type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </div>
    </dialog>
  );
}
