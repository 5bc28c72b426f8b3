"use client";
/** Through whose eyes the table is seen, and what one would have to suppose in the hidden cells. */
import { useState } from "react";
import { RadioGroup, Select } from "../../_ui/controls.tsx";
import { Grid } from "./Grid.tsx";
import { grouped, type Has, listOf, nameOf, pooled, type Words } from "./model.ts";

interface Explanation {
  readonly numbers: readonly { readonly seat: string; readonly value: number }[];
  readonly shares: readonly { readonly from: string; readonly to: string; readonly share: string }[];
}

interface Props {
  readonly seats: readonly string[];
  readonly has: Readonly<Record<string, Has>>;
  readonly colluders: readonly string[];
  readonly explanations: readonly Explanation[];
  readonly sum: number | undefined;
  readonly sent: { readonly shares: number; readonly partials: number };
}

const NONE = "nothing";

export function Explorer({ seats, has, colluders, explanations, sum, sent }: Props) {
  const [by, setBy] = useState("colluders");
  const [guess, setGuess] = useState(NONE);
  const viewers = by === "colluders" ? colluders : by === "page" ? seats : seats.includes(by) ? [by] : colluders;
  const together = colluders.length === 1 ? `${listOf(colluders)}, who is curious` : `${listOf(colluders)} together`;
  const names = Object.fromEntries([
    ["colluders", together],
    ...seats.filter((seat) => !(colluders.length === 1 && colluders[0] === seat)).map((seat) => [seat, `${nameOf(seat)} alone`]),
    ["page", "this page, which dealt it all"],
  ]);
  const asColluders = by === "colluders" && explanations.length > 1;
  const at = asColluders ? explanations[Number(guess)] : undefined;
  const first = explanations[0]?.numbers[0]?.seat ?? "";
  return (
    <>
      <div className="sum-look">
        <Select
          label="Seen by"
          choices={Object.keys(names)}
          names={names}
          value={viewers === colluders ? "colluders" : by}
          onChange={setBy}
        />
        {asColluders && (
          <RadioGroup
            label={`Suppose that ${nameOf(first)} has`}
            choices={[NONE, ...explanations.map((_, i) => String(i))]}
            names={{
              [NONE]: "nothing in particular",
              ...Object.fromEntries(explanations.map(({ numbers }, i) => [i, grouped(numbers[0]?.value ?? 0n)])),
            }}
            value={at ? guess : NONE}
            onChange={setGuess}
          />
        )}
      </div>
      <Grid
        seats={seats}
        seen={pooled(has, viewers)}
        supposed={at && supposedOf(at)}
        sum={sum}
        sent={sent}
        caption={`Who sent what to whom, as seen by ${names[by] ?? together}`}
      />
      {at && (
        <p className="sum-guess">
          Dotted: what {listOf(at.numbers.map(({ seat }) => seat))} would have said to each other and kept for themselves. Every row and
          every column still adds up, and all that {listOf(colluders)} saw is the same.
        </p>
      )}
    </>
  );
}

export const supposedOf = ({ numbers, shares }: Explanation): { numbers: Words; shares: Words } => ({
  numbers: Object.fromEntries(numbers.map(({ seat, value }) => [seat, BigInt(value)])),
  shares: Object.fromEntries(shares.map(({ from, to, share }) => [`${from}>${to}`, BigInt(share)])),
});
