"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { psiSum } from "../../../lib/experiments/psi-sum.ts";
import { productRead, sumNames, sumRight } from "../../../lib/experiments/psi-sum.verdicts.ts";
import type { DataTable, Face, Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
/** The face of the private intersection-sum. */
import { brought, crossed } from "../wire-tables.ts";
import { Stage } from "./Stage.tsx";
import { many, NAMES, people } from "./words.ts";

type Id = "psi-sum";
type Done = Shown<Id> & { readonly result: ResultOf<Card<Id>> };

function sentence({ result, measured }: Done): ReactNode {
  const { size, sum, bits, traffic, rerandomised } = result;
  const seconds = typeof measured?.["seconds"] === "number" ? measured["seconds"] : undefined;
  const right = sumRight(result);
  return (
    <>
      The shop learned that <Live>{people(size)}</Live> on both lists spent <Live>{many(sum)}</Live>; the publisher learned how many they
      are. {right === true && "That is what this page dealt. "}
      {right === false && "That is not what this page dealt. "}
      {productRead(result) && "The publisher did not rerandomise, so the shop knows whose amounts were added. "}
      {!productRead(result) && !rerandomised && "The publisher did not rerandomise. "}
      {sumNames(result) && "Size and sum alone say whose amounts they are. "}
      {bits < 2048 && `A key of ${many(bits)} bits is too small to protect anything. `}
      <Live>{many(traffic.bytes)}</Live> bytes crossed in <Live>{many(traffic.messages)}</Live> messages
      {seconds !== undefined && (
        <>
          , in <Live>{seconds.toLocaleString("en-GB", { maximumFractionDigits: 1 })}</Live> seconds
        </>
      )}
      .
    </>
  );
}

function tables({ result }: Done): DataTable[] {
  const { size, sum, inputs, curious, traffic } = result;
  return [
    {
      caption: "What each learned",
      head: ["party", "size", "sum"],
      rows: [
        [NAMES.publisher, size, "not told"],
        [NAMES.shop, size, sum],
      ],
    },
    {
      caption: "What a curious shop finds out",
      head: ["question", "answer"],
      rows: curious
        ? [
            ["sets of its rows with this size and sum", curious.fitting],
            ["the only such set", curious.named?.join(", ") ?? "there is more than one, or none"],
            ["rows whose encryptions multiply to what came back", curious.read?.join(", ") ?? "none"],
          ]
        : [["whose amounts were added", "not tried: the list is too long"]],
    },
    crossed(traffic.rows),
    brought(NAMES, ["publisher", "shop"], inputs),
  ];
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: psiSum,
  primary: ["overlap", "amounts", "rerandomise"],
  relevant: ({ tamper }) => [
    "overlap",
    "amounts",
    "rerandomise",
    "bits",
    "n",
    "m",
    "normalise",
    "tamper",
    ...(tamper === "none" ? [] : ["tamperAt"]),
  ],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  steps: ({ lines }) => inOrder(legsOf(lines), "publisher").length,
  Own: OwnDisclosure,
  seats: NAMES,
};
