/**
 * RFC 9497 (OPRF, VOPRF, POPRF) against the vectors of its Appendix A, for the two suites the course uses. noble draws a
 * scalar from 48 bytes as 1 + (n mod (order - 1)), so a wanted scalar r is drawn by an rng that returns r - 1: with that
 * even the proofs are compared byte for byte.
 */
import { ristretto255, ristretto255_oprf } from "@noble/curves/ed25519.js";
import { p256, p256_oprf } from "@noble/curves/nist.js";
import { bytesToNumberBE, bytesToNumberLE, bytesToHex as hex, hexToBytes, numberToBytesBE, numberToBytesLE } from "@noble/curves/utils.js";
import { describe, expect, it } from "vitest";
import file from "./vectors/rfc9497.json" with { type: "json" };

interface Data {
  readonly context: {
    readonly identifier: string;
    readonly mode: number;
    readonly seed: string;
    readonly keyInfo: string;
    readonly skSm: string;
    readonly pkSm?: string;
  };
  readonly vector: {
    readonly Batch: number;
    readonly Blind: string;
    readonly BlindedElement: string;
    readonly EvaluationElement: string;
    readonly Input: string;
    readonly Output: string;
    readonly Info?: string;
    readonly Proof?: { readonly proof: string; readonly r: string };
  };
}

const cases = file.vectors as unknown as readonly { readonly id: string; readonly data: Data }[];
const suites = {
  "ristretto255-SHA512": {
    oprf: ristretto255_oprf,
    order: ristretto255.Point.Fn.ORDER,
    draws: (scalar: string) => numberToBytesLE(bytesToNumberLE(hexToBytes(scalar)) - 1n, 48),
  },
  "P256-SHA256": {
    oprf: p256_oprf,
    order: p256.Point.Fn.ORDER,
    draws: (scalar: string) => numberToBytesBE(bytesToNumberBE(hexToBytes(scalar)) - 1n, 48),
  },
};

const list = (joined: string) => joined.split(",").map(hexToBytes);
const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

it("has both suites in three modes", () => {
  const kinds = new Set(cases.map(({ data: { context } }) => `${context.identifier} ${context.mode}`));
  expect(kinds.size).toBe(6);
  expect(cases).toHaveLength(11);
});

describe.each(cases)("$id", ({ data: { context, vector } }) => {
  const suite = suites[context.identifier as keyof typeof suites];
  const { draws } = suite;
  const info = hexToBytes(vector.Info ?? "");
  const mode = [suite.oprf.oprf, suite.oprf.voprf, suite.oprf.poprf(info)][context.mode];
  if (mode === undefined) throw new Error(`mode ${context.mode}`);
  const keys = mode.deriveKeyPair(hexToBytes(context.seed), hexToBytes(context.keyInfo));
  const inputs = list(vector.Input);
  const blinds = vector.Blind.split(",");

  it("derives the key pair", () => {
    expect(hex(keys.secretKey)).toBe(context.skSm);
    if (context.pkSm !== undefined) expect(hex(keys.publicKey)).toBe(context.pkSm);
  });

  it("blinds, evaluates, proves and finalises byte for byte", () => {
    const made = inputs.map((input, i) => {
      const rng = () => draws(blinds[i] as string);
      return context.mode === 2
        ? suite.oprf.poprf(info).blind(input, keys.publicKey, rng)
        : suite.oprf.oprf === mode
          ? suite.oprf.oprf.blind(input, rng)
          : suite.oprf.voprf.blind(input, rng);
    });
    expect(made.map(({ blinded }) => hex(blinded)).join()).toBe(vector.BlindedElement);
    const blinded = made.map((m) => m.blinded);
    const outputs = vector.Output.split(",");

    if (context.mode === 0) {
      const evaluated = blinded.map((element) => suite.oprf.oprf.blindEvaluate(keys.secretKey, element));
      expect(evaluated.map(hex).join()).toBe(vector.EvaluationElement);
      const finals = inputs.map((input, i) =>
        suite.oprf.oprf.finalize(input, (made[i] as (typeof made)[0]).blind, evaluated[i] as Uint8Array),
      );
      expect(finals.map(hex)).toEqual(outputs);
      return;
    }
    if (vector.Proof === undefined) throw new Error("a verifiable mode without a proof");
    const { r, proof: wanted } = vector.Proof;
    const rng = () => draws(r);
    const poprf = suite.oprf.poprf(info);
    const { evaluated, proof } =
      context.mode === 1
        ? suite.oprf.voprf.blindEvaluateBatch(keys.secretKey, keys.publicKey, blinded, rng)
        : poprf.blindEvaluateBatch(keys.secretKey, blinded, rng);
    expect(evaluated.map(hex).join()).toBe(vector.EvaluationElement);
    expect(hex(proof)).toBe(wanted);

    const items = inputs.map((input, i) => ({
      input,
      blind: (made[i] as (typeof made)[0]).blind,
      blinded: blinded[i] as Uint8Array,
      evaluated: evaluated[i] as Uint8Array,
    }));
    const tweakedKey = (made[0] as unknown as { tweakedKey: Uint8Array }).tweakedKey;
    const finalise = (given: Uint8Array, from = items) =>
      context.mode === 1 ? suite.oprf.voprf.finalizeBatch(from, keys.publicKey, given) : poprf.finalizeBatch(from, given, tweakedKey);
    expect(finalise(proof).map(hex)).toEqual(outputs);

    for (const at of [0, 31, 32, proof.length - 1]) expect(() => finalise(flipped(proof, at)), `proof byte ${at} flipped`).toThrow();
    const other = suite.oprf.oprf.blind(new Uint8Array([1])).blinded;
    expect(() => finalise(proof, [{ ...(items[0] as (typeof items)[0]), evaluated: other }, ...items.slice(1)]), "another point").toThrow();
  });

  it("evaluates without the exchange to the same output", () => {
    const outputs = inputs.map((input) =>
      "evaluate" in mode ? (mode.evaluate as (k: Uint8Array, i: Uint8Array) => Uint8Array)(keys.secretKey, input) : input,
    );
    expect(outputs.map(hex).join()).toBe(vector.Output);
  });
});
