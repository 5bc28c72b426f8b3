/** The tables of values that every exchange between parties has: what crossed, and what became of the lines that each brought. */
import type { ListCounts } from "../../lib/experiments/list-counts.ts";
import type { DataTable } from "./face.ts";

interface Crossed {
  readonly round: number;
  readonly from: string;
  readonly tag: string;
  readonly messages: number;
  readonly bytes: number;
}

export const crossed = (rows: readonly Crossed[], caption = "Messages on the wire"): DataTable => ({
  caption,
  head: ["round", "from", "tag", "messages", "bytes"],
  rows: rows.map(({ round, from, tag, messages, bytes }) => [round, from, tag, messages, bytes]),
});

export const brought = <Seat extends string>(
  names: Readonly<Record<Seat, string>>,
  seats: readonly Seat[],
  inputs: Readonly<Record<Seat, ListCounts>>,
  { caption, unit }: { readonly caption: string; readonly unit: string } = { caption: "Lines of each list", unit: "lines" },
): DataTable => ({
  caption,
  head: ["party", unit, "accepted", "duplicates", "rejected"],
  rows: seats.map((seat) => {
    const { lines, accepted, duplicates, rejected } = inputs[seat];
    return [names[seat], lines, accepted, duplicates, rejected.length];
  }),
});
