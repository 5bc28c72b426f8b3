/**
 * The attacks. The other party knows the pools and its own choice, sees which hidden cells are equal, runs the same code, opens accounts and
 * hangs up.
 *
 * The first two bet. If a choice of t out of 2t is uniform, its overlap with any set of t that was fixed before is hypergeometric, whatever
 * was seen until then; so every bet is fair, and a fortune of F is luck at most once in F runs.
 */
import { logBinomial } from "../../math/index.ts";
import type { Learner } from "../exercise.ts";
import type { Found, Step } from "../judging.ts";
import { byFrequency, fortuneInWords, lnForAlarm, wager } from "../statistics/bets.ts";
import type { Past } from "./api.ts";
import { dummiesOf, placesOf, poolsOf, type Rows } from "./padding.ts";
import { allowed } from "./tests.ts";

/** Of each wager; there are two. */
const ALARM = 5e-7;
const COUNT = 4;
const CHANCES = Array.from({ length: COUNT + 1 }, (_, z) => Math.exp(2 * logBinomial(COUNT, z) - logBinomial(2 * COUNT, COUNT)));

const common = (places: readonly number[], set: ReadonlySet<number>): number => places.filter((place) => set.has(place)).length;
const bettor = () => byFrequency<number>(CHANCES, (overlap) => overlap);

interface Table {
  readonly columns: number;
  readonly runs: number;
}

/** A play that ends as soon as it is won. */
async function bet(
  learner: Learner,
  lab: Parameters<Step["run"]>[1],
  { columns: k, runs }: Table,
  guesses: readonly string[],
  overlapsOf: (now: readonly number[][], before: readonly number[][] | undefined) => readonly (readonly number[])[],
): Promise<{ readonly won: string | undefined; readonly fortune: string }> {
  const play = wager<readonly number[]>(
    guesses.map((_, i) => ((own) => ({ bet: (seen: readonly number[]) => own.bet(seen[i] as number) }))(bettor())),
  );
  let before: number[][] | undefined;
  for (let run = 0; run < runs && play.ln < lnForAlarm(ALARM); run++) {
    await lab.progress(run / runs, "betting");
    const pools = poolsOf(k, COUNT, lab.rng);
    const rows = await dummiesOf(learner, pools, COUNT);
    const now = pools.map((_, column) => placesOf(rows, pools, COUNT, column));
    for (const seen of overlapsOf(now, before)) play.see(seen);
    before = now;
  }
  const won = play.ln >= lnForAlarm(ALARM) ? guesses[play.leader] : undefined;
  return { won, fortune: fortuneInWords(play.ln) };
}

const FIRST = new Set(Array.from({ length: COUNT }, (_, i) => i));
const EVEN = new Set(Array.from({ length: COUNT }, (_, i) => 2 * i));

/** One column: whether columns go together is the next attack's question. */
const GUESSED: Table = { columns: 1, runs: 80 };
const COMPARED: Table = { columns: 10, runs: 24 };

const guess: Step = {
  id: "guess",
  title: "Somebody who guesses which dummies you take",
  run: async (learner, lab): Promise<Found> => {
    const { won, fortune } = await bet(
      learner,
      lab,
      GUESSED,
      ["the first half of the pool", "every second one of the pool", "the same places as in your run before"],
      (now, before) =>
        now.map((places, column) => [common(places, FIRST), common(places, EVEN), common(places, new Set(before?.[column] ?? FIRST))]),
    );
    return won
      ? {
          passed: false,
          says: `The other party adds ${won}, and knows how many you have in common better than chance allows: one unit, bet on it, became ${fortune}. What it knows it takes off.`,
        }
      : { passed: true, says: `Over ${GUESSED.runs} runs no guess was worth anything: one unit, bet on three of them, is ${fortune}.` };
  },
};

const columns: Step = {
  id: "columns",
  title: "Somebody who compares your columns",
  run: async (learner, lab): Promise<Found> => {
    const { won, fortune } = await bet(learner, lab, COMPARED, ["the places that you took in the column before"], (now) =>
      now.slice(1).map((places, i) => [common(places, new Set(now[i]))]),
    );
    return won
      ? {
          passed: false,
          says: `Your choices in neighbouring columns go together: one unit, bet on it, became ${fortune}. The noise of two counts is then not two draws, and their difference is known too well.`,
        }
      : { passed: true, says: `The choice in one column said nothing of the next: one unit, bet on it, is ${fortune}.` };
  },
};

/** Two cells of a table that are equal, and where. */
function twice(rows: Rows): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const [at, row] of rows.entries())
    for (const [column, cell] of row.entries()) {
      const here = `row ${at + 1}, column ${column + 1}`;
      const there = seen.get(cell);
      if (there !== undefined) return [there, here];
      seen.set(cell, here);
    }
  return undefined;
}

const equal: Step = {
  id: "equal",
  title: "Somebody who sees which hidden cells are equal",
  run: async (learner, { rng }): Promise<Found> => {
    for (const [k, t] of [
      [3, 6],
      [5, 4],
    ] as const) {
      const rows = await dummiesOf(learner, poolsOf(k, t, rng), t);
      const pair = twice(rows);
      if (pair)
        return {
          passed: false,
          says: `All columns go out under one key first, and then equal cells look equal: ${pair[0]} and ${pair[1]} are. Real rows have no such pairs, so the other party sorts your dummies out.`,
        };
    }
    return { passed: true, says: "No two cells of the dummies are equal." };
  },
};

const strangers: Step = {
  id: "strangers",
  title: "The other party runs your code too",
  run: async (learner, { rng }): Promise<Found> => {
    const pools = poolsOf(3, 5, rng);
    const pooled = new Set(pools.flat());
    const mine = new Set((await dummiesOf(learner, pools, 5)).flat().filter((cell) => !pooled.has(cell)));
    await learner.restart();
    const theirs = (await dummiesOf(learner, pools, 5)).flat().filter((cell) => mine.has(cell));
    return theirs.length > 0
      ? {
          passed: false,
          says: `Two parties with your code have ${theirs.length} cells in common beside the pools. Those always match: they are no noise, and they take rows out of later columns.`,
        }
      : { passed: true, says: "Two parties with your code had nothing in common but identifiers of the pools." };
  },
};

const DATA = "customers";
const counting = (id: string, title: string, past: (i: number) => Past, peers: (i: number) => string, says: string): Step => ({
  id,
  title,
  run: async (learner): Promise<Found> => {
    for (const promised of [1, 3, 6]) {
      const before: Past[] = [];
      for (let i = 0; i < 2 * promised + 1; i++) {
        if (!(await allowed(learner, { data: DATA, peer: peers(i) }, before, promised))) break;
        before.push(past(i));
      }
      if (before.length > promised)
        return { passed: false, says: `${promised} ${promised === 1 ? "run was" : "runs were"} promised, and ${before.length} ${says}` };
    }
    return { passed: true, says: "However it asked, no more runs began than were promised." };
  },
});

const accounts = counting(
  "accounts",
  "Somebody with several accounts",
  (i) => ({ data: DATA, peer: `account ${i}`, ended: "finished" }),
  (i) => `account ${i}`,
  "began: each from another account. The promise is about your people, whoever asks.",
);

const hangUp = counting(
  "hang-up",
  "Somebody who hangs up",
  () => ({ data: DATA, peer: "shop", ended: "broken off" }),
  () => "shop",
  "began: each was broken off when the sizes were known. What was told stays told.",
);

export const attacks = [guess, columns, equal, strangers, accounts, hangUp];
