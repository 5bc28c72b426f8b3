/** A private table that answers through a budget only: the card. Table, questions and the ledger are in lib/dp/curator. */
import * as v from "valibot";
import type { CuratorOutput } from "../dp/index.ts";
import { choice, defineParams, flag, integer, number, text, type Values } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { madeOfInput } from "./own-input.ts";

/** What a question can ask for. */
export const ASKS = ["count", "sum", "mean", "median", "p10", "p90", "histogram"] as const;
export const RULES = ["sum", "fully-adaptive"] as const;
/** The columns of the invented table, as a person declares those of a table of their own. */
export const INVENTED = "age 18..70; salary 20..120; team sales|research|support|office; remote yes|no";
const LONGEST = 4000;
/** The most questions in one run. */
export const MOST = 100;

export const params = defineParams({
  ask: choice({
    label: "Next question",
    help: "What the next question asks for. p10 and p90: the values below which a tenth, and nine tenths, of the people are.",
    choices: ASKS,
    names: {
      count: "how many people",
      median: "median",
      p10: "lowest tenth ends at",
      p90: "highest tenth begins at",
      histogram: "count by group",
    },
    default: "mean",
  }),
  column: text({
    label: "Of",
    help: "The column that is asked about, by its name. A question about how many people has none.",
    max: 40,
    default: "salary",
  }),
  where: text({
    label: "Among",
    help: "Which people: a group, as in team=sales. Empty: all of them.",
    max: 80,
    default: "team=sales",
  }),
  epsilon: number({
    label: "Price of the next question, ε",
    help: "What the next answer may tell at most about one person. It is charged before the answer is drawn.",
    default: 0.2,
    min: 0.001,
    max: 20,
    stops: [0.05, 0.1, 0.2, 0.5, 1],
  }),
  questions: text({
    label: "Questions asked so far",
    help: "In order, with semicolons between them, each with its price behind an @. The buttons write here; a link repeats it.",
    max: LONGEST,
    default: "count@0.1; histogram team@0.2; mean salary@0.2; median age@0.2; mean salary where team=research@0.2; count@0.1",
  }),
  budget: number({
    label: "Budget for all questions, ε",
    help: "It is fixed by the first question to a table. To set another one, take another table.",
    default: 1,
    min: 0.01,
    max: 20,
    stops: [0.5, 1, 2, 4, 8],
  }),
  rule: choice({
    label: "Rule of the budget",
    help: "How answers add up: by the sum of their prices, or by the fully adaptive rule, which needs the budget's δ. Fixed by the first question, too.",
    choices: RULES,
    names: { sum: "sum of prices", "fully-adaptive": "fully adaptive" },
    default: "sum",
  }),
  delta: number({
    label: "δ for all questions",
    help: "At which δ the accountants give their ε, and what the fully adaptive rule may spend of it.",
    default: 1e-6,
    min: 1e-12,
    max: 1e-3,
    stops: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3],
  }),
  population: integer({
    label: "Invented population, number",
    help: "Which invented people are in the table. The same number is the same people, and so has the same ledger.",
    default: 1,
    min: 1,
    max: 2 ** 31 - 1,
  }),
  people: integer({
    label: "Invented people",
    help: "How many of them there are.",
    default: 400,
    min: 0,
    max: 100_000,
  }),
  columns: text({
    label: "Declared columns",
    help: "Name and bounds (age 18..70), or name and groups (team sales|office), with semicolons between them. Declared before the table is read, never read off it.",
    max: LONGEST,
    default: INVENTED,
  }),
  truth: flag({
    label: "Show the truth",
    help: "The laboratory's eye: beside each answer what it would be without noise. Nobody who asks gets to see that.",
    default: false,
  }),
});

const size = v.pipe(v.number(), v.minValue(0));
const cost = v.object({ epsilon: size, delta: size });
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What may be published. `low` and `high`: where the truth is in 95 of 100 such answers; of a quantile, `ranks`: by how many people its rank may be off. */
export const answer = v.object({
  value: v.nullable(v.number()),
  groups: v.optional(v.pipe(v.array(v.object({ name: v.string(), value: v.number() })), v.readonly())),
  low: v.optional(v.number()),
  high: v.optional(v.number()),
  ranks: v.optional(size),
  /** Of a count by group: how far off each count may be, in 95 of 100. */
  within: v.optional(size),
});

/** A question and what became of it. "book": the list asks it a second time, and gets the same answer at no charge. */
export const line = v.object({
  question: v.string(),
  epsilon: v.number(),
  outcome: v.picklist(["answered", "book", "refused", "wrong"]),
  /** Of an answer: whether it was drawn in this run, or stood in the ledger already. */
  fresh: v.optional(v.boolean()),
  /** Of what cannot be asked: a sentence. It depends on the declaration, never on the data. */
  why: v.optional(v.string()),
  answer: v.optional(answer),
  /** Of an answer that lies between declared bounds: which. */
  bounds: v.optional(v.pipe(v.tuple([v.number(), v.number()]), v.readonly())),
  /** The laboratory's eye; only where asked for. */
  truth: v.optional(answer),
});

