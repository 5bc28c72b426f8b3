/** What each message is, in words, and numbers as they are written. */
import type { Line } from "../../../workers/tape.ts";
import { inOrder, type Leg, legsOf } from "../legs.ts";

export type Seat = "sender" | "receiver";
export const NAMES: Readonly<Record<Seat, string>> = { sender: "Sender", receiver: "Receiver" };
export const OTHER: Readonly<Record<Seat, Seat>> = { sender: "receiver", receiver: "sender" };
export const COLUMNS: readonly string[] = ["e-mail", "card", "login", "cookie", "device"];

const CLAUSES: Readonly<Record<string, string>> = {
  parameters: "what must be set alike, how many rows, whether its ledger allows the run",
  "pool-seed": "of the dummies that both know; which half of them a party takes, it draws alone",
  "paillier-key": "its public key: anybody can add under it, its owner alone can read",
  cells: "every identifier of every row as a point under this party's first key, shuffled, dummies among them",
  returned: "the other's first column under both keys, in a new order",
  "next columns":
    "the other's rows that are left, under this party's key of that column as well, in a new order; and back, turned to the other's key",
  payload: "numbers of matched rows into shares: all numbers masked, a transfer for each switch of a network",
  encrypted: "all numbers, encrypted",
  chosen: "the matched rows of them, with a mask added",
};

export const clauseOf = (tag: string): string => CLAUSES[tag] ?? "";

/** By their beginnings: tags that are one step on the drawn wire. */
const STEPS: readonly (readonly [string, readonly string[]])[] = [
  ["cells", ["cells/"]],
  ["next columns", ["raised/", "turned/"]],
  ["payload", ["masked", "base-ot/", "ot-extension/", "switches"]],
  ["paillier-key", ["paillier-"]],
];
export const stepOf = (tag: string): string =>
  STEPS.find(([, beginnings]) => beginnings.some((beginning) => tag.startsWith(beginning)))?.[0] ?? tag.replace(/\/count$/, "");

/** Named by their steps; the messages themselves keep their own tags. */
export function legs(lines: readonly Line[]): Leg[] {
  const own = new Map(lines.map((line) => [{ ...line, tag: stepOf(line.tag) }, line]));
  return inOrder(legsOf([...own.keys()]), "sender").map((leg) => ({ ...leg, lines: leg.lines.map((line) => own.get(line) ?? line) }));
}

export const many = (n: number): string => n.toLocaleString("en-GB", { maximumFractionDigits: 1 });
export const rows = (n: number): string => `${many(n)} ${n === 1 ? "row" : "rows"}`;
export const small = (x: number): string =>
  x === 0 ? "0" : x >= 1e-4 ? String(Number(x.toPrecision(2))) : x.toExponential(1).replace("e-", "e−");
export const nameOf = (column: number): string => COLUMNS[column] ?? `identifier ${column + 1}`;

/** The promise ends at plus and minus two standard deviations for a reader, not for the mathematics. */
export const LIKELY = 2;
