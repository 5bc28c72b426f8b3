/**
 * Senders that break the rules, as the smallest possible differences from the honest code. Each is a lesson in what the
 * protocols promise against a party that does not follow them (they are proven for parties that do).
 *
 *   other-point  answers once with another valid point. One match is lost, and nobody can tell; a verifiable OPRF can.
 *   insert       adds an item it does not hold. Unnoticed by any protocol: what a party really holds is its own business.
 *   repeat       sends one element twice. Noticed: an honest list has no two alike.
 *   second-key   works under two keys. A matching key is a mark on the item:
 *                oprf  the second half of the receiver's queries is answered under the second key, and the sender's own items
 *                      are offered under both. The receiver's answer is right. When it sends the matched tags back
 *                      (learns=both), each tells by its key in which half of the receiver's list the item stands.
 *                      VOPRF and POPRF refuse: the proof holds for one key only.
 *                ecdh  the second half of the sender's own list goes out under the second key. Where only sizes come back,
 *                      shuffled, the sender now gets one size for either half; with a key for every item it would get
 *                      the members. Nothing in this protocol shows it; a receiver that learns too misses the second half.
 */
import type { ListItem } from "../text/index.ts";
import { type Normalise, readList } from "../text/index.ts";

export type Cheat =
  | {
      readonly kind: "other-point";
      /** oprf: which of the receiver's queries is answered wrongly, from 0 in the order sent; default the first. */
      readonly at?: number | undefined;
      /** ecdh: which of the sender's own items goes out as another point; default the first. */
      readonly spoil?: string | undefined;
    }
  | { readonly kind: "insert"; readonly guess: string }
  | { readonly kind: "repeat" }
  | { readonly kind: "second-key" };

/** The list that goes out. An honest one has this many entries for each item: one. */
export async function offered(
  own: readonly ListItem[],
  cheat: Cheat | undefined,
  rules: { normalise: Normalise; country?: string | undefined },
) {
  if (cheat?.kind === "repeat") return [...own, ...own.slice(0, 1)];
  if (cheat?.kind !== "insert") return own;
  const { items } = await readList([cheat.guess], rules);
  return [...own, ...items.filter(({ key }) => !own.some((item) => item.key === key))];
}

/** How many keys the sender works under, and which of them serves entry `at` of `total`. */
export const keysOf = (cheat: Cheat | undefined): 1 | 2 => (cheat?.kind === "second-key" ? 2 : 1);
export const keyAt = (at: number, total: number, keys: 1 | 2): 0 | 1 => (keys === 2 && 2 * at >= total ? 1 : 0);

/** Is this own item the one that an ecdh sender spoils? */
export const spoils = (cheat: Cheat | undefined, item: ListItem, own: readonly ListItem[]): boolean =>
  cheat?.kind === "other-point" &&
  (cheat.spoil === undefined ? item === own[0] : item.spelling === cheat.spoil || item.key === cheat.spoil);

/** Is this query the one that an oprf sender answers wrongly? */
export const misanswers = (cheat: Cheat | undefined, at: number): boolean => cheat?.kind === "other-point" && at === (cheat.at ?? 0);
