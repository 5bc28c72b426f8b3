"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
/** The face of the secure sum. */
import { secureSum } from "../../../lib/experiments/secure-sum.ts";
import { lastInputKnown, othersHidden, sumRight } from "../../../lib/experiments/secure-sum.verdicts.ts";
import type { DataTable, Face, Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { grouped, hasOf, hex, listOf, named, nameOf, pooled } from "./model.ts";
import { Stage } from "./Stage.tsx";

type Id = "secure-sum";
type Done = Shown<Id> & { readonly result: ResultOf<Card<Id>> };

function sentence({ result }: Done) {
  const { perParty, expected, colluders, traffic, sum } = result;
  const { learn, seats } = colluders;
  const wrong = perParty.filter(({ output }) => output !== expected).map(({ seat }) => seat);
  const others = listOf(colluders.others);
  return (
    <>
      {sumRight(result) ? (
        <>
          Each of the {perParty.length} parties learned the sum, <Live>{grouped(sum)}</Live>.{" "}
        </>
      ) : (
        <>
          The numbers add up to {grouped(expected)}, and {listOf(wrong)} {wrong.length === 1 ? "was" : "were"} left with another sum:{" "}
          {nameOf(perParty.at(-1)?.seat ?? "")} lied, and nobody noticed.{" "}
        </>
      )}
      {lastInputKnown(result) ? (
        <>
          {listOf(seats)} know {others}'s number, <Live>{grouped(learn)}</Live>, from the sum itself.{" "}
        </>
      ) : (
        <>
          {listOf(seats)} {seats.length === 1 ? "knows" : "know"} what {others} have together, <Live>{grouped(learn)}</Live>,{" "}
          {othersHidden(result) ? "and not how it is split" : "and because numbers have bounds, that says what each of them has"}.{" "}
        </>
      )}
      <Live>{traffic.bytes.toLocaleString("en-GB")}</Live> bytes crossed in {traffic.messages} messages.
    </>
  );
}

function tables({ result, values, views }: Done): DataTable[] {
  const { inputs, perParty, colluders, traffic } = result;
  const seats = inputs.map(({ seat }) => seat);
  const has = Object.fromEntries(seats.flatMap((seat) => (views[seat] ? [[seat, hasOf(seat, seats, views[seat])]] : [])));
  const [all, pool] = [pooled(has, seats), pooled(has, colluders.seats)];
  return [
    {
      caption: "Numbers and sums",
      head: ["party", values.scene === "votes" ? "vote" : "number", "sum it declares"],
      rows: inputs.map(({ seat, value }, i) => [named(seat), grouped(value), grouped(perParty[i]?.output ?? 0)]),
    },
    {
      caption: "What the colluders know of the others",
      head: ["party", "least", "most"],
      rows: colluders.possible.map(({ seat, least, most }) => [named(seat), grouped(least), grouped(most)]),
    },
    {
      caption: "Shares, as 64-bit words",
      head: ["from", "to", "word", "the colluders"],
      rows: Object.entries(all.shares).map(([key, share]) => {
        const [from = "", to = ""] = key.split(">");
        return [named(from), to === from ? "kept" : named(to), hex(share), key in pool.shares ? "saw it" : "did not see it"];
      }),
    },
    {
      caption: "Partial sums",
      head: ["party", "word"],
      rows: Object.entries(all.partials).map(([seat, partial]) => [
        named(seat),
        `${hex(partial)}${all.torn.has(seat) ? ", or another" : ""}`,
      ]),
    },
    {
      caption: "Splits that fit what the colluders saw, with the shares that would have",
      head: ["supposed", "from", "to", "word"],
      rows: colluders.explanations.flatMap(({ numbers, shares }) =>
        shares.map(({ from, to, share }) => [
          numbers.map(({ seat, value }) => `${nameOf(seat)} ${grouped(value)}`).join(", "),
          named(from),
          to === from ? "kept" : named(to),
          hex(BigInt(share)),
        ]),
      ),
    },
    {
      caption: "Messages on the wire",
      head: ["round", "from", "tag", "messages", "bytes"],
      rows: traffic.rows.map(({ round, from, tag, messages, bytes }) => [round, named(from), tag, messages, bytes]),
    },
  ];
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: secureSum,
  primary: ["parties", "colluders", "scene"],
  relevant: ({ tamper }) => ["parties", "colluders", "scene", "cheat", "tamper", ...(tamper === "none" ? [] : ["tamperAt"])],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  steps: ({ values }) => 2 * values.parties,
};
