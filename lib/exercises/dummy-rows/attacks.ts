/**
 * The attacks. The other party knows the pools and its own choice, sees which hidden cells are equal, runs the same code, opens accounts, asks about
 * something else in between and hangs up.
 *
 * The first two bet, and so does whoever runs the same code. If a choice of t out of 2t is uniform, its overlap with any set of t that was
 * fixed before is hypergeometric, whatever was seen until then; so every bet is fair, and a fortune of F is luck at most once in F runs.
 */
import { logBinomial } from "../../math/index.ts";
import type { Learner } from "../exercise.ts";
import type { Found, Series, Step } from "../judging.ts";
import { byFrequency, even, fortuneInWords, lnForAlarm, wager } from "../statistics/bets.ts";
import type { Past } from "./api.ts";
import { dummiesOf, dummiesOfMany, type Pools, placesOf, poolsOf, type Rows } from "./padding.ts";
import { allowed } from "./tests.ts";

/** Of each wager over many runs; there are two. And of the two shorter ones: small pools, and the same code at home. */
const ALARM = 4e-7;
const ALARM_SHORT = 9e-8;
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
): Promise<{ readonly won: string | undefined; readonly fortune: string; readonly tables: readonly Rows[] }> {
  const tables: Rows[] = [];
  const play = wager<readonly number[]>(
    guesses.map((_, i) => ((own) => ({ bet: (seen: readonly number[]) => own.bet(seen[i] as number) }))(bettor())),
  );
  let before: number[][] | undefined;
  for (let run = 0; run < runs && play.ln < lnForAlarm(ALARM); run++) {
    await lab.progress(run / runs, "betting");
    const pools = poolsOf(k, COUNT, lab.rng);
    const rows = await dummiesOf(learner, pools, COUNT);
    tables.push(rows);
    const now = pools.map((_, column) => placesOf(rows, pools, COUNT, column));
    for (const seen of overlapsOf(now, before)) play.see(seen);
    before = now;
  }
  const won = play.ln >= lnForAlarm(ALARM) ? guesses[play.leader] : undefined;
  return { won, fortune: fortuneInWords(play.ln), tables };
}

const FIRST = new Set(Array.from({ length: COUNT }, (_, i) => i));
const EVEN = new Set(Array.from({ length: COUNT }, (_, i) => 2 * i));

/** One column: whether columns go together is the next attack's question. */
const GUESSED: Table = { columns: 1, runs: 80 };
const COMPARED: Table = { columns: 10, runs: 24 };

/**
 * Pools of four, of which two are taken in one of six ways: the smallest in which a shuffle that is off by one, or a sort by coins, shows. An off by
 * one hardly moves the overlap with a half of eight.
 */
const SMALL = { count: 2, runs: 320 };
const PAIRS = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

async function smallPools(learner: Learner, { rng }: Parameters<Step["run"]>[1]): Promise<Found | undefined> {
  const pools = poolsOf(SMALL.runs, SMALL.count, rng).map((pool) => [pool]);
  const pairOf = (taken: readonly number[]) => PAIRS.findIndex(([a, b]) => taken.includes(a) && taken.includes(b));
  const pairs = (await dummiesOfMany(learner, pools, SMALL.count)).map((rows, i) =>
    pairOf(placesOf(rows, pools[i] as Pools, SMALL.count, 0)),
  );
  const play = wager([byFrequency<number>(even(PAIRS.length), (pair) => pair)]);
  for (const pair of pairs) if (play.ln < lnForAlarm(ALARM_SHORT)) play.see(pair);
  if (play.ln < lnForAlarm(ALARM_SHORT)) return undefined;
  return {
    passed: false,
    says: `Of pools of ${2 * SMALL.count} the other party guesses which ${SMALL.count} you take better than chance allows: one unit, bet on it, became ${fortuneInWords(play.ln)}. All ${PAIRS.length} choices should be equally likely.`,
    shown: {
      head: ["places of the pool that you took", `of ${SMALL.runs} runs`],
      rows: PAIRS.map(([a, b], pair) => [`${a + 1} and ${b + 1}`, String(pairs.filter((one) => one === pair).length)]),
    },
  };
}

/**
 * A pool that is larger than a byte. The overlap of 300 out of 600 with a half is off by 40 at most once in 9e8 (Serfling 1974).
 */
const LARGE = { count: 300, off: 40 };

async function largePool(learner: Learner, { rng }: Parameters<Step["run"]>[1]): Promise<Found | undefined> {
  const { count, off } = LARGE;
  const pools = poolsOf(1, count, rng);
  const places = placesOf(await dummiesOf(learner, pools, count), pools, count, 0);
  const inFirst = places.filter((place) => place < count).length;
  if (Math.abs(inFirst - count / 2) < off) return undefined;
  return {
    passed: false,
    says: `Of a pool of ${2 * count} you took ${count}, and ${inFirst} of them are in its first half. Chance gives ${count / 2}, and is ${off} off at most once in 900 million times. A byte has 256 values, and places beyond have to be as likely.`,
  };
}

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
    if (won)
      return {
        passed: false,
        says: `The other party adds ${won}, and knows how many you have in common better than chance allows: one unit, bet on it, became ${fortune}. What it knows it takes off.`,
      };
    return (
      (await smallPools(learner, lab)) ??
      (await largePool(learner, lab)) ?? {
        passed: true,
        says: `Over ${GUESSED.runs} runs no guess was worth anything: one unit, bet on three of them, is ${fortune}. Nor was one in ${SMALL.runs} small pools, or in a large one.`,
      }
    );
  },
};

