/**
 * Asks invented people a yes-or-no question through their coins: once in full, 200 times more for the spread of the estimate, and day after
 * day for an attacker who listens to one person at a time.
 */
import { beliefAfter, majorityRight } from "../attacks/outputs/index.ts";
import { nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { type Coin, coinByEpsilon, coinByKeeping, estimateShare, keepProbability, lawOfYes } from "../dp/local/index.ts";
import { fromDecimal } from "../dp/rational.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Result } from "./coin-survey.result.ts";
import { CONFIDENCE, params } from "./coin-survey.ts";
import { intervalHolds } from "./coin-survey.verdicts.ts";
import type { Lab } from "./experiment.ts";

type Settings = Values<typeof params>;

const SURVEYS = 200;
const CROWD = 100;
const BINS = 25;
/** At most so many days are looked at on the way to the last. */
const LOOKS = [1, 2, 3, 5, 7, 10, 15, 22, 30, 45, 60, 90, 130, 180, 250, 365];

interface Person {
  readonly truth: boolean;
  readonly cheats: boolean;
}

export async function run(settings: Settings, lab: Lab<Result>): Promise<Result> {
  const coin = settings.setBy === "epsilon" ? coinByEpsilon(nanoEpsilon(settings.epsilon)) : coinByKeeping(fromDecimal(settings.truth));
  const { keep } = coin;
  const crowd = invented(settings, lab.rng.fork("people"));
  const n = crowd.length;
  const yes = crowd.filter(({ truth }) => truth).length;
  const followers = { yes: countOf(crowd, true), no: countOf(crowd, false) };
  const cheats = n - followers.yes - followers.no;
  const always = settings.cheatsSay === "yes" ? cheats : 0; // yeses that no coin made

  const say = coin.sampler(lab.rng.fork("answers"));
  const answers = crowd.map(({ truth, cheats: ignores }) => (ignores ? settings.cheatsSay === "yes" : say(truth)));
  const said = answers.filter((answer) => answer).length;

  // With k yeses the estimate is linear in k: what is true of the count is true of the share.
  const shareOf = (count: number) => estimateShare(keep, count, n).estimate;
  const spread = Math.sqrt((followers.yes + followers.no) * keep * (1 - keep));
  const standardError = spread / (n * (2 * keep - 1));
  // What those who ignore the coin say, less what they would have said on average: exactly 0 where there are none.
  const missing = (yes - followers.yes) * keep + (n - yes - followers.no) * (1 - keep);
  const bias = (always - missing) / (n * (2 * keep - 1));

  // First the survey itself, with the laws; then what takes many draws.
  const asking = { n, yes, followers, always };
  const seen: Result = {
    epsilon: coin.epsilon,
    keep,
    people: n,
    yes,
    share: yes / n,
    cheats,
    said,
    estimate: shareOf(said),
    ...intervalOf(said, n, keep),
    standardError,
    bias,
    crowd: crowd.slice(0, CROWD).map(({ truth, cheats: ignores }, i) => ({
      truth,
      says: answers[i] as boolean,
      coin: ignores ? "ignored" : answers[i] === truth ? "kept" : "turned",
    })),
    repeats: await repeated(coin, asking, 0, lab),
    belief: belief(keep, settings.prior),
    asked: { days: settings.days, people: n - cheats, right: 0, fresh: [], kept: { right: 0, expected: keep } },
    ladder: (params.fields.epsilon.about.stops ?? []).map((epsilon) => {
      const each = keepProbability(epsilon);
      return { epsilon, keep: each, standardError: Math.sqrt((n - cheats) * each * (1 - each)) / (n * (2 * each - 1)) };
    }),
  };
  lab.show({ ...seen });
  seen.repeats = await repeated(coin, asking, SURVEYS, lab);
  lab.show({ ...seen });
  seen.asked = await askedDaily(coin, n - cheats, settings.days, lab);
  return seen;
}

const countOf = (crowd: readonly Person[], truth: boolean) => crowd.filter((one) => !one.cheats && one.truth === truth).length;

/** So many yeses among so many people, and so many who cheat, both in random places and apart from each other. */
function invented({ people, share, cheats }: Settings, rng: Rng): readonly Person[] {
  const places = (count: number, from: Rng) => {
    const order = Array.from({ length: people }, (_, i) => i);
    const chosen = new Set<number>();
    for (let i = 0; i < count; i++) {
      const j = i + from.below(people - i);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
      chosen.add(order[i] as number);
    }
    return chosen;
  };
  const truths = places(Math.round((people * share) / 100), rng.fork("truths"));
  const cheating = places(Math.round((people * cheats) / 100), rng.fork("cheats"));
  return Array.from({ length: people }, (_, i) => ({ truth: truths.has(i), cheats: cheating.has(i) }));
}

/**
 * Clopper and Pearson's interval for the share of yeses, carried over to the truth. With fixed people the count is no binomial number, but
 * narrower (Hoeffding 1956): the interval then holds the truth more often than it says.
 */
function intervalOf(said: number, n: number, keep: number) {
  const alpha = (1 - CONFIDENCE.interval) / 2;
  const [low, high] = [lowerBound, upperBound].map((bound) => (bound(said, n, alpha) - (1 - keep)) / (2 * keep - 1)) as [number, number];
  return { low, high };
}

interface Crowd {
  readonly n: number;
  readonly yes: number;
  readonly followers: { readonly yes: number; readonly no: number };
  readonly always: number;
}

async function repeated(coin: Coin, { n, yes, followers, always }: Crowd, surveys: number, lab: Lab<Result>): Promise<Result["repeats"]> {
  const { keep } = coin;
  const shareOf = (count: number) => estimateShare(keep, count, n).estimate;
  const truthful = coin.counter(lab.rng.fork("repeats"));
  const counts: number[] = [];
  let held = 0;
  for (let survey = 0; survey < surveys; survey++) {
    const said = truthful(followers.yes) + followers.no - truthful(followers.no) + always;
    counts.push(said);
    if (intervalHolds({ ...intervalOf(said, n, keep), share: yes / n })) held++;
    if (survey % 50 === 49) await lab.progress(0.2 + (0.4 * survey) / surveys, "repeating the survey");
  }
  const estimates = counts.map(shareOf);
  const mean = estimates.reduce((a, b) => a + b, 0) / Math.max(1, surveys);
  const deviation = Math.sqrt(estimates.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, surveys - 1));
  const law = lawOfYes(keep, followers.yes, followers.no);
  // Bins of whole counts, four standard deviations to each side of the law's middle.
  const middle = followers.yes * keep + followers.no * (1 - keep);
  const reach = Math.max(BINS, 8 * Math.sqrt((followers.yes + followers.no) * keep * (1 - keep)));
  const width = Math.ceil(reach / BINS);
  const first = Math.round(middle - (BINS * width) / 2);
  const binOf = (count: number) => Math.min(BINS - 1, Math.max(0, Math.floor((count - always - first) / width)));
  const [drawn, expected] = [new Array<number>(BINS).fill(0), new Array<number>(BINS).fill(0)];
  for (const count of counts) drawn[binOf(count)] = (drawn[binOf(count)] as number) + 1;
  law.chances.forEach((chance, i) => {
    const bin = binOf(law.from + i + always);
    expected[bin] = (expected[bin] as number) + SURVEYS * chance;
  });
  const step = 1 / (n * (2 * keep - 1));
  return {
    surveys,
    mean,
    deviation,
    held,
    from: ((first + always - 0.5) / n - (1 - keep)) / (2 * keep - 1),
    width: width * step,
    counts: drawn,
    expected,
  };
}

