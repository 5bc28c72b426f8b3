/**
 * Two tables of made-up people who have several identifiers each: an address under example.com, a card, a login, a cookie, a device. Whoever
 * is in both tables has the same identifier in both only sometimes; otherwise one table has another, or none. What should come out of a
 * matching is worked out here in the clear, for the page that dealt both.
 */
import { sizesOf, waterfall } from "../psi/dp/waterfall.ts";
import type { Rng } from "../random/index.ts";
import { inventedLists } from "./invented-lists.ts";

interface Settings {
  readonly n: number;
  readonly m: number;
  readonly overlap: number;
  readonly columns: number;
  readonly same: number;
  readonly copies: number;
  readonly payload: number;
}

export interface Truth {
  /** How many match in each column, of those that no earlier column matched. */
  readonly sizes: number[];
  /** By payload column of the sender, then of the receiver: what those rows come to. */
  readonly sums: number[];
  /** How many are in both tables, whatever their identifiers. */
  readonly people: number;
}

export interface Tables {
  /** Rows as text: the identifiers, then the numbers. */
  readonly sender: string[];
  readonly receiver: string[];
  readonly truth: Truth;
}

const LARGEST = 500;

interface Row {
  readonly cells: readonly string[];
  readonly numbers: readonly number[];
}

const spelled = (person: number, column: number): string =>
  [
    "",
    `card ${4000 + (person % 6000)} ${String(Math.floor(person / 6000)).padStart(4, "0")}`,
    `user${person}`,
    `ck${person.toString(36).padStart(6, "0")}`,
    `dev-${person.toString(16).padStart(6, "0")}`,
  ][column] as string;

export function inventedTables(settings: Settings, rng: Rng): Tables {
  const { n, m, columns, same, copies, payload } = settings;
  const lists = inventedLists({ n: m, m: n, overlap: settings.overlap, normalise: "none" }, rng.fork("people"));
  const everybody = [...new Set([...lists.sender, ...lists.receiver])].sort();
  // Numbers say nothing of who is in which table: they are drawn from twice as many.
  const numbers = rng.fork("numbers").shuffled(Array.from({ length: 4 * everybody.length }, (_, i) => i));
  const place = new Map(everybody.map((person, i) => [person, i]));
  const cell = (person: string, column: number, other: boolean): string => {
    if (column === 0) return other ? person.replace("example.com", "example.net") : person;
    return spelled(numbers[2 * (place.get(person) as number) + (other ? 1 : 0)] as number, column);
  };
  const [differing, amounts] = [rng.fork("differing"), rng.fork("amounts")];
  const shared = new Set(lists.shared);
  const drawn = () => Array.from({ length: payload }, () => 1 + amounts.below(LARGEST));
  const row = (person: string, mayDiffer: boolean): Row => ({
    cells: Array.from({ length: columns }, (_, column) => {
      if (!mayDiffer || !shared.has(person) || differing.real() < same) return cell(person, column, false);
      return differing.below(2) === 0 ? "" : cell(person, column, true);
    }),
    numbers: drawn(),
  });
  // One of the two tables differs, so that what is the same is the same with this chance; a row keeps one identifier at least.
  const sender = lists.sender.map((person) => row(person, false));
  const receiver = lists.receiver.map((person, i): Row => {
    const { cells, numbers: own } = row(person, true);
    const whole = cells.some((text) => text !== "") ? cells : cells.with(0, cell(person, 0, true));
    const copied = columns > 1 && i < copies && whole[0] !== "" ? whole.with(columns - 1, whole[0] as string) : whole;
    return { cells: copied, numbers: own };
  });
  const text = ({ cells, numbers: own }: Row) => [...cells, ...own].join(",");
  return {
    sender: sender.map(text),
    receiver: receiver.map(text),
    truth: { ...matched(sender, receiver, columns, payload), people: shared.size },
  };
}

function matched(sender: readonly Row[], receiver: readonly Row[], columns: number, payload: number): Omit<Truth, "people"> {
  const cellsOf = (rows: readonly Row[]) => rows.map(({ cells }) => cells);
  const pairs = waterfall(
    cellsOf(sender),
    cellsOf(receiver),
    Array.from({ length: columns }, (_, column) => column),
  );
  const sums = Array.from({ length: 2 * payload }, () => 0);
  for (const { left, right } of pairs) {
    [...(sender[left] as Row).numbers, ...(receiver[right] as Row).numbers].forEach((number, i) => {
      (sums[i] as number) += number;
    });
  }
  return { sizes: sizesOf(pairs, columns), sums };
}
