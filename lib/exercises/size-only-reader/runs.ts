/** Runs of the two-key protocol with the size as the only answer, as the receiver holds them afterwards; and who the members are. */
import { hashToGroup, type Point, secretScalar } from "../../psi/element.ts";
import type { Rng } from "../../random/index.ts";
import type { Run } from "./api.ts";

/** RFC 9380 section 3.1: a tag for this use. */
const DST = "PETRI-V01-EXERCISE-PLACES-with-ristretto255_XMD:SHA-512_R255MAP_RO_";

export interface Staged {
  readonly run: Run;
  readonly members: readonly string[];
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] ?? -1);
}

/** Numbers under a country code that belongs to nobody (ITU-T E.164). */
const numberAt = (i: number): string => `+999 55 0${String(i).padStart(3, "0")}`;

interface Sizes {
  readonly mine: number;
  readonly theirs: number;
  readonly shared: number;
}

/**
 * With `alike`, a member's point and another's begin with the same byte, and the one that was sent first is the larger: a sort that looks at first
 * bytes alone leaves them where they were.
 */
export function stage({ mine, theirs, shared }: Sizes, order: Run["order"], rng: Rng, alike = false): Staged {
  const people = rng.shuffled(Array.from({ length: 1000 }, (_, i) => numberAt(i)));
  const members = people.slice(0, shared);
  const items = rng.shuffled(people.slice(0, mine));
  const others = rng.shuffled([...members, ...people.slice(mine, mine + theirs - shared)]);
  // Where the other list is longer, a member stands beyond the length of mine: all of it has to be looked at.
  if (theirs > mine) others.push(...others.splice(others.indexOf(members[0] as string), 1));
  const b = secretScalar(rng);
  const shuffle = rng.shuffled([...items.keys()]);
  const hashed = items.map((item) => hashToGroup(item, DST));
  let a = secretScalar(rng);
  let own = hashed.map((point) => point.multiply(a));
  for (;;) {
    const pair = alike ? alikeIn(own, (at) => members.includes(items[at] as string)) : [];
    if (pair) {
      inOrder(shuffle, pair);
      break;
    }
    // The next key: one more of each point, which is cheaper than another multiplication.
    a += 1n;
    own = own.map((point, at) => point.add(hashed[at] as Point));
  }
  const sent = shuffle.map((at) => own[at] as Point);
  const bytes = (points: readonly Point[]) => points.map((point) => point.toBytes());
  const came = { kept: () => sent, sorted: () => sortedByBytes(sent), shuffled: () => rng.shuffled(sent) }[order]();
  return {
    run: {
      items,
      shuffle,
      key: a,
      sent: bytes(sent),
      masked: bytes(others.map((item) => hashToGroup(item, DST).multiply(b))),
      doubled: bytes(came.map((point) => point.multiply(b))),
      order,
    },
    members,
  };
}

/** A member and another whose points begin alike, the larger first; undefined where there are none. */
function alikeIn(points: readonly Point[], isMember: (at: number) => boolean): readonly number[] | undefined {
  const bytes = points.map((point) => point.toBytes());
  for (const [one, first] of bytes.entries()) {
    const other = bytes.findIndex((second, at) => isMember(one) && !isMember(at) && second[0] === first[0]);
    if (other >= 0) return compareBytes(first, bytes[other] as Uint8Array) > 0 ? [one, other] : [other, one];
  }
  return undefined;
}

/** Puts these in this order, in the places that they have. */
function inOrder(shuffle: number[], those: readonly number[]): void {
  const places = those.map((at) => shuffle.indexOf(at)).sort((a, b) => a - b);
  for (const [i, place] of places.entries()) shuffle[place] = those[i] as number;
}

const sortedByBytes = (points: readonly Point[]): Point[] =>
  points
    .map((point) => ({ point, bytes: point.toBytes() }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ point }) => point);
