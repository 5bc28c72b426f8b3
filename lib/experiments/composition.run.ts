/**
 * Asks every accountant about one plan of answers, at some numbers of answers along it; cuts the plan to what fits the budget; and plays what is
 * left in two neighbouring worlds, many times, for an audit. What is quick comes first: the closed forms are on screen while the loss
 * distributions are still being convolved.
 */
import { type Accountant, type AccountantId, accountants, epsilonInterval } from "../dp/account/index.ts";
import { auditWorlds } from "../dp/audit.ts";
import { type Event, leavesOf, type Relation } from "../dp/event.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Line, Result } from "./composition.result.ts";
import { CONFIDENCE, type Frame, KEEPERS, type params } from "./composition.ts";
import { lawsOf, tailOf } from "./composition-laws.run.ts";
import { type Plan, planOf } from "./composition-plan.run.ts";
import type { Lab } from "./experiment.ts";

const RELATION: Relation = "add-remove";
/** Points of a line. */
const MOST_POINTS = 20;
/** Of the grid, while a slider moves; and for the numbers that are said. */
const QUICK = 2 ** 13;
const SHARP = 2 ** 16;
const CHUNK = 20_000;

type Settings = Values<typeof params>;

export async function run(values: Settings, lab: Lab<Frame>): Promise<Result> {
  const { answers, delta, games } = values;
  const plan = planOf(values);
  const at = pointsUpTo(answers);
  const frame: { -readonly [F in keyof Frame]: Frame[F] } = { at, lines: [], unreadable: [] };
  for (const found of linesOf(plan, at, delta)) {
    if ("line" in found) frame.lines = [...frame.lines, found.line];
    else frame.unreadable = [...frame.unreadable, found.unreadable];
    lab.show({ ...frame });
    await lab.progress(0.02, "adding up");
  }

  const fits: Record<string, number> = {};
  const keeper = accountants.find(({ id }) => id === values.keeper) as Accountant;
  const granted = fitting(keeper, plan, values);
  frame.granted = granted;
  frame.refused = answers - granted;
  const spent = spentOn(plan, granted, delta);
  frame.spent = plainly(spent, delta);
  frame.atLeast = spent.pld?.atLeast ?? 0;
  lab.show({ ...frame });
  await lab.progress(0.05, "convolving");

  const epsilon = spent.pld?.epsilon ?? 0;
  const owedAfter = (k: number) => {
    const owed = epsilonInterval({ relation: RELATION, event: plan.treeOf(k) }, delta, QUICK);
    return owed.readable ? owed.epsilon : 0;
  };
  frame.laws = lawsOf(RELATION, plan.treeOf, Math.max(1, granted), owedAfter);
  frame.tail = tailOf(RELATION, plan.treeOf(Math.max(1, granted)), epsilon, delta);
  lab.show({ ...frame });
  await lab.progress(0.1, "convolving");
  const followed = await followLosses(plan, at, delta, lab, (line) => lab.show(withLine(frame, line)));
  frame.lines = withLine(frame, followed).lines;

  for (const { id } of frame.lines.filter(({ id }) => mayDecide(id))) {
    fits[id] = id === values.keeper ? granted : fitting(accountants.find((each) => each.id === id) as Accountant, plan, values);
    await lab.progress(0.5, "cutting the plan to the budget");
  }
  const audit = await audited(
    plan,
    at.filter((k) => k <= granted),
    granted,
    { delta, games },
    lab,
  );
  return { ...(frame as Required<Frame>), events: eventsOf(plan.treeOf(granted)), fits, audit };
}

/** Numbers of answers from 1 to all: close together where the lines bend. */
export function pointsUpTo(answers: number): number[] {
  const steps = Math.min(answers, MOST_POINTS) - 1;
  const at = Array.from({ length: steps + 1 }, (_, i) => Math.round(1 + (answers - 1) * (steps === 0 ? 0 : i / steps) ** 1.6));
  return [...new Set(at)];
}

const finite = (epsilon: number) => (Number.isFinite(epsilon) ? epsilon : null);

/** All lines but the last one, which takes longer; the quick ones first. */
function* linesOf(
  plan: Plan,
  at: readonly number[],
  delta: number,
): Generator<{ readonly line: Line } | { readonly unreadable: Result["unreadable"][number] }> {
  for (const { id, name, kind, source, epsilonAt } of QUICK_FIRST) {
    if (id === "clt" && !isSampled(plan)) continue;
    const owed = at.map((k) => epsilonAt({ relation: RELATION, event: plan.treeOf(k) }, delta));
    const last = owed.at(-1);
    if (last?.readable) {
      const epsilons = owed.map((one) => (one.readable ? finite(one.epsilon) : null));
      yield { line: { id, name, kind, source, formula: last.formula, epsilons } };
    } else yield { unreadable: { id, name, why: last?.why ?? "" } };
  }
}

const QUICK_FIRST = (["zcdp", "gdp", "clt", "basic", "advanced", "optimal", "rdp"] as const).map(
  (id) => accountants.find((each) => each.id === id) as Accountant,
);

/** Without a sample the limit's formula is the one of Gaussian differential privacy: one line for both. */
const isSampled = ({ kinds }: Plan) => kinds.some(({ event }) => event.kind === "sampled");

const mayDecide = (id: AccountantId): boolean => (KEEPERS as readonly string[]).includes(id);

