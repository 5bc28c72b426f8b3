/** What the figure draws: a panel after so many calls, its people, its answers, its area. In units of ten a person, or in hundredths of a box. */
import type { Panel, Result } from "../../../lib/experiments/set-attack.result.ts";
import { type Point, short, type Tick, within } from "../hundredths.ts";

/** A panel as it stands after some calls. */
export interface Seen {
  readonly calls: number;
  /** Who is asked about just now; null before the first call and when it is over. */
  readonly asked: readonly number[] | null;
  /** Null: refused. */
  readonly answer: number | null;
  readonly sum: number | undefined;
  readonly says: string;
  readonly auc: number | null;
  readonly members: number;
  readonly right: number;
  readonly settled: number;
  readonly spent: number;
  /** The call that is shown, or the last one, was refused. */
  readonly refused: boolean;
  readonly over: boolean;
}

/** @param step calls that are shown; undefined: all, and the attack is over */
export function seenAt({ record, truth }: Panel, people: number, step: number | undefined): Seen {
  const at = Math.min(record.length, step ?? record.length);
  const call = record[at - 1];
  const says = call?.says ?? "-".repeat(people);
  const inside = new Set(truth);
  const claimed = [...says].flatMap((letter, person) => (letter === "i" ? [person] : []));
  const over = step === undefined || step > record.length;
  return {
    calls: record.slice(0, at).filter(({ answer }) => answer !== null).length,
    asked: over ? null : (call?.asked ?? null),
    answer: call?.answer ?? null,
    sum: call?.sum,
    says,
    auc: call?.auc ?? null,
    members: claimed.length,
    right: claimed.filter((person) => inside.has(person)).length,
    settled: [...says].filter((letter) => letter !== "-").length,
    spent: call?.spent ?? 0,
    refused: call !== undefined && call.answer === null,
    over,
  };
}

/** How many calls a finished run can be walked through. */
export const callsIn = ({ panels: { exact, dp } }: Result): number => Math.max(exact.record.length, dp?.record.length ?? 0);

const CELL = 10;

/** Head and shoulders, in the cell at x, y. */
const person = (x: number, y: number) =>
  `M${short(x + 3.65)} ${short(y + 3.9)}a1.35 1.35 0 1 0 2.7 0a1.35 1.35 0 1 0 -2.7 0zM${short(x + 2.7)} ${short(y + 7.8)}a2.3 2.3 0 0 1 4.6 0z`;
const block = (x: number, y: number) => `M${x + 1.5} ${y + 1.5}h7v7h-7z`;
const frame = (x: number, y: number) => `M${x + 0.65} ${y + 0.65}h8.7v8.7h-8.7z`;
const ground = (x: number, y: number) => `M${x} ${y}h10v10h-10z`;
const cross = (x: number, y: number) => `M${x + 3.2} ${y + 3.2}l3.6 3.6m0 -3.6l-3.6 3.6`;
const dot = (x: number, y: number) => `M${x + 4} ${y + 5}a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z`;
const notch = (x: number, y: number) => `M${short(x + 1.2)} ${short(y + 9)}h7.6`;

/** Kinds of marks: each is one path over all people. */
export const KINDS = ["asked", "claim", "false", "claimed", "crossed", "out", "open", "truth", "mark", "target"] as const;
export type Kind = (typeof KINDS)[number];

export interface Drawn {
  readonly columns: number;
  readonly rows: number;
  readonly paths: Readonly<Record<Kind, string>>;
}

interface Bearing {
  readonly truth: readonly number[];
  readonly marked: readonly number[];
  readonly target: number | undefined;
}

export function peopleOf({ says, asked }: Seen, { truth, marked, target }: Bearing): Drawn {
  const columns = Math.ceil(Math.sqrt(says.length));
  const paths = Object.fromEntries(KINDS.map((kind) => [kind, ""])) as Record<Kind, string>;
  const [inside, now, bears] = [new Set(truth), new Set(asked), new Set(marked)];
  for (const [i, letter] of [...says].entries()) {
    const [x, y] = [CELL * (i % columns), CELL * Math.floor(i / columns)];
    if (now.has(i)) paths.asked += ground(x, y);
    if (letter === "i" && inside.has(i)) {
      paths.claim += block(x, y);
      paths.claimed += person(x, y);
    } else if (letter === "i") {
      paths.false += block(x, y);
      paths.crossed += cross(x, y);
    } else if (letter === "o") paths.out += dot(x, y);
    else paths.open += person(x, y);
    if (inside.has(i)) paths.truth += frame(x, y);
    if (bears.has(i)) paths.mark += notch(x, y);
    if (i === target) paths.target += `M${x + 5} ${y + 0.2}v2M${x + 5} ${y + 9.8}v-2M${x + 0.2} ${y + 5}h2M${x + 9.8} ${y + 5}h-2`;
  }
  return { columns, rows: Math.ceil(says.length / columns), paths };
}

export interface Answers {
  /** Zero-length strokes: dots. */
  readonly noisy: string;
  readonly exact: string;
  /** From the true size to the answer. */
  readonly noise: string;
  /** Where the true sizes can be. */
  readonly band: readonly [top: number, bottom: number];
  readonly ticks: readonly Tick[];
}

/** Answer by answer, from left to right. The true size is that of the set that the panel is judged by. */
export function answersOf({ record, truth }: Panel, people: number, step: number | undefined): Answers {
  const inside = new Set(truth);
  const given = record.filter(({ answer }) => answer !== null) as { readonly asked: readonly number[]; readonly answer: number }[];
  const values = given.map(({ answer }) => answer);
  const [low, high] = [Math.min(0, ...values), Math.max(people, ...values)];
  const y = (value: number) => 96 - (92 * (value - low)) / Math.max(1, high - low);
  const x = (call: number) => 2 + (96 * (call + 0.5)) / Math.max(1, given.length);
  const shown = given.slice(0, step ?? given.length);
  const points = shown.map(({ answer }, i): Point => [x(i), y(answer)]);
  const true_ = shown.map(({ asked }, i): Point => [x(i), y(asked.filter((each) => inside.has(each)).length)]);
  const dots = (some: readonly Point[]) => some.map(([a, b]) => `M${short(a)} ${short(b)}h0`).join("");
  const marks = [...new Set([low, 0, people, high])];
  const far = marks.filter(
    (value) =>
      value === 0 || marks.every((other) => other === value || Math.abs(y(other) - y(value)) > 9 || value === low || value === high),
  );
  return {
    noisy: dots(points),
    exact: dots(true_),
    noise: points.map(([a, b], i) => `M${short(a)} ${short((true_[i] as Point)[1])}V${short(b)}`).join(""),
    band: [y(people), y(0)],
    ticks: far.map((value) => ({ at: y(value), label: String(value).replace("-", "−") })),
  };
}

const BIN = 0.02;

/** How often each area came, as bars that stand on the axis. */
export function histogramOf(areas: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const area of areas) {
    const bin = Math.min(Math.round(1 / BIN) - 1, Math.floor(area / BIN + 1e-9));
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const most = Math.max(1, ...counts.values());
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, count]) => `M${short(100 * BIN * bin)} 100v${short((-96 * count) / most)}h${100 * BIN}v${short((96 * count) / most)}z`)
    .join("");
}

export const atShare = (share: number): number => within(0, 100, 100 * share);
