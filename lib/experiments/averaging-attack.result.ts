/** What a run of averaging-attack gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { share as chance, count, size } from "./quantities.ts";

const panel = v.object({
  /** Fresh draws that one attacker got in all, and after each of `points` questions. */
  drawn: count,
  drawnAt: v.array(count),
  refused: count,
  /** What the draws cost, added up, whether or not anybody counts. */
  spent: size,
  /** The mean that the first attacker has after each of `points` questions; null where it got no answer. */
  path: v.array(v.nullable(v.number())),
  /** How many attackers name the exact count then; the share, and its 99 % band at each point. */
  hits: v.array(count),
  low: v.array(chance),
  high: v.array(chance),
  /** The same share by its closed form, for continuous Laplace noise. */
  exact: v.array(chance),
});

export const result = v.object({
  truth: count,
  people: count,
  /** Of the noise. */
  scale: size,
  /** Numbers of questions at which everything is looked at. */
  points: v.array(count),
  /** The first few ways in which the question was put, and how many there were. All have one true answer. */
  wordings: v.object({ first: v.array(v.string()), different: count }),
  runs: count,
  panels: v.object({ none: panel, cache: panel, budget: panel }),
});

export type Panel = v.InferOutput<typeof panel>;
export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: a table of invented people, the counting questions asked of it, three services that answer them, Laplace noise drawn exactly on a grid of 1/1024, and hundreds of attackers who see answers and nothing else; the band is 99 % at each point. " +
  "Computed: the thin curve is the closed form for continuous Laplace noise, from which the grid differs by less than a thousandth. " +
  "Simplified: the attacker knows that the answer is a whole number, and nothing else. Two questions in other words mean the same here because every age is below the bound that they differ in; in general nobody can decide whether two questions mean the same. " +
  "Ignored: attackers who share a budget between them, and questions that overlap without being equal.";
