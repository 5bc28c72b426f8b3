/**
 * Two lists of made-up identifiers with a given overlap: addresses under example.com (RFC 2606), or telephone numbers that
 * Ofcom keeps for fiction (020 7946 0000 to 0999). Nobody is meant; nobody can be rung up.
 * Trap: the mobile range for fiction (07700 900...) is not valid under libphonenumber's plan, and normalise=phone refuses it.
 */
import type { Rng } from "../random/index.ts";
import { FICTIONAL_NUMBERS } from "./psi.ts";
import { sharedOf } from "./two-lists.ts";

const FIRST = [
  "ada",
  "ben",
  "chen",
  "dina",
  "emeka",
  "farah",
  "goran",
  "hana",
  "ines",
  "jamal",
  "kofi",
  "lena",
  "mira",
  "noor",
  "otto",
  "priya",
];
const LAST = [
  "abe",
  "berg",
  "costa",
  "diaz",
  "ekman",
  "fox",
  "gupta",
  "haas",
  "ito",
  "jansen",
  "kaya",
  "lopez",
  "moyo",
  "novak",
  "okoye",
  "park",
];
const NAMES = FIRST.length * LAST.length;

/** The k-th name. Distinct for distinct k; without a number while there are names left. */
const address = (k: number) => {
  const again = Math.floor(k / NAMES);
  return `${FIRST[k % FIRST.length]}.${LAST[Math.floor(k / FIRST.length) % LAST.length]}${again === 0 ? "" : again + 1}@example.com`;
};

const telephone = (k: number) => `020 7946 0${String(k).padStart(3, "0")}`;

export function inventedLists(
  values: { readonly n: number; readonly m: number; readonly overlap: number; readonly normalise: string },
  rng: Rng,
): { receiver: string[]; sender: string[]; shared: string[] } {
  const shared = sharedOf(values);
  const people = values.n + values.m - shared;
  const phone = values.normalise === "phone";
  // Which of the names occur must not depend on who holds them: draw from a pool somewhat larger than what is needed.
  const pool = phone ? FICTIONAL_NUMBERS : Math.max(NAMES, people);
  const drawn = rng
    .fork("people")
    .shuffled(Array.from({ length: pool }, (_, k) => k))
    .slice(0, people)
    .map(phone ? telephone : address);
  return {
    shared: drawn.slice(0, shared),
    receiver: rng.fork("receiver").shuffled(drawn.slice(0, values.n)),
    sender: rng.fork("sender").shuffled([...drawn.slice(0, shared), ...drawn.slice(values.n)]),
  };
}
