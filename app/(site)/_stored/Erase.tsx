"use client";
// "Delete everything stored here", in two steps, and afterwards what was deleted.
import { useEffect, useRef, useState } from "react";
import { drawers } from "../../_store/drawers.ts";
import { browserRooms, eraseEverything, isEmpty, type Kept } from "../../_store/erase.ts";
import { browserShelf } from "../../_store/shelf.ts";
import { contentOf } from "../../_store/transfer.ts";
import type { Seen } from "./Stored.tsx";

type Step = { readonly is: "idle" | "asking" | "deleting" } | { readonly is: "done"; readonly says: readonly string[] };

export function Erase({ seen, done }: { readonly seen: Seen | undefined; readonly done: () => void }) {
  const [step, setStep] = useState<Step>({ is: "idle" });
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (step.is === "asking") question.current?.focus(); // read out; the next stop of Tab is the button that deletes
  }, [step]);
  const erase = async () => {
    setStep({ is: "deleting" });
    const were = inWords();
    const { before, after } = await eraseEverything(browserRooms);
    setStep({ is: "done", says: sentences(were, before, after) });
    done();
  };
  const nothing = seen !== undefined && isEmpty(seen.kept);
  return (
    <>
      {(step.is === "idle" || step.is === "done") && (
        <button
          className="btn"
          type="button"
          aria-disabled={seen === undefined || nothing}
          onClick={() => nothing || setStep({ is: "asking" })}
        >
          Delete everything stored here
        </button>
      )}
      {step.is === "asking" && (
        // biome-ignore lint/a11y/useSemanticElements: a question with two answers, and no form
        <div className="confirm" role="group" aria-labelledby="really">
          <p id="really" tabIndex={-1} ref={question}>
            Delete your answers, your place, your code, your settings, your privacy ledgers and the pages kept for reading offline, all of
            it, from this browser? It cannot be brought back, unless you saved a file.
          </p>
          <div className="acts">
            <button className="btn go" type="button" onClick={() => void erase()}>
              Yes, delete all of it
            </button>
            <button className="btn" type="button" onClick={() => setStep({ is: "idle" })}>
              No, keep it
            </button>
          </div>
        </div>
      )}
      <div className="said" role="status">
        {step.is === "deleting" && <p>Deleting.</p>}
        {step.is === "done" && step.says.map((sentence) => <p key={sentence}>{sentence}</p>)}
        {step.is === "idle" && nothing && <p>There is nothing to delete.</p>}
      </div>
    </>
  );
}

const inWords = (): string[] =>
  drawers.flatMap((drawer) => {
    const content = contentOf(drawer, browserShelf);
    if (content.state === "empty") return [];
    return [content.state === "kept" ? `${drawer.title.toLowerCase()} (${content.count})` : drawer.title.toLowerCase()];
  });

function sentences(were: readonly string[], before: Kept, after: Kept): string[] {
  const unknown = before.keys.length - were.length;
  const list = [
    ...were,
    ...counted(unknown, "other key of Petri’s", "other keys of Petri’s"),
    ...counted(before.caches.length, "copy of the site for reading offline", "copies of the site for reading offline"),
    ...counted(before.databases.length, "database", "databases"),
    ...counted(before.workers, "service worker", "service workers"),
  ];
  const left = [...after.keys, ...after.caches, ...after.databases];
  return [
    `Deleted: ${list.join(", ")}.`,
    isEmpty(after)
      ? "Nothing of Petri’s is left in this browser. The next page that you open makes the copy for reading offline again."
      : `Your browser would not delete ${left.length > 0 ? left.join(", ") : "the service worker"}. Its own settings can: look for the data of this site.`,
  ];
}

const counted = (count: number, one: string, many: string): string[] => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : []);
