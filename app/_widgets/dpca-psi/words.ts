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
  cells: "every identifier of every row as a point under this party's first key, shuffled, dummies among them",
  returned: "the other's first column under both keys, in a new order",
  raised: "the other's rows that are left, under this party's key of the next column as well, in a new order",
  turned: "the same, turned to this party's key of that column",
  masked: "all payload, each number plus a mask",
  transfers: "one oblivious transfer for each switch of a network",
  switches: "a correction for each switch, of which the other can open its own",
  "paillier-key": "the public key: anybody can add under it, its owner alone can read",
  "paillier-base": "the base of its short exponents",
  encrypted: "all payload, encrypted",
  chosen: "the matched rows of it, with a mask added",
};

export const clauseOf = (tag: string): string => CLAUSES[tag] ?? "";

/** Columns of one step, and steps of one transfer, are one line. */
const familyOf = (tag: string): string =>
  tag.startsWith("base-ot") || tag.startsWith("ot-extension") ? "transfers" : tag.replace(/^(cells|raised|turned)\/\d+/, "$1");

export const legs = (lines: readonly Line[]): Leg[] =>
  inOrder(legsOf(lines.map((line) => ({ ...line, tag: familyOf(line.tag) }))), "sender");

export const many = (n: number): string => n.toLocaleString("en-GB", { maximumFractionDigits: 1 });
export const rows = (n: number): string => `${many(n)} ${n === 1 ? "row" : "rows"}`;
export const small = (x: number): string =>
  x === 0 ? "0" : x >= 0.001 ? String(Number(x.toPrecision(2))) : x.toExponential(1).replace("e-", "e−");
export const nameOf = (column: number): string => COLUMNS[column] ?? `identifier ${column + 1}`;

/** The promise ends at plus and minus two standard deviations for a reader, not for the mathematics. */
export const LIKELY = 2;