/** A base event (lib/dp/event.ts): a mean is two of them. */
const event = v.object({
  kind: v.picklist(["discrete-laplace", "bounded-range"]),
  rate: v.optional(size),
  steps: v.optional(count),
  epsilon: v.optional(size),
});

const gauge = v.object({
  /** What the answers cost by this rule, whichever rule the ledger has. */
  spent: cost,
  /** Whether the next question would be answered if the ledger had this rule. */
  fits: v.boolean(),
  /** How many questions at the next one's price an untouched budget has room for by this rule. */
  room: count,
});

export const result = v.object({
  source: v.picklist(["invented", "own"]),
  /** SHA-256 of the table and its declaration: what the ledger is found by. */
  key: madeOfInput(v.string()),
  lines: madeOfInput(v.array(line)),
  /** The laboratory's eye: rows read, and cells that are no value of their declared column. Only where asked for. */
  eye: v.optional(madeOfInput(v.object({ rows: count, missing: count, clamped: count }))),
  /** All that was ever done to the table, each on all of its rows: what stands in its ledger, in order. */
  events: v.array(event),
  /** By accountant: epsilon at this delta. Absent: it has no formula for these events. Null: none is kept at this delta. */
  spent: v.record(v.string(), v.object({ epsilon: v.nullable(v.number()), delta: size, atLeast: v.optional(v.number()) })),
  /** How many questions the ledger refused in this run. */
  refused: count,

  /** What each answer in the ledger was charged, in order. */
  prices: v.array(size),
  /** How many answers stand in the ledger now. */
  answered: count,
  ledger: v.object({
    /** For how long it is kept: as long as the browser keeps it, as long as the page is open, or for this run alone. */
    lasting: v.picklist(["browser", "page", "run"]),
    /** How many answers stood in it when this figure first opened it. */
    found: count,
    budget: v.object({ rule: v.picklist(RULES), epsilon: size, delta: size }),
  }),
  filter: v.object({ sum: gauge, "fully-adaptive": gauge }),
  /** True at all times at once: whoever reads it may stop, or go on, because of it. */
  odometer: v.object({ sum: cost, "fully-adaptive": cost }),
  next: v.object({
    question: v.string(),
    epsilon: v.number(),
    /** granted: it fits. book: it was asked before. */
    outcome: v.picklist(["granted", "book", "refused", "wrong"]),
    why: v.optional(v.string()),
  }),
  /** The number of a population that nobody has asked anything yet. */
  nextPopulation: count,
});

export type Answer = v.InferOutput<typeof answer>;
export type Line = v.InferOutput<typeof line>;
export type Result = v.InferOutput<typeof result>;

/** What a run leaves to the figure's next one: what the curator told, and to which questions about which table. */
export interface Memory {
  readonly of: string;
  /** How many answers this table's ledger had when the figure opened it. */
  readonly found: number;
  readonly told: CuratorOutput;
  /** What the accountants said, and of what. */
  readonly accounts: { readonly of: string; readonly spent: Result["spent"] } | undefined;
}

/** A question as the controls say it. */
export const composed = ({ ask, column, where }: { readonly ask: string; readonly column: string; readonly where: string }): string =>
  `${ask}${ask === "count" ? "" : ` ${column.trim()}`}${where.trim() === "" ? "" : ` where ${where.trim()}`}`;

/** One question more in the list. */
const withNext = (values: Values<typeof params>): string =>
  [...(values.questions.trim() === "" ? [] : [values.questions]), `${composed(values)}@${values.epsilon}`].join("; ");

export const ledger = defineExperiment<typeof params.fields, Result, Result, Memory>({
  id: "ledger",
  title: "A table that answers through a budget",
  summary:
    "Ask a private table one question after the other. A ledger charges each before it is answered, remembers it, and refuses what no longer fits.",
  honesty:
    "Real: the table is with a curator in a worker of its own, which gives out noisy answers only; the noise is drawn exactly; charge, question and answer are written in one transaction before an answer leaves; the budget's sums are exact. " +
    "Simplified: this page dealt the invented people, and whoever knows a population's number can invent them again. One row is one person. Under a seed everybody can work out the noise, so the ledger of a seeded run ends with it. " +
    "Assumed: people come and go (add-remove), the size of a file and its first line are public, and nobody times the answers. " +
    "Ignored: the ledger keeps a curator from mistakes and not from cheating. Whoever changes one cell or one declared bound, deletes what this browser stores, or takes another browser, has a fresh one. " +
    "Not for production: one browser's storage is no safe place for an organisation's budget.",
  params,
  inputs: { curator: "table" },
  version: 1,
  result,
  verdicts: ["question-refused", "found-again", "adaptive-spends-less", "budget-stands"],
  acts: [
    {
      label: "Ask",
      next: (values) => {
        const questions = withNext(values);
        return questions.length <= LONGEST && questions.split(";").length <= MOST ? { questions } : undefined;
      },
    },
    { label: "New population", next: (_, done) => (done?.source === "invented" ? { population: done.nextPopulation } : undefined) },
  ],
  fresh: (done) => (done ? { population: done.nextPopulation } : {}),
  load: async () => (await import("./ledger.run.ts")).run,
});
