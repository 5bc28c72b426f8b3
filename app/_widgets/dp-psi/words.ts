/** What each message is, in words, and numbers as they are written. */
export type Seat = "receiver" | "sender";
export const NAMES: Readonly<Record<Seat, string>> = { receiver: "Receiver", sender: "Sender" };

const CLAUSES: Readonly<Record<string, string>> = {
  masked: "each item as a point, times the sender's key, shuffled",
  sampled: "the items that take part, each as a point, times the receiver's key, shuffled",
  doubled: "the sender's points, times the receiver's key as well, in a new order",
  positions: "places of the sample: most of those that match, and a few that do not",
};
export const clauseOf = (tag: string): string => CLAUSES[tag] ?? "";

export const many = (n: number): string => n.toLocaleString("en-GB", { maximumFractionDigits: 1 });
export const items = (n: number): string => `${many(n)} ${n === 1 ? "item" : "items"}`;
/** "95.3" of a hundred; never 100 where it is less. */
export const inHundred = (p: number): string => {
  const near = p < 1 && p > 0.9995;
  return near ? Math.min(100 * p, 99.99).toFixed(2) : many(100 * p);
};