function belief(keep: number, prior: number): Result["belief"] {
  const after = (from: number) => ({ prior: from, yes: beliefAfter(from, keep, 1, 0), no: beliefAfter(from, keep, 0, 1) });
  const inner = Array.from({ length: 49 }, (_, i) => after((i + 1) / 50));
  return { ...after(prior), curve: [{ prior: 0, yes: 0, no: 0 }, ...inner, { prior: 1, yes: 1, no: 1 }] };
}

/** The truths do not matter here: by symmetry the attacker is right where more than half of a person's answers are true. */
async function askedDaily(coin: Coin, people: number, days: number, lab: Lab<Result>): Promise<Result["asked"]> {
  const rng = lab.rng.fork("days");
  const truthful = coin.counter(rng.fork("fresh"));
  const ties = rng.fork("ties");
  const heard = new Uint16Array(people); // true answers so far
  const looks = [...LOOKS.filter((day) => day < days), days];
  const fresh: Result["asked"]["fresh"] = [];
  const alpha = (1 - CONFIDENCE.attacker) / 2;
  let before = 0;
  let right = 0;
  for (const day of looks) {
    right = 0;
    for (let person = 0; person < people; person++) {
      const now = (heard[person] as number) + truthful(day - before);
      heard[person] = now;
      const ahead = 2 * now - day;
      if (ahead > 0 || (ahead === 0 && ties.below(2) === 1)) right++;
    }
    before = day;
    fresh.push({
      days: day,
      right,
      expected: Math.min(1, majorityRight(coin.keep, day)), // a sum of many chances may end a rounding error above
      low: lowerBound(right, people, alpha),
      high: upperBound(right, people, alpha),
    });
    await lab.progress(0.6 + (0.4 * day) / days, "asking day after day");
  }
  const kept = coin.counter(rng.fork("kept"))(people);
  return { days, people, right, fresh, kept: { right: kept, expected: coin.keep } };
}
