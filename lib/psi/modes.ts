/**
 * The three modes of RFC 9497 on ristretto255-SHA512, as noble has them, in one shape.
 *
 *   oprf   the server evaluates; nothing shows under which key
 *   voprf  with a proof (DLEQ) that all evaluations of a batch are under the key whose public half was announced
 *   poprf  the same, and the key is bound to a public text, `info`: other text, other function
 *
 * Randomness comes from the caller, never from noble, so that a seeded run repeats exactly. noble draws its scalars as 48
 * bytes reduced to 1 .. order-1, so none is zero.
 */
import type { OPRFBlind, OPRFFinalizeItem, OPRFKeys } from "@noble/curves/abstract/oprf.js";
import { ristretto255_oprf as suite } from "@noble/curves/ed25519.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Rng } from "../random/index.ts";

export const oprfModes = ["oprf", "voprf", "poprf"] as const;
export type OprfMode = (typeof oprfModes)[number];

export const PROOF_BYTES = 64;

/** What the client keeps of one query: its input, its blind, and the element it sent. */
export type Query = Omit<OPRFFinalizeItem, "evaluated">;

export interface Evaluated {
  readonly elements: readonly Uint8Array[];
  /** One for the batch; none in mode oprf. */
  readonly proof: Uint8Array | undefined;
}

export interface Mode {
  readonly verifiable: boolean;
  /** The server's key pair, from 32 bytes of randomness (RFC 9497 section 3.2.1). */
  keys(rng: Rng): OPRFKeys;
  blind(input: Uint8Array, publicKey: Uint8Array, rng: Rng): Query;
  evaluate(keys: OPRFKeys, blinded: readonly Uint8Array[], rng: Rng): Evaluated;
  /** Checks the proof, where there is one, before anything is unblinded. Throws when it does not hold. */
  finalise(queries: readonly Query[], evaluated: Evaluated, publicKey: Uint8Array): readonly Uint8Array[];
  /** The same function of an input, for whoever has the key. */
  direct(keys: OPRFKeys, input: Uint8Array): Uint8Array;
}

/** noble has it in all three modes and types it in one. */
interface Direct {
  evaluate(secretKey: Uint8Array, input: Uint8Array): Uint8Array;
}

/** RFC 9497 leaves the text to the application: it keeps this key apart from any other use of the same seed. */
const KEY_INFO = utf8ToBytes("petri/psi/oprf/1");

const drawn = (rng: Rng) => (length?: number) => rng.bytes(length ?? 48);
const query = (input: Uint8Array, { blind, blinded }: OPRFBlind): Query => ({ input, blind, blinded });
const together = (queries: readonly Query[], { elements }: Evaluated): OPRFFinalizeItem[] =>
  queries.map((q, i) => ({ ...q, evaluated: elements[i] as Uint8Array }));

function seeded(rng: Rng, derive: (seed: Uint8Array, info: Uint8Array) => OPRFKeys): OPRFKeys {
  const seed = rng.bytes(32);
  const keys = derive(seed, KEY_INFO);
  seed.fill(0);
  return keys;
}

function proven({ proof }: Evaluated): Uint8Array {
  if (proof === undefined) throw new Error("a proof was due");
  return proof;
}

const { oprf, voprf } = suite;

const plain: Mode = {
  verifiable: false,
  keys: (rng) => seeded(rng, oprf.deriveKeyPair),
  blind: (input, _, rng) => query(input, oprf.blind(input, drawn(rng))),
  evaluate: ({ secretKey }, blinded) => ({ elements: blinded.map((b) => oprf.blindEvaluate(secretKey, b)), proof: undefined }),
  finalise: (queries, { elements }) => queries.map(({ input, blind }, i) => oprf.finalize(input, blind, elements[i] as Uint8Array)),
  direct: ({ secretKey }, input) => (oprf as unknown as Direct).evaluate(secretKey, input),
};

const verifiable: Mode = {
  verifiable: true,
  keys: (rng) => seeded(rng, voprf.deriveKeyPair),
  blind: (input, _, rng) => query(input, voprf.blind(input, drawn(rng))),
  evaluate({ secretKey, publicKey }, blinded, rng) {
    const { evaluated, proof } = voprf.blindEvaluateBatch(secretKey, publicKey, [...blinded], drawn(rng));
    return { elements: evaluated, proof };
  },
  finalise: (queries, evaluated, publicKey) => voprf.finalizeBatch(together(queries, evaluated), publicKey, proven(evaluated)),
  direct: ({ secretKey }, input) => (voprf as unknown as Direct).evaluate(secretKey, input),
};

function partlyOblivious(info: string): Mode {
  const poprf = suite.poprf(utf8ToBytes(info));
  let tweakedKey: Uint8Array | undefined; // of the one public key of this run
  return {
    verifiable: true,
    keys: (rng) => seeded(rng, poprf.deriveKeyPair),
    blind(input, publicKey, rng) {
      const made = poprf.blind(input, publicKey, drawn(rng));
      tweakedKey = made.tweakedKey;
      return query(input, made);
    },
    evaluate({ secretKey }, blinded, rng) {
      const { evaluated, proof } = poprf.blindEvaluateBatch(secretKey, [...blinded], drawn(rng));
      return { elements: evaluated, proof };
    },
    finalise(queries, evaluated) {
      if (tweakedKey === undefined) throw new Error("nothing was blinded");
      return poprf.finalizeBatch(together(queries, evaluated), proven(evaluated), tweakedKey);
    },
    direct: ({ secretKey }, input) => poprf.evaluate(secretKey, input),
  };
}

export function modeOf(name: OprfMode, info: string): Mode {
  switch (name) {
    case "oprf":
      return plain;
    case "voprf":
      return verifiable;
    case "poprf":
      return partlyOblivious(info);
    default:
      throw new RangeError(`mode: "${String(name)}" is not one of ${oprfModes.join(", ")}.`);
  }
}
