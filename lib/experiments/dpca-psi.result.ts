/** What a run of dpca-psi gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { listCounts } from "./list-counts.ts";
import { madeOfInput } from "./own-input.ts";
import { count } from "./quantities.ts";

const perParty = <T extends v.GenericSchema>(of: T) => v.object({ sender: of, receiver: of });
const maybeCount = v.nullable(count);

export const result = v.object({
  variant: v.picklist(["fast", "compatible"]),
  /** Whose ledger refused the run; null: nobody's. Then no size is told. */
  refused: v.nullable(v.picklist(["sender", "receiver", "both"])),
  /** Told to both, one for each identifier, dummies that matched included. */
  sizes: v.array(count),
  /** Of each identifier, from each party. 0: none, and the sizes are exact. */
  dummies: count,
  /** Sizes less what dummies add on average, and how far that is usually off. */
  estimates: v.array(v.number()),
  deviation: v.number(),
  /** What the dummies are worth, for the told sizes alone in the compatible variant: delta at this epsilon for so many counts. Null: there are none. */
  promised: v.nullable(v.object({ epsilon: v.number(), delta: v.number(), asked: v.number(), releases: count })),
  runs: v.object({ made: count, limit: count }),
  /** What is right for the tables that this page dealt; null where a person brought them. No party knows it. */
  truth: v.nullable(v.object({ sizes: v.array(count), sums: v.array(count), people: count })),
  /** Both parties' shares of the first matched rows, as decimal numbers. */
  shares: madeOfInput(v.object({ rows: count, sender: v.array(v.array(v.string())), receiver: v.array(v.array(v.string())) })),
  /** All shares of a payload column added and opened, which this page does because it holds both; modulo 2^64, read with a sign. */
  sums: madeOfInput(v.array(v.object({ owner: v.picklist(["sender", "receiver"]), opened: v.string(), zeros: v.boolean() }))),
  /** Rows with their dummies. */
  padded: perParty(count),
  /** Where each party sees matches: in rows of the other, in the order in which they came. Null where there are too many to list. */
  marks: perParty(v.nullable(v.array(v.object({ row: count, column: count })))),
  /** Cells of the other's table that each party can see to be equal. */
  equalCells: perParty(maybeCount),
  /** Cells of the other's later columns that each party finds in its own first column: exact, with dummies or without. */
  crossMatches: perParty(maybeCount),
  /** Cells of its own table that stand in more than one column. */
  repeated: madeOfInput(perParty(count)),
  inputs: madeOfInput(perParty(listCounts)),
  traffic: v.object({
    messages: count,
    bytes: count,
    rows: v.array(v.object({ round: count, from: v.string(), tag: v.string(), messages: count, bytes: count })),
  }),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the protocol, every point, transfer and encryption, each party in a worker of its own, the number of dummies. The compatible variant has the hash, curve, tags and packing of PrivacyGo's DPCA-PSI, but not its bytes on the wire; the fast one is ours. " +
  "Simplified: this page dealt both tables, unless you bring them; it shows the true sizes beside the told ones, and adds both parties' shares, which no party could. " +
  "Assumed: both follow the protocol (semi-honest). In the compatible variant the promise is about the told sizes only: either party can count, exactly, the other's cells in later columns that stand in its own first column, and no dummy hides that. Dummies protect only if both add them as agreed: a party that adds none, or its whole pool, sees the other's exact sizes, and nobody would notice. " +
  "Ignored: other answers about the same people. The promise holds for the runs promised, if each party counts them; under another name a table would be counted anew. How many rows the tables have without dummies is told. " +
  "Not for production: JavaScript's big integers do not take the same time for every secret, and nobody here checks who the other party is.";