const columnsFrom = ({ won, fortune }: Awaited<ReturnType<typeof bet>>): Found =>
  won
    ? {
        passed: false,
        says: `Your choices in neighbouring columns go together: one unit, bet on it, became ${fortune}. The noise of two counts is then not two draws, and their difference is known too well.`,
      }
    : { passed: true, says: `The choice in one column said nothing of the next: one unit, bet on it, is ${fortune}.` };

/** Two cells of a table that are equal, and where. */
function twice(rows: Rows): readonly string[] | undefined {
  const cells = rows.flat();
  if (new Set(cells).size === cells.length) return undefined;
  const [columns, at] = [rows[0]?.length ?? 1, cells.findIndex((cell, i) => cells.indexOf(cell) < i)];
  return [cells.indexOf(cells[at] as string), at].map((i) => `row ${Math.floor(i / columns) + 1}, column ${(i % columns) + 1}`);
}

function equalFrom(tables: readonly Rows[]): Found {
  for (const rows of tables) {
    const pair = twice(rows);
    if (pair)
      return {
        passed: false,
        says: `All columns go out under one key first, and then equal cells look equal: ${pair[0]} and ${pair[1]} are. Real rows have no such pairs, so the other party sorts your dummies out.`,
      };
  }
  return { passed: true, says: `No two cells of the dummies of a run are equal, in ${tables.length} runs.` };
}

/** The tables that are compared by columns are looked through for equal cells as well: short fillers are equal now and then. */
const tablesTwice: Series = {
  parts: [
    { id: "columns", title: "Somebody who compares your columns" },
    { id: "equal", title: "Somebody who sees which hidden cells are equal" },
  ],
  run: async (learner, lab) => {
    const compared = await bet(learner, lab, COMPARED, ["the places that you took in the column before"], (now) =>
      now.slice(1).map((places, i) => [common(places, new Set(now[i]))]),
    );
    const others: Rows[] = [];
    for (const [k, t] of [
      [3, 6],
      [5, 4],
    ] as const)
      others.push(await dummiesOf(learner, poolsOf(k, t, lab.rng), t));
    return [columnsFrom(compared), equalFrom([...others, ...compared.tables])];
  },
};

/** Runs of somebody who has your code and the pools, before the real ones. */
const HOME = { columns: 3, runs: 4 };

const strangers: Step = {
  id: "strangers",
  title: "The other party runs your code too",
  run: async (learner, { rng }): Promise<Found> => {
    const pools = Array.from({ length: HOME.runs }, () => poolsOf(HOME.columns, COUNT, rng));
    const pooled = new Set(pools.flat(2));
    await learner.restart();
    const home = await dummiesOfMany(learner, pools, COUNT);
    await learner.restart();
    const real = await dummiesOfMany(learner, pools, COUNT);
    const mine = new Set(home.flat(2).filter((cell) => !pooled.has(cell)));
    const theirs = real.flat(2).filter((cell) => mine.has(cell));
    if (theirs.length > 0)
      return {
        passed: false,
        says: `Two parties with your code have ${theirs.length} cells in common beside the pools. Those always match: they are no noise, and they take rows out of later columns.`,
      };
    const play = wager([bettor()]);
    const rows: string[][] = [];
    for (const [run, own] of pools.entries()) {
      for (let column = 0; column < HOME.columns; column++) {
        const [there, here] = [home, real].map((tables) => placesOf(tables[run] as Rows, own, COUNT, column)) as [number[], number[]];
        play.see(common(here, new Set(there)));
        const told = (places: readonly number[]) => [...places].sort((a, b) => a - b).map((place) => place + 1);
        rows.push([`${run + 1}, ${column + 1}`, told(there).join(", "), told(here).join(", ")]);
      }
    }
    return play.ln >= lnForAlarm(ALARM_SHORT)
      ? {
          passed: false,
          says: `Your file was loaded twice and given the same pools. What it took the first time, at somebody's home, tells what it took the second time: one unit, bet on it, became ${fortuneInWords(play.ln)}. The other party runs your code and takes your noise off.`,
          shown: { head: ["run, column", "places of the pool at home", "places in the run"], rows: rows.slice(0, 6) },
        }
      : { passed: true, says: "Two parties with your code had nothing in common but identifiers of the pools, and those by chance." };
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

/** So many runs on other data sets lie between. */
const BETWEEN = 60;

const between: Step = {
  id: "between",
  title: "Somebody who asks about something else in between",
  run: async (learner): Promise<Found> => {
    const past = (data: string): Past => ({ data, peer: "shop", ended: "finished" });
    const next = { data: DATA, peer: "shop" };
    for (const promised of [1, 2, 5]) {
      for (const others of [1, BETWEEN]) {
        const before: Past[] = [];
        for (let run = 0; run < promised; run++) {
          before.push(past(DATA));
          if (others === 1 || run === promised - 1) before.push(...Array.from({ length: others }, (_, i) => past(`data set ${run} ${i}`)));
        }
        if (await allowed(learner, next, before, promised))
          return {
            passed: false,
            says: `${promised} ${promised === 1 ? "run was" : "runs were"} promised on a data set, and as many began. ${others === 1 ? "After each there was a run on another data set" : `Then there were ${others} runs on other data sets`}, and one more is granted. What was told about your people is not forgotten meanwhile.`,
          };
      }
    }
    return { passed: true, says: `Runs on other data sets in between, up to ${BETWEEN} of them, made it forget nothing.` };
  },
};

export const attacks = [guess, tablesTwice, strangers, accounts, hangUp, between];
