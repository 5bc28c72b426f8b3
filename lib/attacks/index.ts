/**
 * The door of the adversaries. Each is handed what its threat model grants and nothing else: never the truth it is after,
 * which only the experiment around it knows, to say how well the attack did.
 */
import { defineProtocol } from "../protocol/index.ts";
import { loadNoisySize } from "../psi/index.ts";

export type { Bounds, Explanation, Known, Learned, Pool } from "./collusion.ts";
export type { DictionaryProgress, Guesses, Hit, Transform } from "./dictionary.ts";
export type { World } from "./neighbours.ts";

export type { PinProgress } from "./pin.ts";
export type { Place } from "./places.ts";
export type { Fitting } from "./subsets.ts";
/** Finding what was hashed by hashing everything that it can have been. */
export const loadDictionary = async () => import("./dictionary.ts");
/** What members of a secure sum find out together. */
export const loadCollusion = async () => import("./collusion.ts");
/** Telling from a noisy answer whether one person was in the data. */
export const loadNeighbours = async () => import("./neighbours.ts");
/** Finding a secret of few digits behind a commitment. */
export const loadPin = async () => import("./pin.ts");
/** Reading members off the order of a list that should only have been counted. */
export const loadPlaces = async () => import("./places.ts");
/** Finding out of which rows a sum, or a product of encryptions, was made. */
export const loadSubsets = async () => import("./subsets.ts");

export type { Anonymity, Cell, Link, Prediction, Reconstruction, Row, SubsetQueries } from "./outputs/index.ts";
/** Attacks on what was published about many people: totals, repeated answers, joined tables, reconstruction, floating point. */
export const loadOutputs = async () => import("./outputs/index.ts");

export type { Attack, AttackPlan, CountAndSum, Ending, Plan, Play, Question, Recorded, Saying, Score, Victim } from "./sets/index.ts";
/** Attacks on the size of an intersection: who is in a set that answers only how many of some people are in it. */
export const loadSets = async () => import("./sets/index.ts");
/** The same between two parties, in the seats "asker" and "counter": the one attacks, the other counts (lib/psi/dp/noisy-size.ts). */
export const setAttack = defineProtocol("attacks/sets", async () => {
  const [{ attacker }, { counter }] = await Promise.all([import("./sets/attacker.ts"), loadNoisySize()]);
  return { attacker, counter };
});
export type { Judged, Scores, Shadow, Signals, Sorted } from "./models/index.ts";
/** Attacks on trained models: was this record in the training? */
export const loadModels = async () => import("./models/index.ts");

/** The party that trains on a table of its own, and lets its models be attacked beside it. Rows stay with it; what was found is told. */
export const modelOwner = defineProtocol("attacks/models", async () => {
  const { owner } = await import("./models/comparison/owner.ts");
  return { owner };
});
