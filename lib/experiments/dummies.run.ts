/**
 * Finds how many dummies one promise costs, draws the law and the curve behind it, and computes the published table again, cell by cell.
 *
 * Trap: "own" cells exist for any runs and columns, published ones only for 6, 10 or 20 runs of 1 or 3.
 */
import { gaussianDelta } from "../dp/account/index.ts";
import { cdf } from "../math/index.ts";
import { deltaOfOne } from "../psi/dp/delta-of-one.ts";
import { deltaOfDummies, dummyCount, gaussianCount, type Promised, usualDelta } from "../psi/dp/dummy-count.ts";
import { overlapLaw, overlapVariance } from "../psi/dp/overlap-law.ts";
import { PUBLISHED, PUBLISHED_EPSILONS } from "../psi/dp/published-dummies.ts";
import { type Values, WrongCall } from "../schema/index.ts";
import type { Block, Result } from "./dummies.result.ts";
import type { Frame, params } from "./dummies.ts";
import type { Lab } from "./experiment.ts";

type Settings = Values<typeof params>;

/** Standard deviations of the noise that are drawn, to either side. */
const DRAWN = 4.2;
const MOST_BARS = 61;
const CURVE_POINTS = 24;
/** Digits of a drawn delta: a convolution's last ones are the engine's. */
const DRAWN_DIGITS = 6;

export async function run(values: Settings, lab: Lab<Frame>): Promise<Result> {
  const { epsilon, queries, identifiers, rows } = values;
  const delta = values.delta === 0 ? usualDelta(rows) : values.delta;
  const promised = { epsilon, delta, releases: queries * identifiers };
  const dummies = await dummyCount(promised).catch((error: unknown) => {
    throw error instanceof RangeError ? new WrongCall(`epsilon: ${error.message}`) : error;
  });
  const first: Frame = {
    dummies,
    releases: promised.releases,
    delta,
    owed: await owedBy(dummies, promised),
    gaussian: await gaussianCount(promised),
    cost: costOf(dummies, values),
    law: drawnLaw(dummies),
  };
  lab.show(first);
  await lab.progress(0.05, "adding up losses");
  const curve = await curveOf(dummies, promised);
  lab.show({ ...first, curve });
  await lab.progress(0.1, "splitting the promise");
  const split = await orNull({ epsilon: epsilon / promised.releases, delta: delta / promised.releases, releases: 1 });
  const found = { ...first, curve, split };
  lab.show(found);

  const wanted = blocksOf(values);
  const cells = wanted.flatMap(({ lines }) => lines.flatMap((line) => line.cells)).length;
  let done = 0;
  for (const { queries: t, identifiers: k, lines } of wanted) {
    for (const { rows: n, cells: line } of lines) {
      for (const cell of line) {
        cell.dummies = await orNull({ epsilon: cell.epsilon, delta: usualDelta(n), releases: t * k });
        done++;
        lab.show({ ...found, blocks: structuredClone(wanted), agree: agreementOf(wanted) });
        await lab.progress(0.1 + (0.9 * done) / cells, `computing cell ${done} of ${cells}`);
      }
    }
  }
  return { ...found, blocks: wanted, agree: agreementOf(wanted) };
}

/** The ends, rounded outwards to the digits that every engine has. */
async function owedBy(t: number, { epsilon, releases }: Promised): Promise<Result["owed"]> {
  const { atLeast, delta } = await deltaOfDummies(t, releases, epsilon);
  const outwards = (x: number, by: number) => Number((x * (1 + by * 10 ** -DRAWN_DIGITS)).toPrecision(DRAWN_DIGITS));
  return { atLeast: outwards(atLeast, -1), delta: outwards(delta, 1) };
}

/** Null where no table would hold so many. */
async function orNull(promised: Promised): Promise<number | null> {
  try {
    return await dummyCount(promised);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function costOf(dummies: number, { identifiers, rows }: Settings): Result["cost"] {
  const added = dummies * identifiers;
  const perRow = 3 * identifiers - 1;
  return {
    added,
    share: added / (added + rows),
    oneColumn: dummies / (dummies + rows),
    work: perRow * (rows + added),
    workWithout: perRow * rows,
  };
}

function drawnLaw(t: number): Result["law"] {
  const deviation = Math.sqrt(overlapVariance(t));
  const { from: first, chances } = overlapLaw(t);
  const low = Math.max(first, Math.floor(t / 2 - DRAWN * deviation));
  const high = Math.min(first + chances.length - 1, Math.ceil(t / 2 + DRAWN * deviation));
  const width = Math.ceil((high - low + 1) / MOST_BARS);
  const bins = Math.ceil((high - low + 1) / width);
  const start = (i: number) => low + i * width;
  const below = (x: number) => cdf((x - t / 2) / deviation);
  return {
    from: low,
    width,
    chances: Array.from({ length: bins }, (_, i) => {
      const at = start(i) - first;
      return chances.subarray(at, at + width).reduce((sum, p) => sum + p, 0);
    }),
    gaussian: Array.from({ length: bins }, (_, i) => below(start(i) + width - 0.5) - below(start(i) - 0.5)),
    mean: t / 2,
    deviation,
  };
}

async function curveOf(t: number, { epsilon, releases }: Promised): Promise<Result["curve"]> {
  const mu = Math.sqrt(releases / (t / 8));
  const drawn = (delta: number) => Number(delta.toPrecision(DRAWN_DIGITS));
  const curve: Result["curve"] = [];
  for (let i = 0; i <= CURVE_POINTS; i++) {
    // At 0 the accountant has no loss to look beyond; a thousandth of the axis is drawn as 0.
    const at = (2 * epsilon * Math.max(i, CURVE_POINTS / 1000)) / CURVE_POINTS;
    const { delta } = await deltaOfDummies(t, releases, at);
    curve.push({ epsilon: at, one: drawn(deltaOfOne(t, at)), all: drawn(delta), gaussian: drawn(gaussianDelta(mu, at)) });
  }
  return curve;
}

type OpenBlock = Omit<Block, "lines"> & {
  lines: { rows: number; cells: { epsilon: number; dummies: number | null; published: number | null }[] }[];
};

/** The cells to compute, still empty. */
function blocksOf({ table, queries, identifiers }: Settings): OpenBlock[] {
  const kinds = new Map(PUBLISHED.map((row) => [`${row.identifiers} ${row.queries}`, row]));
  const chosen = table === "all" ? [...kinds.values()] : [{ identifiers, queries }];
  const sizes = [...new Set(PUBLISHED.map(({ rows }) => rows))];
  return chosen.map(({ identifiers: k, queries: t }) => ({
    identifiers: k,
    queries: t,
    lines: sizes.map((rows) => {
      const published = PUBLISHED.find((row) => row.identifiers === k && row.queries === t && row.rows === rows)?.dummies;
      return {
        rows,
        cells: PUBLISHED_EPSILONS.map((epsilon, i) => ({ epsilon, dummies: null, published: published?.[i] ?? null })),
      };
    }),
  }));
}

function agreementOf(blocks: readonly Block[]): Result["agree"] {
  const both = blocks
    .flatMap(({ lines }) => lines.flatMap(({ cells }) => cells))
    .flatMap(({ dummies, published }) => (dummies === null || published === null ? [] : [{ dummies, published }]));
  return {
    cells: both.length,
    equal: both.filter(({ dummies, published }) => dummies === published).length,
    worst: both.reduce((most, { dummies, published }) => Math.max(most, Math.abs(dummies / published - 1)), 0),
  };
}
