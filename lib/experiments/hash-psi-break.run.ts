/**
 * Hashes a list of invented numbers and puts the same numbers through an OPRF; then one attacker, who holds both lists as
 * published and knows what a number looks like, makes every guess once and looks it up in both.
 */
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { dictionaryAttack, guessAt, type Hit, sha256Transform, sizeOf } from "../attacks/dictionary.ts";
import { modeOf } from "../psi/modes.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab, ResultOf } from "./experiment.ts";
import { type Frame, type hashPsiBreak, PREFIX, type params, type Recovered } from "./hash-psi-break.ts";

type Result = ResultOf<typeof hashPsiBreak>;

/** A guess under a key of one's own costs as much as thousands of hashes; these few show that it finds nothing either. */
const OWN_KEY_GUESSES = 200;
const CHUNK = 25;
/** Of the 64 bytes of a tag, so many are published: as many as of a hash, so that one look-up serves both lists. */
const PUBLISHED = 32;

const oprf = modeOf("oprf", "");
type Key = ReturnType<typeof oprf.keys>;
export const tagOf = (key: Key, number: string): Uint8Array => oprf.direct(key, utf8ToBytes(number)).slice(0, PUBLISHED);

export async function run({ numbers, digits }: Values<typeof params>, lab: Lab<Frame>): Promise<Result> {
  const guesses = { prefix: PREFIX, digits };
  const listed = drawn(numbers, sizeOf(guesses), lab.rng.fork("list")).map((at) => guessAt(guesses, at));
  const sha256 = sha256Transform();
  const hashes = listed.map((number) => {
    const out = new Uint8Array(sha256.length);
    sha256.into(utf8ToBytes(number), out);
    return out;
  });
  const key = oprf.keys(lab.rng.fork("key"));
  const tags = listed.map((number) => tagOf(key, number));
  key.secretKey.fill(0);

  // From here on the attacker's work: it holds what was published, and nothing above.
  const published = [...hashes, ...tags];
  const inHex = published.map(bytesToHex);
  const named = (hits: readonly Hit[], fromTags: boolean): Recovered[] =>
    hits.filter(({ at }) => at >= numbers === fromTags).map(({ at, value }) => ({ hash: inHex[at] as string, value }));
  const began = lab.now();
  const perSecond = (tried: number) => tried / Math.max(1e-3, (lab.now() - began) / 1000);
  const total = sizeOf(guesses);
  let tried = 0;
  let hits: readonly Hit[] = [];
  for (const step of dictionaryAttack(published, guesses, sha256)) {
    ({ tried, hits } = step);
    lab.show({
      tried,
      total,
      rate: perSecond(tried),
      hashes: inHex.slice(0, numbers),
      tags: inHex.slice(numbers),
      recovered: named(hits, false),
    });
    await lab.progress(tried / total, "hashing every possible number");
  }
  lab.measure("rate", perSecond(tried));
  lab.measure("engine", "noble");

  const own = await guessUnderOwnKey(tags, Math.min(OWN_KEY_GUESSES, total), (at) => guessAt(guesses, at), lab);
  return {
    listed: numbers,
    tried,
    recovered: named(hits, false),
    oprf: { tried, recovered: [...named(hits, true), ...own.recovered], triedUnderOwnKey: own.tried },
  };
}

/** What an attacker without the key can do with the OPRF itself: draw a key and hope. */
async function guessUnderOwnKey(tags: readonly Uint8Array[], limit: number, guess: (at: number) => string, lab: Lab<Frame>) {
  const key = oprf.keys(lab.rng.fork("attacker"));
  const known = new Set(tags.map(bytesToHex));
  const recovered: Recovered[] = [];
  for (let at = 0; at < limit; at++) {
    const hash = bytesToHex(tagOf(key, guess(at)));
    if (known.has(hash)) recovered.push({ hash, value: guess(at) });
    if (at % CHUNK === CHUNK - 1) await lab.progress(1, "guessing under a key of its own");
  }
  return { tried: limit, recovered };
}

/** `count` different numbers below `bound`, in random order. */
function drawn(count: number, bound: number, rng: Rng): number[] {
  const numbers = new Set<number>();
  while (numbers.size < count) numbers.add(rng.below(bound));
  return [...numbers];
}
