/**
 * Three services with one table, and many attackers who ask each of them the same question again and again, average what they get, and name the
 * nearest whole number.
 */
import { averagingSuccess, countByAveraging } from "../attacks/outputs/index.ts";
import { epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { makeLedger } from "../dp/ledger.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Panel, Result } from "./averaging-attack.result.ts";
import { CONFIDENCE, DEFENCES, type Defence, type params } from "./averaging-attack.ts";
import { beginningFirst } from "./beginning.ts";
import type { Lab } from "./experiment.ts";

const PEOPLE = 240;
const OLDEST = 100;
const FROM_AGE = 40;
/** At most so many points, closer together where few questions were asked. */
const MOST_POINTS = 26;
const SHOWN_WORDINGS = 3;
const CHUNK = 10_000;
/** So many answers of each service, and at least so many attackers, are seen first. */
const FIRST = { answers: 6000, attackers: 10 };

interface Person {
  readonly age: number;
  readonly diagnosis: boolean;
}

interface Question {
  readonly words: string;
  readonly matches: (person: Person) => boolean;
}

/** What a service gives an attacker: an answer, drawn anew or not; or nothing. */
type Service = (question: Question, truth: number) => { readonly value: number; readonly fresh: boolean } | undefined;

export function run(values: Values<typeof params>, lab: Lab<Result>): Promise<Result> {
  const runs = Math.max(FIRST.attackers, Math.floor(FIRST.answers / values.asked));
  return beginningFirst(lab, runs < values.runs ? { ...values, runs } : undefined, values, attacked);
}

async function attacked({ epsilon, asked, wording, budget, runs }: Values<typeof params>, lab: Lab<never>): Promise<Result> {
  const table = peopleFrom(lab.rng.fork("people"));
  const price = nanoEpsilon(epsilon);
  const mechanism = mechanismOf({ name: "laplace", epsilon: price, sensitivity: 1 });
  const questions = Array.from({ length: asked }, (_, i) => questionOf(wording === "same" ? 0 : i));
  const truths = questions.map(({ matches }) => table.filter(matches).length);
  const points = pointsUpTo(asked);

  const draw = (rng: Rng) => {
    const noise = mechanism.sampler(rng);
    return (truth: number) => truth + mechanism.grid * noise();
  };
  let done = 0;
  async function at(defence: Defence): Promise<Panel> {
    const answer = draw(lab.rng.fork(defence));
    const hits = points.map(() => 0);
    let first: Outcome | undefined;
    for (let attacker = 0; attacker < runs; attacker++) {
      const outcome = askAll(serviceOf(defence, answer, price, budget), questions, truths, points);
      for (const [i, guess] of outcome.guesses.entries()) if (guess === truths[0]) hits[i] = (hits[i] as number) + 1;
      first ??= outcome;
      done += asked;
      if (done % CHUNK < asked) await lab.progress(done / (3 * runs * asked), "asking");
    }
    const { drawnAt, refused, path } = first as Outcome;
    const drawn = drawnAt.at(-1) as number;
    const alpha = (1 - CONFIDENCE) / 2;
    return {
      drawn,
      drawnAt,
      refused,
      spent: drawn * epsilonAsNumber(price),
      path,
      hits,
      low: hits.map((n) => lowerBound(n, runs, alpha)),
      high: hits.map((n) => upperBound(n, runs, alpha)),
      exact: drawnAt.map((n) => (n === 0 ? 0 : averagingSuccess(mechanism.scale, n))),
    };
  }

  const panels = {} as Record<Defence, Panel>;
  for (const defence of DEFENCES) panels[defence] = await at(defence);
  const different = [...new Set(questions.map(({ words }) => words))];
  return {
    truth: truths[0] as number,
    people: table.length,
    scale: mechanism.scale,
    points,
    wordings: { first: different.slice(0, SHOWN_WORDINGS), different: different.length },
    runs,
    panels,
  };
}

/** Invented; nobody is as old as `OLDEST`. */
function peopleFrom(rng: Rng): readonly Person[] {
  return Array.from({ length: PEOPLE }, () => ({ age: rng.below(OLDEST), diagnosis: rng.below(3) === 0 }));
}

/** The i-th way to ask it. */
function questionOf(i: number): Question {
  const upTo = OLDEST + i;
  return {
    words: i === 0 ? `diagnosed, aged ${FROM_AGE} or more` : `diagnosed, aged ${FROM_AGE} to ${upTo}`,
    matches: ({ age, diagnosis }) => diagnosis && age >= FROM_AGE && (i === 0 || age <= upTo),
  };
}

/** A service with nothing asked of it yet. */
function serviceOf(defence: Defence, answer: (truth: number) => number, price: NanoEpsilon, budget: number): Service {
  const anew = (truth: number) => ({ value: answer(truth), fresh: true });
  if (defence === "none") return (_, truth) => anew(truth);
  if (defence === "cache") {
    const given = new Map<string, number>();
    return ({ words }, truth) => {
      const known = given.get(words);
      if (known !== undefined) return { value: known, fresh: false };
      const first = anew(truth);
      given.set(words, first.value);
      return first;
    };
  }
  const ledger = makeLedger(nanoEpsilon(budget));
  return (_, truth) => (ledger.charge(price).granted ? anew(truth) : undefined); // first the price, then the answer
}

interface Outcome {
  readonly guesses: readonly (number | undefined)[];
  readonly path: (number | null)[];
  readonly drawnAt: number[];
  readonly refused: number;
}

function askAll(service: Service, questions: readonly Question[], truths: readonly number[], points: readonly number[]): Outcome {
  const answers: number[] = [];
  const [guesses, path, drawnAt]: [(number | undefined)[], (number | null)[], number[]] = [[], [], []];
  let [drawn, refused, sum] = [0, 0, 0];
  for (const [i, question] of questions.entries()) {
    const answer = service(question, truths[i] as number);
    if (answer) {
      answers.push(answer.value);
      sum += answer.value;
      if (answer.fresh) drawn++;
    } else refused++;
    if (points[path.length] !== i + 1) continue;
    guesses.push(answers.length === 0 ? undefined : countByAveraging(answers));
    path.push(answers.length === 0 ? null : sum / answers.length);
    drawnAt.push(drawn);
  }
  return { guesses, path, drawnAt, refused };
}

/** 1, 2, 3, ... and then by a constant factor. */
export function pointsUpTo(asked: number): number[] {
  const points = Array.from({ length: MOST_POINTS }, (_, i) => Math.round(asked ** (i / (MOST_POINTS - 1))));
  return [...new Set([...points, asked])].sort((a, b) => a - b);
}
