/** What a run of sparse-vector gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share, size } from "./quantities.ts";
import { VARIANTS } from "./sparse-vector.ts";

export type Variant = (typeof VARIANTS)[number];

const said = v.picklist(["above", "below"]);
const counted = v.object({ hits: count, tries: count, low: share, high: share });
/** ln(P/Q); null where the row is impossible on the second database. */
const loss = v.nullable(v.number());

export const result = v.object({
  variant: v.picklist(VARIANTS),
  epsilon: size,
  count,
  threshold: count,
  /** One run over the days: the true number of cases, which nobody sees, and what was said; null once it has stopped. */
  days: v.array(v.object({ cases: count, said: v.nullable(said) })),
  answered: v.object({ above: count, below: count }),
  /** Epsilon for the whole row; and the sum, had each of these days been answered by itself with this noise. */
  cost: v.object({ row: size, apart: size }),
  /** Scale of the noise (one over its rate), in cases: in the threshold, and in each answer. */
  noise: v.object({ threshold: size, answer: size }),
  /** Two neighbouring databases' answers to one row of questions with the threshold at 0, and the row of verdicts that tells them apart. */
  pair: v.object({ row: v.array(said), first: v.array(v.number()), second: v.array(v.number()) }),
  /** The row's probabilities by exact sums. */
  exact: v.object({ first: share, second: share, loss }),
  /** In a picture that is still growing: of the tries so far. */
  measured: v.object({ first: counted, second: counted, epsilon: size }),
  /** The exact loss by how many questions come before, of every variant. */
  growth: v.array(
    v.object({
      belows: count,
      losses: v.object({ ...Object.fromEntries(VARIANTS.map((id) => [id, loss])) } as Record<Variant, typeof loss>),
    }),
  ),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the technique and its variants, each drawn exactly; the row's probabilities, as exact sums over the discrete noise, beside how often it came in fresh runs, with Clopper and Pearson's 99 % intervals. " +
  "Simplified: the cases are invented, each day's count moves by at most one with one person, and the noise in the counts is hidden as it would be. " +
  "The pair of databases is a bad case that was looked for: a loss above epsilon there refutes the variant, and one below proves nothing. The proof of the right one is Lyu, Su and Li's.";