/** The largest number of answers that the accountant lets through. 0 where it cannot read the plan: what has no price is not sold. */
function fitting({ id, epsilonAt }: Accountant, { treeOf }: Plan, { answers, budget, delta }: Settings): number {
  const within = (k: number) => {
    const spending = { relation: RELATION, event: treeOf(k) };
    const owed = id === "pld" ? epsilonInterval(spending, delta, QUICK) : epsilonAt(spending, delta);
    return owed.readable && owed.epsilon <= budget;
  };
  if (within(answers)) return answers;
  let [low, high] = [0, answers];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (within(middle)) low = middle;
    else high = middle;
  }
  return low;
}

interface Owed {
  readonly epsilon: number;
  readonly atLeast?: number | undefined;
}

function spentOn(plan: Plan, granted: number, delta: number): Partial<Record<AccountantId, Owed>> {
  const spending = { relation: RELATION, event: plan.treeOf(granted) };
  return Object.fromEntries(
    accountants.flatMap(({ id, epsilonAt }) => {
      if (id === "clt" && !isSampled(plan)) return [];
      if (granted === 0) return [[id, { epsilon: 0 }]];
      const owed = id === "pld" ? epsilonInterval(spending, delta, SHARP) : epsilonAt(spending, delta);
      return owed.readable && Number.isFinite(owed.epsilon)
        ? [[id, { epsilon: owed.epsilon, atLeast: "atLeast" in owed ? owed.atLeast : undefined }]]
        : [];
    }),
  );
}

const plainly = (spent: Partial<Record<AccountantId, Owed>>, delta: number): Result["spent"] =>
  Object.fromEntries(Object.entries(spent).map(([id, { epsilon }]) => [id, { epsilon, delta }]));

const eventsOf = (event: Event): Result["events"] => (leavesOf(event) ?? []).map((leaf) => ({ ...leaf, event: { ...leaf.event } }));

const withLine = (frame: Frame, line: Line): Frame => ({ ...frame, lines: [...frame.lines.filter(({ id }) => id !== line.id), line] });

/** The interval of the loss distribution, from the last point inwards. */
async function followLosses(plan: Plan, at: readonly number[], delta: number, lab: Lab<Frame>, show: (line: Line) => void): Promise<Line> {
  const { name, kind, source } = accountants.find(({ id }) => id === "pld") as Accountant;
  const epsilons: (number | null)[] = at.map(() => null);
  const atLeast: (number | null)[] = at.map(() => null);
  const line = (): Line => ({ id: "pld", name, kind, source, formula: FORMULA, epsilons: [...epsilons], atLeast: [...atLeast] });
  for (let i = at.length - 1; i >= 0; i--) {
    const owed = epsilonInterval({ relation: RELATION, event: plan.treeOf(at[i] as number) }, delta, QUICK);
    if (owed.readable) {
      epsilons[i] = finite(owed.epsilon);
      atLeast[i] = finite(owed.atLeast);
    }
    if (i % 4 === 0) show(line());
    await lab.progress(0.1 + 0.4 * (1 - i / at.length), "convolving");
  }
  return line();
}

const FORMULA = "delta(epsilon) = E[(1 - e^(epsilon - L))+], L the sum of all losses";

/** Plays the plan in both worlds; the attacker's score is the sum of the log-likelihood ratios of the answers. */
async function audited(
  plan: Plan,
  at: readonly number[],
  granted: number,
  { delta, games }: { readonly delta: number; readonly games: number },
  lab: Lab<Frame>,
): Promise<Result["audit"]> {
  const ends = granted === 0 ? [] : [...new Set([...at, granted])];
  const rows = ends.map(() => [new Float64Array(games), new Float64Array(games)] as const);
  let done = 0;
  const play = async (present: boolean, rng: Rng) => {
    const players = new Map(plan.kinds.map((kind, i) => [kind, kind.player(rng.fork(`kind/${i}`))]));
    const order = Array.from({ length: granted }, (_, i) => players.get(plan.kindOf(i)) as (present: boolean) => number);
    for (let game = 0; game < games; game++) {
      let [score, next] = [0, 0];
      for (let k = 0; k < granted; k++) {
        score += (order[k] as (present: boolean) => number)(present);
        if (k + 1 === ends[next]) ((rows[next++] as readonly [Float64Array, Float64Array])[present ? 0 : 1] as Float64Array)[game] = score;
      }
      done += granted;
      if (done % CHUNK < granted) await lab.progress(0.5 + (0.5 * done) / (2 * games * granted), "playing the plan in both worlds");
    }
  };
  await play(true, lab.rng.fork("with"));
  await play(false, lab.rng.fork("without"));
  // All points stand in one chart and are read together, so they share what the confidence leaves (Bonferroni: their games are the same ones).
  const alpha = (1 - CONFIDENCE) / Math.max(1, rows.length);
  const audits = rows.map(([present, absent]) => auditWorlds(present, absent, delta, alpha));
  const last = audits.at(-1);
  const none = { hits: 0, tries: 0 };
  return {
    epsilonLowerBound: last?.epsilon ?? 0,
    confidence: CONFIDENCE,
    confidenceOfEach: 1 - alpha,
    games,
    points: audits.filter((_, i) => at.includes(ends[i] as number)).map(({ epsilon }) => epsilon),
    side: last?.event.side ?? "at least",
    cut: last?.event.cut ?? 0,
    frequent: last?.counts.frequent ?? none,
    rare: last?.counts.rare ?? none,
  };
}
