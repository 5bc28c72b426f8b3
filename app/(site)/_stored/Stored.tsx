"use client";
// The page /stored: each drawer with what is in it now, and the three things one can do. The server writes the words, the browser fills in
// what it has; without JavaScript nothing is ever stored but the theme's default, and the page says so.
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { type Drawer, drawers } from "../../_store/drawers.ts";
import { browserRooms, type Kept, lookEverywhere } from "../../_store/erase.ts";
import { browserShelf, keepsAnything } from "../../_store/shelf.ts";
import { type Content, contentOf, strangers } from "../../_store/transfer.ts";
import { Erase } from "./Erase.tsx";
import { BringFile, SaveFile } from "./Files.tsx";
import { Ledgers } from "./Ledgers.tsx";

export interface Seen {
  readonly contents: ReadonlyMap<Drawer, Content>;
  readonly strangers: readonly string[];
  readonly kept: Kept;
  /** false: this browser stores nothing for this page */
  readonly keeps: boolean;
}

async function look(): Promise<Seen> {
  return {
    contents: new Map(drawers.map((drawer) => [drawer, contentOf(drawer, browserShelf)])),
    strangers: strangers(browserShelf),
    keeps: keepsAnything(browserShelf),
    kept: await lookEverywhere(browserRooms),
  };
}

export function Stored({ version }: { readonly version: string }) {
  const [seen, setSeen] = useState<Seen>();
  const again = useCallback(() => void look().then(setSeen), []);
  useEffect(() => {
    again();
    window.addEventListener("storage", again); // another tab has written
    void navigator.serviceWorker?.ready.then(again, () => undefined);
    return () => window.removeEventListener("storage", again);
  }, [again]);

  return (
    <>
      <section aria-labelledby="drawers">
        <h2 id="drawers">What there is</h2>
        {seen?.keeps === false && (
          <p role="note" className="plate-note">
            Your browser does not let this page store anything. What you do here lasts until you close or reload a page.
          </p>
        )}
        <noscript>
          <p className="plate-note">Without JavaScript this site stores nothing. The list says what it would store.</p>
        </noscript>
        <dl className="drawers">
          {drawers.map((drawer) => (
            <Entry key={drawer.key} title={drawer.title} now={seen && nowOf(seen.contents.get(drawer))} holds={drawer.holds}>
              <code>{drawer.key}</code>
            </Entry>
          ))}
          <Entry
            title="Pages for reading without a connection"
            now={seen && copies(seen.kept)}
            holds="A copy of this version of the site, made on your first visit so that it works offline, and the service worker that keeps it."
          >
            <code>petri-…</code>, in the cache storage
          </Entry>
          {seen?.strangers.map((key) => (
            <Entry key={key} title="Something else of Petri’s" now="kept" holds="Another version of this site stored it.">
              <code>{key}</code>
            </Entry>
          ))}
        </dl>
      </section>
      <Ledgers seen={seen} done={again} />
      <section aria-labelledby="take-along">
        <h2 id="take-along">Take it along</h2>
        <p>
          A file holds your answers, your place, your code and your settings. Bring it in on another device, or here after you deleted
          everything. What a file adds is added; nothing that is here is lost.
        </p>
        <div className="acts">
          <SaveFile version={version} ready={seen !== undefined} />
          <BringFile done={again} ready={seen?.keeps === true} />
        </div>
      </section>
      <section aria-labelledby="delete">
        <h2 id="delete">Delete it</h2>
        <Erase seen={seen} done={again} />
      </section>
    </>
  );
}

interface EntryProps {
  readonly title: string;
  readonly holds: string;
  /** undefined until the browser has looked */
  readonly now: string | undefined;
  readonly children: ReactNode;
}

function Entry({ title, holds, now, children }: EntryProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {now !== undefined && <b className={now === NOTHING ? "none" : undefined}>{now}</b>}
        <span>{holds}</span>
        <small>{children}</small>
      </dd>
    </div>
  );
}

const NOTHING = "nothing";

function nowOf(content: Content | undefined): string {
  if (content?.state === "kept") return content.count;
  return content?.state === "unreadable" ? "cannot be read, and is not used" : NOTHING;
}

function copies({ caches, workers }: Kept): string {
  if (caches.length === 0) return workers === 0 ? NOTHING : "being made";
  return caches.length === 1 ? "1 copy" : `${caches.length} copies, of this version and of one before`;
}
