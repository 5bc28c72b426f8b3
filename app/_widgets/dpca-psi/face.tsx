"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of DPCA-PSI. */
import type { ReactNode } from "react";
import { dpcaPsi } from "../../../lib/experiments/dpca-psi.ts";
import { cellsLinked, promiseKept, runRefused, sizesExact, sumRight } from "../../../lib/experiments/dpca-psi.verdicts.ts";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Face, Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
import { Stage } from "./Stage.tsx";
import { tables } from "./tables.ts";
import { legs, many, NAMES, small } from "./words.ts";

type Id = "dpca-psi";
type Done = Shown<Id> & { readonly result: ResultOf<Card<Id>> };

function sentence({ result, measured }: Done): ReactNode {
  const { sizes, dummies, promised, runs, traffic } = result;
  if (runRefused(result)) {
    return (
      <>
        Refused: these tables were in <Live>{many(runs.made)}</Live> runs, and the dummies are counted for {many(runs.limit)}. No size was
        told.
      </>
    );
  }
  const seconds = typeof measured?.["seconds"] === "number" ? measured["seconds"] : undefined;
  const compatible = result.variant === "compatible";
  const [exact, kept, sum] = [sizesExact(result), promiseKept(result), sumRight(result)];
  return (
    <>
      Both were told {sizes.length === 1 ? "one size" : `${many(sizes.length)} sizes`}, <Live>{sizes.map(many).join(", ")}</Live>
      {sizes.length > 1 && `, where comparing every set of columns would tell ${many(2 ** sizes.length - 1)}`}.{" "}
      {exact === true && (dummies === 0 ? "They are exact. " : "By chance they are exact. ")}
      {exact === false && "None of that is exact: dummies are among them. "}
      {kept === true && promised && (
        <>
          <Live>{many(dummies)}</Live> dummies of each identifier from each party keep epsilon {many(promised.epsilon)}, delta{" "}
          <Live>{small(promised.delta)}</Live> for {many(promised.releases)} counts
          {compatible && ", which is a promise about the told sizes only"}.{" "}
        </>
      )}
      {kept === false && promised && (
        <>
          <Live>{many(dummies)}</Live> dummies are too few: at epsilon {many(promised.epsilon)} they keep delta{" "}
          <Live>{small(promised.delta)}</Live>, and {small(promised.asked)} was asked for
          {compatible && ", about the told sizes only"}.{" "}
        </>
      )}
      {sum === true && "The shares of the payload open to the true sums. "}
      {sum === false && "The shares of the payload open to other sums than the true ones. "}
      {cellsLinked(result) === true && "Equal cells of a table could be seen. "}
      <Live>{many(traffic.bytes)}</Live> bytes crossed in <Live>{many(traffic.messages)}</Live> messages
      {seconds !== undefined && (
        <>
          , in <Live>{many(seconds)}</Live> seconds
        </>
      )}
      .
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: dpcaPsi,
  primary: ["variant", "epsilon", "queries", "asked", "inputDp"],
  relevant: ({ variant, inputDp, count, payload, columns, tamper }) => [
    "variant",
    "inputDp",
    "queries",
    "asked",
    ...(inputDp ? ["epsilon", "delta", "count", ...(count === "given" ? ["dummies"] : [])] : []),
    "n",
    "m",
    "overlap",
    "columns",
    "same",
    ...(columns > 1 ? ["copies"] : []),
    "payload",
    ...(payload > 0 && inputDp ? ["zeroColumn"] : []),
    ...(variant === "compatible" ? ["bits", "djn", "packing"] : []),
    "tamper",
    ...(tamper === "none" ? [] : ["tamperAt"]),
  ],
  Stage,
  sentence,
  tables: ({ result }) => tables(result),
  picture: async ({ result }) => (await import("./picture.ts")).picture(result),
  meaning: (name, value) => {
    if (name === "epsilon")
      return `whoever guesses from the sizes whether a row is there is right at most ${(100 / (1 + Math.exp(-value))).toLocaleString("en-GB", { maximumFractionDigits: 2 })} times in 100, but for delta`;
    return name === "delta" ? `once in ${many(Math.round(1 / value))}` : undefined;
  },
  steps: ({ lines }) => legs(lines).length,
  Own: OwnDisclosure,
  seats: NAMES,
};
