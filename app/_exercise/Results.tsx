"use client";
// What the judge found, check by check, as it comes: a word and a shape for passed and failed, the eye for an attack, and the
// counterexample as a table.
import type { Check } from "../../lib/exercises/index.ts";
import { Mark } from "../_ui/marks.tsx";
import { Table } from "../_ui/Table.tsx";

export function Results({ checks }: { readonly checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <ol className="checks">
      {checks.map((check) => (
        <li key={check.id} data-check={check.id} data-passed={check.passed}>
          <p className="check-head">
            <Verdict passed={check.passed} /> <b>{check.passed ? "Passed" : "Failed"}</b>
            <span>
              {check.kind === "attack" ? (
                <>
                  <Mark who="eye" /> Attack:{" "}
                </>
              ) : (
                "Test: "
              )}
              {check.title}
            </span>
          </p>
          <p className="check-says">{check.says}</p>
          {check.shown && (
            <Table
              caption={`${check.title}: what was seen`}
              columns={check.shown.head.map((label) => ({ label }))}
              rows={check.shown.rows}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** A tick in a disc, a cross in a square: told apart by shape. */
function Verdict({ passed }: { readonly passed: boolean }) {
  return (
    <svg className={`verdict-mark ${passed ? "yes" : "no"}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {passed ? (
        <>
          <circle className="part" cx="8" cy="8" r="7" />
          <path d="M4.5 8.3 7 10.9 11.7 5.6" />
        </>
      ) : (
        <>
          <path className="part" d="M1 1h14v14H1z" />
          <path d="M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4" />
        </>
      )}
    </svg>
  );
}
