"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `psi-race`. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/psi-race.result.ts";
import { psiRace } from "../../../lib/experiments/psi-race.ts";
import { changes, least, oneWinsBoth, orderChanges, sameAnswer } from "../../../lib/experiments/psi-race.verdicts.ts";
import type { Face, Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Stage } from "./Stage.tsx";
import { tables } from "./tables.ts";
import { amount, legsOf, NAMES, rowsOf, time } from "./words.ts";

type Done = Shown<"psi-race"> & { readonly result: Result };

function sentence({ result, measured }: Done): ReactNode {
  const ran = result.runners.filter(({ size }) => size !== null);
  const rows = rowsOf(result, measured);
  const [quickest, smallest] = [least(rows, "seconds"), least(rows, "bytes")];
  return (
    <>
      {sameAnswer(result)
        ? `All ${ran.length} that ran found the ${whole(result.expected)} shared items. `
        : `They do not agree: ${ran.map(({ id, size }) => `${NAMES[id]} found ${size}`).join(", ")}, and ${result.expected} are shared. `}
      {quickest && smallest && (
        <>
          At these sizes {NAMES[quickest.id]} took the least time, <Live>{time(quickest.seconds ?? 0)}</Live>,{" "}
          {oneWinsBoth(rows) ? "and the fewest bytes" : `and ${NAMES[smallest.id]} the fewest bytes`},{" "}
          <Live>{amount(smallest.bytes ?? 0)}</Live>.
        </>
      )}
      {!quickest && smallest && (
        <>
          {NAMES[smallest.id]} took the fewest bytes, <Live>{amount(smallest.bytes ?? 0)}</Live>.
        </>
      )}{" "}
      <Crossing result={result} measured={measured} />
    </>
  );
}

function Crossing({ result, measured }: Pick<Done, "result" | "measured">): ReactNode {
  const legs = legsOf(result, measured);
  if (legs.length < 2 || !quickestKnown(legs)) return null;
  const [first, last] = [legs[0]?.most ?? 0, legs.at(-1)?.most ?? 0];
  if (!orderChanges(legs)) return `From ${whole(first)} items to ${whole(last)} the least time was always the same one's.`;
  return (
    <>
      The least time changes hands:{" "}
      {changes(legs, "seconds")
        .map(({ from, to, above, upTo }) => `between ${whole(above)} and ${whole(upTo)} items, from ${NAMES[from]} to ${NAMES[to]}`)
        .join("; ")}
      .
    </>
  );
}

const quickestKnown = (legs: ReturnType<typeof legsOf>) => legs.every(({ rows }) => least(rows, "seconds"));

export { Widget } from "#widget";

export const face: Face<"psi-race"> = {
  card: psiRace,
  primary: ["n", "m", "lists", "sweep"],
  relevant: ({ lists }) => ["m", "lists", "overlap", "sweep", ...(lists === "short" ? [] : ["n"])],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
