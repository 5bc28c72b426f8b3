"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/dp-psi.result.ts";
import { dpPsi } from "../../../lib/experiments/dp-psi.ts";
import { answerExact, runsSettle, senderCounts } from "../../../lib/experiments/dp-psi.verdicts.ts";
import type { DataTable, Face, Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
/** The face of `dp-psi`. */
import { brought, crossed } from "../wire-tables.ts";
import { Stage } from "./Stage.tsx";
import { inHundred, items, many, NAMES } from "./words.ts";

type Id = "dp-psi";
type Done = Shown<Id> & { readonly result: Result };

function sentence({ result, values }: Done): ReactNode {
  const { answer, members, keep, repeats, size, sampled } = result;
  const last = repeats.at(-1) as Result["repeats"][number];
  return (
    <>
      The receiver was told <Live>{items(answer.right + answer.wrong)}</Live>:{" "}
      {answerExact(result) ? (
        `the ${many(members)} that are shared. `
      ) : (
        <>
          <Live>{many(answer.right)}</Live> of the {many(members)} that are shared, and <Live>{many(answer.wrong)}</Live> that{" "}
          {answer.wrong === 1 ? "is" : "are"} not.{" "}
        </>
      )}
      At ε = {values.epsilon} an answer is true {inHundred(keep)} times in 100.{" "}
      {last.runs > 1 && (
        <>
          {runsSettle(result) ? (
            <>{last.runs} runs, by majority, say exactly who is shared: </>
          ) : (
            <>
              By majority over {last.runs} runs <Live>{many(last.missing)}</Live> are missing and <Live>{many(last.wrong)}</Live> wrong:{" "}
            </>
          )}
          ε is {many(last.epsilon)} by then.{" "}
        </>
      )}
      The sender saw that <Live>{many(size)}</Live> of {items(sampled)} match
      {senderCounts(result) ? ", which is how many are shared." : ", without noise but for those that took no part."}
    </>
  );
}

const tables = ({ result }: Done): DataTable[] => {
  const { members, others, keep, answer, expected, sampled, size, repeats, traffic, inputs } = result;
  return [
    {
      caption: "The first run, beside the truth",
      head: ["what", "value"],
      rows: [
        ["shared items of the receiver", members],
        ["other items of the receiver", others],
        ["named and shared", answer.right],
        ["named and not shared", answer.wrong],
        ["shared and not named", answer.missing],
        ["named and shared, on average", expected.right],
        ["named and not shared, on average", expected.wrong],
        ["probability that an answer is true", keep],
        ["items that took part (the sender learns it)", sampled],
        ["of these, matches (the sender learns it)", size],
      ],
    },
    {
      caption: "By majority, after each run",
      head: ["runs", "epsilon", "claimed and shared", "claimed and not shared", "shared and not claimed"],
      rows: repeats.map((at) => [at.runs, at.epsilon, at.right, at.wrong, at.missing]),
    },
    {
      caption: "The receiver's items that took part or are shared",
      head: ["item", "took part in the first run", "named in it", "shared", "runs with it", "named in"],
      rows: result.items.map(({ item, tookPart, named, shared, parts, times }) => [
        item,
        tookPart ? "yes" : "no",
        named ? "yes" : "no",
        shared ? "yes" : "no",
        parts,
        times,
      ]),
    },
    crossed(traffic.rows, "Messages on the wire, in one run"),
    brought(NAMES, ["receiver", "sender"], inputs),
  ];
};

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: dpPsi,
  primary: ["epsilon", "sampling", "runs"],
  Stage,
  sentence,
  tables,
  meaning: (name, value, { values }) => {
    if (name === "epsilon") return `an answer is true ${inHundred(1 / (1 + Math.exp(-value)))} times in 100`;
    if (name === "runs") return `ε = ${many(value * values.epsilon)} in all`;
    return undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  steps: ({ lines }) => inOrder(legsOf(lines), "sender").length,
  Own: OwnDisclosure,
  seats: NAMES,
};
