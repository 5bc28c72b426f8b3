"use client";
// The privacy ledgers of this browser: what each holds, all of them as a file, and each to be deleted, in two steps, because deleting one
// makes its table answer from a full budget again.
import { useCallback, useEffect, useState } from "react";
import { allRecords, deleteRecord } from "../../../workers/ledger-store.ts";
import { ledgersText, summaryOf } from "../../_store/ledgers.ts";
import { download } from "../../_widgets/download.ts";
import type { Seen } from "./Stored.tsx";

type Records = ReadonlyMap<string, string>;

export function Ledgers({ seen, done }: { readonly seen: Seen | undefined; readonly done: () => void }) {
  const [records, setRecords] = useState<Records>();
  const [asking, setAsking] = useState<string>();
  const [said, setSaid] = useState("");
  const look = useCallback(async () => {
    try {
      setRecords(await allRecords());
    } catch {
      setRecords(new Map()); // blocked, or newer than this page: "delete everything" still finds the database
    }
  }, []);
  // Looked at again whenever the page has looked: after everything was deleted there are none.
  useEffect(() => {
    if (seen) void look();
  }, [seen, look]);
  const erase = async (key: string) => {
    setAsking(undefined);
    try {
      await deleteRecord(key);
      setSaid("The ledger was deleted.");
    } catch {
      setSaid("The ledger could not be deleted: the browser did not let this page change it.");
    }
    done();
  };
  const all = [...(records ?? [])].map(([key, record]) => summaryOf(key, record));
  return (
    <section aria-labelledby="ledgers">
      <h2 id="ledgers">Privacy ledgers</h2>
      <p>
        A private table that answers through a budget has a ledger here: a fingerprint of the table, the questions and their noisy answers,
        and what each was charged. The table itself is not kept.
      </p>
      {records && all.length === 0 && <p>There is none.</p>}
      {all.length > 0 && (
        <ul className="ledgers">
          {all.map(({ key, about }) => (
            <li key={key}>
              <span>
                <code>{key.slice(0, 12)}</code>{" "}
                {about
                  ? `${about.answers === 1 ? "1 answer" : `${about.answers} answers`}, budget ${about.budget} by the ${about.rule === "fully adaptive" ? "fully adaptive rule" : about.rule}`
                  : "cannot be read: its table is answered no more"}
              </span>
              {asking === key ? (
                // biome-ignore lint/a11y/useSemanticElements: a question with two answers, and no form
                <span className="confirm" role="group" aria-label={`Delete the ledger ${key.slice(0, 12)}?`}>
                  <span>
                    This browser then forgets what the table has told. Whoever saw the answers does not: asked again from a full budget, the
                    table tells more than was ever promised.
                  </span>
                  <span className="acts">
                    <button className="btn go" type="button" onClick={() => void erase(key)}>
                      Yes, delete it
                    </button>
                    <button className="btn" type="button" onClick={() => setAsking(undefined)}>
                      No, keep it
                    </button>
                  </span>
                </span>
              ) : (
                <button
                  className="btn plain"
                  type="button"
                  aria-label={`Delete the ledger ${key.slice(0, 12)}`}
                  onClick={() => setAsking(key)}
                >
                  Delete
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {all.length > 0 && records && (
        <div className="acts">
          <button className="btn" type="button" onClick={() => download("petri-ledgers.json", "application/json", ledgersText(records))}>
            Save the ledgers as a file
          </button>
        </div>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
