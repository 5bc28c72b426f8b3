/** What a run of local-dp gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { METHODS } from "./local-dp.ts";
import { count, size } from "./quantities.ts";

const bits = v.array(v.boolean());

export const result = v.object({
  epsilon: size,
  options: count,
  people: count,
  delta: size,
  days: count,
  /** How many people have each option: what nobody is told. */
  truth: v.array(count),
  /** The local epsilon that each shuffled report keeps, so that all of them together keep epsilon, except for delta. */
  localEpsilon: size,
  methods: v.array(
    v.object({
      method: v.picklist(METHODS),
      /** Of one person's one report to whoever reads it before anything else is done. Null: the curator reads the truth. */
      reportEpsilon: v.nullable(size),
      /** What one person sends, in bits. */
      bits: count,
      /** Root of the mean squared error over all options, in people: by the law, in the run that is shown, and over the repeats. */
      expected: size,
      error: size,
      measured: size,
      repeats: count,
      /** Of each option; none yet while the survey is going on. */
      estimates: v.array(v.pipe(v.number(), v.finite())),
      /** Standard error of the estimate of an option, by the law, for each. */
      spread: v.array(size),
    }),
  ),
  /** What the first person sends by each method. */
  reports: v.object({ truth: count, kary: count, oue: bits, sue: bits, remembered: bits, rappor: bits }),
  /** Expected errors at other numbers of options; k-ary wins over optimised unary encoding below `crossing`. */
  crossing: size,
  curve: v.array(v.object({ options: count, kary: size, oue: size, sue: size })),
  /** What a local epsilon becomes when shuffled: summed, and by the closed form where it holds. */
  shuffle: v.array(v.object({ local: size, central: size, closed: v.nullable(size) })),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: in the run that is shown every person makes a report by every method, drawn exactly; RAPPOR's later days and the repeats draw how many reports support each option, which is the same law; expected errors are exact for these very people. " +
  "Simplified: the people are invented, the list of options is public, and nobody lies to the protocol. The shuffler is a party that is trusted to mix and not to collude; here it is a function. All methods protect one person who changes the answer (replace-one). " +
  "A bound: what shuffling is worth is the clone bound of Feldman, McMillan and Talwar (2021), summed exactly; it holds for any report that keeps its local ε, and the truth may be better, so the shuffled errors might be smaller at the same promise. It has a δ. " +
  "Not covered: a person who reports by several methods, or again with fresh noise, pays for each.";
