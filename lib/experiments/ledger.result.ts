/** What a run of ledger gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { RULES } from "./ledger.ts";
import { madeOfInput } from "./own-input.ts";
import { count } from "./quantities.ts";

const size = v.pipe(v.number(), v.minValue(0));
const cost = v.object({ epsilon: size, delta: size });

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
  /** SHA-256 of the people and their declaration: what the ledger of invented people is found by. Of a table of one's own it is not told. */
  key: v.optional(v.string()),
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

export const honesty =
  "Real: the table is with a curator in a worker of its own, which gives out noisy answers only; the noise is drawn exactly; charge, question and answer are written in one transaction before an answer leaves; the budget's sums are exact. " +
  "Simplified: this page dealt the invented people, and whoever knows a population's number can invent them again. One row is one person. Under a seed everybody can work out the noise, so the ledger of a seeded run ends with it. " +
  "Assumed: people come and go (add-remove), the size of a file and its first line are public, and nobody times the answers. " +
  "Ignored: the ledger keeps a curator from mistakes and not from cheating. Whoever changes one cell, deletes what this browser stores, or takes another browser, has a fresh one. " +
  "Not for production: one browser's storage is no safe place for an organisation's budget.";
