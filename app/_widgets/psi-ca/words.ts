/** What the two runs are called, and numbers as they are written. */
export type Way = "shuffled" | "ordered";
export const NAMES: Readonly<Record<Way, string>> = {
  shuffled: "The sender shuffles what it returns",
  ordered: "The sender keeps the order",
};

export const many = (n: number): string => n.toLocaleString("en-GB");

/** A probability of something that seldom happens, or often. */
export const oneIn = (p: number): string => {
  if (p > 0.995) return "every time";
  if (p > 0.1) return `in ${Math.round(100 * p)} of 100 runs`;
  return p < 1e-12 ? "less than once in a million million runs" : `once in ${many(Number((1 / p).toPrecision(2)))} runs`;
};
