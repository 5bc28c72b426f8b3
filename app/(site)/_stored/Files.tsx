"use client";
// A file out of the browser, and a file into it. Both are made and read here; nothing is sent anywhere.
import { type ChangeEvent, useId, useState } from "react";
import { exercises } from "../../../lib/exercises/index.ts";
import { drawers } from "../../_store/drawers.ts";
import { browserShelf } from "../../_store/shelf.ts";
import { contentOf, exportText, type Imported, importText, LARGEST_FILE } from "../../_store/transfer.ts";
import { download } from "../../_widgets/download.ts";

export function SaveFile({ version, ready }: { readonly version: string; readonly ready: boolean }) {
  const [said, setSaid] = useState("");
  const save = () => {
    download("petri.json", "application/json", exportText(browserShelf, version));
    const unreadable = drawers.filter((drawer) => contentOf(drawer, browserShelf).state === "unreadable");
    const missing =
      unreadable.length === 0 ? "" : ` Not in it, because it cannot be read: ${unreadable.map(({ title }) => title).join(", ")}.`;
    setSaid(`The file petri.json was made.${missing}`);
  };
  return (
    <>
      <button className="btn" type="button" disabled={!ready} onClick={save}>
        Save as a file
      </button>
      <span role="status">{said}</span>
    </>
  );
}

export function BringFile({ done, ready }: { readonly done: () => void; readonly ready: boolean }) {
  const field = useId();
  const [imported, setImported] = useState<Imported>();
  const bring = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    setImported(await readIn(file));
    input.value = ""; // the same file can be chosen again
    done();
  };
  return (
    <>
      <div className="filefield">
        <label htmlFor={field}>Bring in a file</label>
        <input id={field} type="file" accept=".json,application/json" disabled={!ready} onChange={(event) => void bring(event)} />
      </div>
      <div className="said" role="status">
        {imported !== undefined && <Said imported={imported} />}
      </div>
    </>
  );
}

async function readIn(file: File): Promise<Imported> {
  const refuse = (why: string): Imported => ({ ok: false, why: `${why} Nothing was changed.` });
  if (file.size > LARGEST_FILE) return refuse("This file is larger than anything that Petri exports.");
  let text: string;
  try {
    text = await file.text();
  } catch {
    return refuse("This file could not be read.");
  }
  return importText(browserShelf, text);
}

function Said({ imported }: { readonly imported: Imported }) {
  if (!imported.ok) return <p className="refusal">{imported.why}</p>;
  const { now, leftOut, notTaken, version } = imported;
  if (now.length === 0) return <p>The file holds nothing. It was made by Petri {version}.</p>;
  return (
    <>
      <p>Brought in from a file of Petri {version}. There is now:</p>
      <ul>
        {now.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {notTaken.length > 0 && (
        <p>
          Not brought in, because other code of yours stands here: {notTaken.map((id) => `“${exercises[id]?.title ?? id}”`).join(", ")}. To
          have the file’s, download yours, reset the exercise, and bring the file in once more.
        </p>
      )}
      {leftOut.length > 0 && <p>Left out, because this version of Petri does not know it: {leftOut.join(", ")}.</p>}
    </>
  );
}
