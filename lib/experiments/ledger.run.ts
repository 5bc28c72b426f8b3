/**
 * Puts questions to the curator and reads its book: what was spent, by every accountant, and whether the next question would fit.
 *
 * The book is all that this side has. Everything here is computed from prices and events, and so could be published.
 *
 * A figure's next run asks the curator only where there is something new to ask, so that a control that moves is answered at once. What
 * another tab did meanwhile is seen with the next question: that one is decided by the ledger itself.
 */
import { type Accountant, accountants, epsilonInterval } from "../dp/account/index.ts";
import { epsilonAsNumber } from "../dp/budget.ts";
import { priceOf } from "../dp/curator/answering.ts";
import { filterOf, find } from "../dp/curator/book.ts";
import { type AskedText, type CuratorOutput, prepared } from "../dp/curator/curator.ts";
import { readDeclaration } from "../dp/curator/declaration.ts";
import type { BaseEvent, Event } from "../dp/event.ts";
import { answersWithin, type Budget, makeFilter, makeOdometer, type Rule } from "../dp/filter.ts";
import { curator } from "../dp/index.ts";
import { type Values, WrongCall } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Result } from "./ledger.result.ts";
import { composed, type Memory, MOST, type params } from "./ledger.ts";

type Settings = Values<typeof params>;

/** The central limit is about samples; of answers about everybody it says what Gaussian differential privacy says. */
const OF_ANSWERS = accountants.filter(({ id }) => id !== "clt");

export async function run(values: Settings, lab: Lab<Result, Memory>): Promise<Result> {
  const questions = listed(values.questions);
  const { of, told, found } = await toldBy(values, questions, lab);
  const { book } = told;
  const own = lab.given("curator") !== undefined;
  const prices = book.entries.map(({ epsilon }) => epsilon);
  const events = book.entries.flatMap(({ event }) => leaves(event));
  const shown: Result = {
    source: own ? "own" : "invented",
    ...(!own && { key: told.key }),
    lines: [...told.told],
    ...(told.eye && { eye: told.eye }),
    events: events.map(plainEvent),
    spent: {},
    refused: told.told.filter(({ outcome }) => outcome === "refused").length,
    prices,
    answered: prices.length,
    ledger: {
      lasting: told.lasting,
      found,
      budget: { rule: book.budget.rule, epsilon: book.budget.epsilon, delta: book.budget.delta },
    },
    filter: { sum: gauge("sum", book.budget, prices, values), "fully-adaptive": gauge("fully-adaptive", book.budget, prices, values) },
    odometer: { sum: odometer("sum", prices, values.delta), "fully-adaptive": odometer("fully-adaptive", prices, values.delta) },
    next: nextOf(values, told),
    nextPopulation: 1 + lab.rng.fork("next population").below(2 ** 31 - 1),
  };
  const accounts = { of: JSON.stringify([events, values.delta]), spent: {} as Result["spent"] };
  const known = lab.before?.kept.accounts;
  if (known?.of === accounts.of) return { ...shown, spent: known.spent };
  // What is known at once is shown at once; two of the accountants take their time.
  for (const accountant of OF_ANSWERS) {
    lab.show({ ...shown, spent: accounts.spent });
    await lab.progress(Object.keys(accounts.spent).length / OF_ANSWERS.length, "adding up");
    accounts.spent = { ...accounts.spent, ...owedTo(accountant, events, values.delta) };
  }
  lab.keep({ of, told, found, accounts });
  return { ...shown, spent: accounts.spent };
}

/** "mean salary@0.2; count@0.1" */
function listed(text: string): AskedText[] {
  const parts = text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length > MOST) throw new WrongCall(`questions: there are ${parts.length}; at most ${MOST} are asked in one run.`);
  return parts.map((part) => {
    const at = part.lastIndexOf("@");
    if (at < 0) throw new WrongCall(`questions: "${part.slice(0, 60)}" has no price; write it behind an @, as in count@0.1.`);
    const price = part.slice(at + 1).trim();
    return { text: part.slice(0, at).trim(), epsilon: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(price) ? Number(price) : Number.NaN };
  });
}

