/**
 * RFC 9497: key, blinded and evaluated elements, proof and output of a batch, recomputed from the seed, the inputs, the blinds
 * and the scalar r of the proof. noble draws a scalar from 48 bytes as 1 + (n mod (order - 1)), so r is drawn by an rng that
 * returns r - 1.
 */
import type { OPRF } from "@noble/curves/abstract/oprf.js";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { p256_oprf } from "@noble/curves/nist.js";
import { bytesToNumberBE, bytesToNumberLE, bytesToHex as hex, hexToBytes, numberToBytesBE, numberToBytesLE } from "@noble/curves/utils.js";
import * as v from "valibot";
import { type Comparison, defineTopic, hexField, hexList } from "./topic.ts";

const little = (scalar: string) => numberToBytesLE(bytesToNumberLE(hexToBytes(scalar)) - 1n, 48);
const big = (scalar: string) => numberToBytesBE(bytesToNumberBE(hexToBytes(scalar)) - 1n, 48);
const suites: Readonly<Record<string, { readonly suite: OPRF; readonly draw: (scalar: string) => Uint8Array }>> = {
  "ristretto255-SHA512": { suite: ristretto255_oprf, draw: little },
  "P256-SHA256": { suite: p256_oprf, draw: big },
};

const data = v.object({
  context: v.object({
    identifier: v.string(),
    mode: v.picklist([0, 1, 2]),
    seed: hexField,
    keyInfo: hexField,
    skSm: hexField,
    pkSm: v.optional(hexField),
  }),
  vector: v.pipe(
    v.object({
      Input: hexList,
      Blind: hexList,
      BlindedElement: hexList,
      EvaluationElement: hexList,
      Output: hexList,
      Info: v.optional(hexField),
      Proof: v.optional(v.object({ proof: hexField, r: hexField })),
    }),
    v.check(
      (c) => [c.Blind, c.BlindedElement, c.EvaluationElement, c.Output].every((list) => list.length === c.Input.length),
      "Input, Blind, BlindedElement, EvaluationElement and Output differ in length",
    ),
  ),
});

interface Batch {
  readonly blinded: readonly Uint8Array[];
  readonly evaluated: readonly Uint8Array[];
  readonly proof: Uint8Array | undefined;
  finalise(proof: Uint8Array | undefined): readonly Uint8Array[];
}

export const oprf = defineTopic(
  {
    topic: "oprf",
    title: "Oblivious pseudorandom functions",
    standard: "RFC 9497",
    covers: "identifier ristretto255-SHA512 and P256-SHA256, mode 0 (OPRF), 1 (VOPRF), 2 (POPRF), any batch",
    fields: {
      "context.identifier": "the suite",
      "context.mode": "0, 1 or 2",
      "context.seed": "hex, 32 bytes",
      "context.keyInfo": "hex",
      "context.skSm": "hex, the scalar as the suite encodes it",
      "context.pkSm": "hex, modes 1 and 2",
      "vector.Input": "hex, a batch joined by commas; likewise the next four",
      "vector.Blind": "hex scalars",
      "vector.BlindedElement": "hex",
      "vector.EvaluationElement": "hex",
      "vector.Output": "hex",
      "vector.Info": "hex, mode 2",
      "vector.Proof": "{ proof, r }: hex; r is the scalar drawn for the proof; modes 1 and 2",
    },
    compares: ["skSm", "pkSm", "BlindedElement", "EvaluationElement", "Proof", "Output", "a flipped bit of the proof (refused)"],
  },
  data,
  ({ context, vector }) => {
    const found = Object.hasOwn(suites, context.identifier) ? suites[context.identifier] : undefined;
    if (!found) return undefined;
    if (context.mode > 0 && !(vector.Proof && context.pkSm)) v.parse(v.never("Proof and pkSm are due in a verifiable mode"), vector.Proof);
    const { suite, draw } = found;
    const mode = context.mode === 0 ? suite.oprf : context.mode === 1 ? suite.voprf : suite.poprf(hexToBytes(vector.Info ?? ""));
    const keys = mode.deriveKeyPair(hexToBytes(context.seed), hexToBytes(context.keyInfo));
    const made: Comparison[] = [{ field: "skSm", got: hex(keys.secretKey), want: context.skSm }];
    if (context.pkSm !== undefined) made.push({ field: "pkSm", got: hex(keys.publicKey), want: context.pkSm });

    const batch = run(suite, context.mode, keys, vector, draw);
    made.push(
      { field: "BlindedElement", got: batch.blinded.map(hex).join(), want: vector.BlindedElement.join() },
      { field: "EvaluationElement", got: batch.evaluated.map(hex).join(), want: vector.EvaluationElement.join() },
    );
    if (vector.Proof && batch.proof) {
      const flipped = hexToBytes(vector.Proof.proof).map((byte, i) => (i === 0 ? byte ^ 1 : byte));
      made.push(
        { field: "Proof", got: hex(batch.proof), want: vector.Proof.proof },
        { field: "a flipped bit of the proof", got: refused(() => batch.finalise(flipped)), want: "refused" },
      );
    }
    made.push({ field: "Output", got: batch.finalise(batch.proof).map(hex).join(), want: vector.Output.join() });
    return made;
  },
);

