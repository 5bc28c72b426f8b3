import { ristretto255 } from "@noble/curves/ed25519.js";
import { describe, expect, it } from "vitest";
import { seededRng, systemRng } from "../random/index.ts";
import { commitFeldman } from "../sharing/feldman.ts";
import { G, scalars, times } from "../sharing/group.ts";
import { blindingFor, commitPedersen, H } from "../sharing/pedersen.ts";
import { loadPin } from "./index.ts";
import { type PinProgress, pinAttack, pinOfSecret, secretOfPin } from "./pin.ts";

function ended(commitment: Uint8Array, digits: number) {
  const steps: PinProgress[] = [];
  const run = pinAttack(commitment, digits);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return { steps, end: step.value };
    steps.push(step.value);
  }
}
const feldman = (pin: string) => (commitFeldman([secretOfPin(pin)])[0] as typeof G).toBytes();

describe("every PIN", () => {
  it.each(["0000", "0042", "4711", "9999"])("%s is read from Feldman's C_0", (pin) => {
    expect(ended(feldman(pin), 4).end).toEqual({ tried: Number(pin) + 1, found: pin });
  });
  it("of few digits: all of them", () => {
    for (let n = 0; n < 100; n++) {
      const pin = String(n).padStart(2, "0");
      expect(ended(feldman(pin), 2).end.found).toBe(pin);
    }
  });
  it("is a number of its own, and none is zero", () => {
    const numbers = ["0000", "0001", "1000", "9999"].map(secretOfPin);
    expect(numbers).toEqual([10_000n, 10_001n, 11_000n, 19_999n]);
    expect(numbers.map((n) => pinOfSecret(n, 4))).toEqual(["0000", "0001", "1000", "9999"]);
    for (const n of [0n, 9999n, 20_000n, 110_000n, scalars.order - 1n]) expect(pinOfSecret(n, 4)).toBe(null);
  });
});

it("says how far it has come, and stops where it has found it", () => {
  const { steps, end } = ended(feldman("0600"), 4);
  expect(steps).toEqual([
    { tried: 250, found: null },
    { tried: 500, found: null },
  ]);
  expect(end).toEqual({ tried: 601, found: "0600" });
});

it("finds nothing in a commitment to no PIN, and refuses what is no commitment", () => {
  expect(ended(times(G, 20_000n).toBytes(), 4).end).toEqual({ tried: 10_000, found: null });
  expect(() => ended(new Uint8Array(32).fill(255), 1)).toThrow();
});

it("finds nothing in Pedersen's C_0, in which every PIN fits some blinding", () => {
  const blinding = scalars.random(systemRng());
  const c0 = commitPedersen([secretOfPin("47")], [blinding])[0] as typeof G;
  expect(ended(c0.toBytes(), 2).end).toEqual({ tried: 100, found: null });
  // Nobody can compute the blindings for the hashed H. For an H whose logarithm the test draws, here they all are.
  const log = scalars.random(seededRng("pin", 1));
  const h = ristretto255.Point.BASE.multiply(log);
  const committed = commitPedersen([secretOfPin("47")], [blinding], h)[0] as typeof G;
  for (let n = 0; n < 100; n++) {
    const other = secretOfPin(String(n).padStart(2, "0"));
    const fitting = blindingFor({ value: secretOfPin("47"), blinding }, other, log);
    expect(commitPedersen([other], [fitting], h)[0]?.equals(committed)).toBe(true);
  }
  expect(H.equals(G)).toBe(false);
});

it("opens by its door", async () => expect((await loadPin()).pinAttack).toBe(pinAttack));