async function toldBy(values: Settings, questions: readonly AskedText[], lab: Lab<Result, Memory>): Promise<Memory> {
  const { population, people, columns, truth, budget: epsilon, rule, delta } = values;
  const table = lab.given("curator");
  if (table && truth && !lab.rng.seeded)
    throw new WrongCall(
      "truth: a table that somebody brought says only what is paid for. Under a seed, which is a rehearsal, it can be shown.",
    );
  const budget: Budget = { rule, epsilon, delta: rule === "sum" ? 0 : delta };
  const of = JSON.stringify([table !== undefined, columns, questions, budget, truth, ...(table ? [] : [population, people])]);
  const { before } = lab;
  if (before && !before.again && before.kept.of === of) return before.kept;
  const input = { columns, population, people, questions, budget, truth, ...(table && { table }) };
  const { curator: told } = await lab.play(curator, { curator: { role: "curator", input } });
  // The same table as in the figure's last run: what was found is what that figure found.
  const found = before?.kept.told.key === told.key && told.lasting !== "run" ? before.kept.found : told.found;
  const memory = { of, found, told, accounts: before?.kept.accounts };
  lab.keep(memory);
  return memory;
}

/** An event's parts: each on all rows. */
const leaves = (event: Event): BaseEvent[] =>
  event.kind === "compose" ? event.parts.flatMap(leaves) : event.kind === "repeat" || event.kind === "sampled" ? [] : [event];

function plainEvent(event: BaseEvent): Result["events"][number] {
  if (event.kind === "discrete-laplace") return { kind: event.kind, rate: event.rate, steps: event.steps };
  if (event.kind === "bounded-range") return { kind: event.kind, epsilon: event.epsilon };
  throw new TypeError(`The curator has no mechanism of the kind "${event.kind}".`);
}

/** Of the loss distribution's grid: an interval that is right whatever its size, some thousandths wide, at the speed of a control. */
const GRID = 2 ** 13;

function owedTo({ id, epsilonAt }: Accountant, events: readonly BaseEvent[], delta: number): Result["spent"] {
  const spending = { relation: "add-remove", event: { kind: "compose", parts: events } } as const;
  const owed = id === "pld" ? epsilonInterval(spending, delta, GRID) : epsilonAt(spending, delta);
  if (!owed.readable) return {};
  const epsilon = Number.isFinite(owed.epsilon) ? owed.epsilon : null;
  return { [id]: { epsilon, delta, ...(owed.atLeast !== undefined && { atLeast: owed.atLeast }) } };
}

/**
 * What the same answers cost by a rule, in a budget of the same epsilon.
 * Trap: the ledger's own rule keeps the delta that its first question fixed, wherever the control stands now.
 */
function gauge(
  rule: Rule,
  { rule: fixed, epsilon, delta: own }: Budget,
  prices: readonly number[],
  values: Settings,
): Result["filter"]["sum"] {
  const budget: Budget = { rule, epsilon, delta: rule === fixed ? own : rule === "sum" ? 0 : values.delta };
  // Wide enough to hold what was spent by the other rule: it only counts.
  const counting = makeFilter({ ...budget, epsilon: Number.MAX_SAFE_INTEGER });
  for (const price of prices) counting.spend({ epsilon: price });
  const { epsilon: spent, delta } = counting.spent;
  const next = epsilonAsNumber(priceOf(values.epsilon));
  return { spent: { epsilon: spent, delta }, fits: fits(budget, prices, next), room: answersWithin(next, budget) };
}

/** Whether this budget, had it granted all of these, would grant one more. */
function fits(budget: Budget, prices: readonly number[], next: number): boolean {
  const filter = makeFilter(budget);
  return prices.every((price) => filter.spend({ epsilon: price }).granted) && filter.allows({ epsilon: next });
}

function odometer(rule: Rule, prices: readonly number[], delta: number): Result["odometer"]["sum"] {
  const meter = makeOdometer(rule, delta);
  for (const price of prices) meter.add({ epsilon: price });
  const { spent } = meter;
  return { epsilon: spent.epsilon, delta: spent.delta };
}

function nextOf(values: Settings, { book }: CuratorOutput): Result["next"] {
  const { epsilon } = values;
  const read = prepared({ text: composed(values), epsilon }, readDeclaration(values.columns));
  if ("why" in read) return { question: composed(values), epsilon, outcome: "wrong", why: read.why };
  const { question, epsilon: price } = read;
  if (find(book, read)) return { question, epsilon: price, outcome: "book" };
  return { question, epsilon: price, outcome: filterOf(book).allows({ epsilon: price }) ? "granted" : "refused" };
}
