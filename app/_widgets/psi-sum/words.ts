/** What each message is, in words, and numbers as they are written. */
export type Seat = "publisher" | "shop";
export const NAMES: Readonly<Record<Seat, string>> = { publisher: "Publisher", shop: "Shop" };

const CLAUSES: Readonly<Record<string, string>> = {
  blinded: "each identifier as a point, times the publisher's key, shuffled",
  "paillier-key": "the shop's public key: anybody can add under it, only the shop can read",
  pairs: "each identifier as a point, times the shop's key, with its amount encrypted, shuffled",
  doubled: "the publisher's points, times the shop's key as well, shuffled",
  size: "how many are on both lists",
  sum: "the encrypted amounts of those, multiplied: an encryption of their sum",
};

export const clauseOf = (tag: string): string => CLAUSES[tag] ?? "";

export const many = (n: number): string => n.toLocaleString("en-GB");
export const people = (n: number): string => `${many(n)} ${n === 1 ? "person" : "people"}`;
