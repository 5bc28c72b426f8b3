import { describe, expect, it, vi } from "vitest";
import { seededRng } from "../random/index.ts";
import { shuffledBatches } from "./batches.ts";
import { privateSum } from "./gathering.ts";
import { copyOf, multilayerPerceptron, passOver, softmaxRegression } from "./network.ts";
import { PLAIN, placeFor } from "./place.ts";
import { logitsOf } from "./predict.ts";
import { tableOf } from "./table.ts";
import { sgd, trainingWith } from "./training.ts";

const rng = seededRng("learning/place", 1);
const ROWS = 60;

function table(width: number, classes: number) {
  const features = Float32Array.from({ length: ROWS * width }, () => (rng.below(3) === 0 ? 0 : 2 * rng.real() - 1));
  return tableOf({ features, width, labels: Array.from({ length: ROWS }, (_, i) => i % classes), classes });
}

describe("a compiled place", () => {
  // Strips of ten, two and one output, alone and together.
  it.each([1, 2, 3, 9, 10, 11, 12, 13, 20, 31])(
    "trains the same networks as plain arrays, to the last digit: %i outputs",
    async (outputs) => {
      const [width, hidden, classes] = [17, outputs, Math.max(2, outputs)];
      const examples = table(width, classes);
      const held = examples.columns.length; // a table that is brought whole, and one that comes row by row
      const [one, two] = [await placeFor([width, classes], held), await placeFor([width, hidden, classes], held - 1)];
      expect(one).not.toBe(PLAIN);
      const start = () => seededRng("learning/place/start", outputs);
      for (const [here, plain] of [
        [softmaxRegression(width, classes, one), softmaxRegression(width, classes)],
        [multilayerPerceptron(width, hidden, classes, start(), two), multilayerPerceptron(width, hidden, classes, start())],
      ] as const) {
        const grid = () => privateSum({ clip: 0.5, noise: 1.5 }, { fill: (out) => out.fill(0), spread: 16_386 });
        const batches = () => shuffledBatches(ROWS, 7, seededRng("learning/place/batches", outputs));
        const both = [here, plain].map((network) => [
          sgd({ table: examples, network, learningRate: 0.3, momentum: 0.5 }, batches()),
          sgd({ table: examples, network, learningRate: 0.3 }, batches()),
          trainingWith({ table: examples, network, learningRate: 0.3 }, batches(), grid()),
        ]);
        for (let i = 0; i < 9; i++) {
          const [ours, theirs] = both.map((trainings) => trainings.map((training) => training.step()));
          expect(ours).toEqual(theirs);
        }
        expect(new Float64Array(here.parameters)).toEqual(plain.parameters);
        expect(logitsOf(here, examples)).toEqual(logitsOf(plain, examples));
      }
    },
  );

  it("holds one network: the next one there starts as it would anywhere, and a copy elsewhere stays", async () => {
    const [place, other] = [await placeFor([17, 4]), await placeFor([17, 4])];
    const examples = table(17, 4);
    const first = softmaxRegression(17, 4, place);
    sgd({ table: examples, network: first, learningRate: 0.3 }, shuffledBatches(ROWS, 7, rng)).step();
    const [kept, moved] = [copyOf(first), copyOf(first, other)];
    expect(kept.parameters.some((weight) => weight !== 0)).toBe(true);
    const second = softmaxRegression(17, 4, place);
    expect(second.parameters.every((weight) => weight === 0)).toBe(true);
    expect(passOver(second).sum.every((entry) => entry === 0)).toBe(true);
    expect(new Float64Array(moved.parameters)).toEqual(kept.parameters);
    expect(logitsOf(moved, examples)).toEqual(logitsOf(kept, examples));
  });

  it("takes no network that is larger than it was made for", async () => {
    const place = await placeFor([17, 4]);
    expect(() => softmaxRegression(1000, 40, place)).toThrow(/no room/);
  });

  it("is plain arrays where there is no WebAssembly", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    try {
      expect(await placeFor([17, 4])).toBe(PLAIN);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