type Vector = v.InferOutput<typeof data>["vector"];

function run(
  suite: OPRF,
  mode: 0 | 1 | 2,
  keys: { secretKey: Uint8Array; publicKey: Uint8Array },
  vector: Vector,
  draw: (scalar: string) => Uint8Array,
): Batch {
  const inputs = vector.Input.map((input) => hexToBytes(input));
  const rngs = vector.Blind.map((scalar) => () => draw(scalar) as Uint8Array<ArrayBuffer>);
  const rng = () => draw(vector.Proof?.r ?? "") as Uint8Array<ArrayBuffer>;
  if (mode === 0) {
    const queries = inputs.map((input, i) => suite.oprf.blind(input, rngs[i]));
    const evaluated = queries.map(({ blinded }) => suite.oprf.blindEvaluate(keys.secretKey, blinded));
    const finalise = () => inputs.map((input, i) => suite.oprf.finalize(input, at(queries, i).blind, at(evaluated, i)));
    return { blinded: queries.map((q) => q.blinded), evaluated, proof: undefined, finalise };
  }
  const poprf = suite.poprf(hexToBytes(vector.Info ?? ""));
  const tweaked = mode === 2 ? inputs.map((input, i) => poprf.blind(input, keys.publicKey, rngs[i])) : [];
  const queries = mode === 2 ? tweaked : inputs.map((input, i) => suite.voprf.blind(input, rngs[i]));
  const blinded = queries.map((q) => q.blinded);
  const { evaluated, proof } =
    mode === 1
      ? suite.voprf.blindEvaluateBatch(keys.secretKey, keys.publicKey, blinded, rng)
      : poprf.blindEvaluateBatch(keys.secretKey, blinded, rng);
  const items = inputs.map((input, i) => ({
    input,
    blind: at(queries, i).blind,
    blinded: at(blinded, i),
    evaluated: at<Uint8Array>(evaluated, i),
  }));
  return {
    blinded,
    evaluated,
    proof,
    finalise: (given) => {
      const checked = given ?? new Uint8Array();
      return mode === 1
        ? suite.voprf.finalizeBatch(items, keys.publicKey, checked)
        : poprf.finalizeBatch(items, checked, at(tweaked, 0).tweakedKey);
    },
  };
}

function at<T>(list: readonly T[], i: number): T {
  const value = list[i];
  if (value === undefined) throw new RangeError(`there is no number ${i}`);
  return value;
}

function refused(attempt: () => unknown): string {
  try {
    attempt();
    return "accepted";
  } catch {
    return "refused";
  }
}
