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

export function stage({ mine, theirs, shared }: Sizes, order: Run["order"], rng: Rng): Staged {
  const people = rng.shuffled(Array.from({ length: 1000 }, (_, i) => numberAt(i)));
  const members = people.slice(0, shared);
  const items = rng.shuffled(people.slice(0, mine));
  const others = rng.shuffled([...members, ...people.slice(mine, mine + theirs - shared)]);
  const [a, b] = [secretScalar(rng), secretScalar(rng)];
  const shuffle = rng.shuffled([...items.keys()]);
  const sent = shuffle.map((at) => hashToGroup(items[at] as string, DST).multiply(a));
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

const sortedByBytes = (points: readonly Point[]): Point[] =>
  points
    .map((point) => ({ point, bytes: point.toBytes() }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ point }) => point);
