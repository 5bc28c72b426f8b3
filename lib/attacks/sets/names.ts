/** The attacks on counts, by name. A file of its own: whoever lists them loads none. */
export const ATTACKS = [
  "tree",
  "votes",
  "purity",
  "features",
  "planned",
  "published",
  "bayesian",
  "weighing",
  "one-by-one",
  "noise-aware",
  "target",
] as const;
export type AttackName = (typeof ATTACKS)[number];
