/** A row's gradient, from both sides: finite differences of its loss, and the norm that is known without writing it down. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { multilayerPerceptron, type Network, passOver, softmaxRegression } from "./network.ts";
import { type Table, tableOf } from "./table.ts";

const rng = seededRng("network", 1);
const [ROWS, WIDTH, CLASSES] = [6, 13, 11];

const table: Table = tableOf({
  // Some zeros, some negative numbers.
  features: Float32Array.from({ length: ROWS * WIDTH }, () => (rng.below(3) === 0 ? 0 : 2 * rng.real() - 1)),
  width: WIDTH,
  labels: Array.from({ length: ROWS }, (_, i) => i % CLASSES),
  classes: CLASSES,
});

function lossAt(network: Network, row: number): number {
  const pass = passOver(network);
  pass.forward(table, row);
  return pass.backward(table.labels[row] as number);
}

function gradientAt(network: Network, row: number) {
  const pass = passOver(network);
  pass.forward(table, row);
  pass.backward(table.labels[row] as number);
  const norm = Math.sqrt(pass.normSquared);
  pass.sum.fill(0);
  pass.addGradient(1, false);
  return { gradient: pass.sum.slice(), norm };
}

const jumbled = (network: Network): Network => {
  network.parameters.forEach((weight, i) => {
    network.parameters[i] = weight + 0.6 * (rng.real() - 0.5);
  });
  return network;
};

describe.each([
  ["softmax regression", jumbled(softmaxRegression(WIDTH, CLASSES))],
  ["multilayer perceptron", jumbled(multilayerPerceptron(WIDTH, 19, CLASSES, rng))],
])("%s", (_, network) => {
  it("has the gradient that finite differences have", () => {
    const h = 2 ** -17;
    for (let row = 0; row < ROWS; row++) {
      const { gradient } = gradientAt(network, row);
      let worst = 0;
      for (let i = 0; i < gradient.length; i++) {
        const kept = network.parameters[i] as number;
        network.parameters[i] = kept + h;
        const above = lossAt(network, row);
        network.parameters[i] = kept - h;
        const below = lossAt(network, row);
        network.parameters[i] = kept;
        worst = Math.max(worst, Math.abs((above - below) / (2 * h) - (gradient[i] as number)));
      }
      expect(worst).toBeLessThan(2e-10);
    }
  });

  it("knows the norm of that gradient without it", () => {
    for (let row = 0; row < ROWS; row++) {
      const { gradient, norm } = gradientAt(network, row);
      expect(Math.abs(norm / Math.hypot(...gradient) - 1)).toBeLessThan(1e-14);
    }
  });

  it("scales a gradient, and cuts it off to whole numbers", () => {
    const pass = passOver(network);
    const { gradient } = gradientAt(network, 2);
    for (const [scale, whole] of [
      [0.25, false],
      [12_345, true],
    ] as const) {
      pass.forward(table, 2);
      pass.backward(table.labels[2] as number);
      pass.sum.fill(0);
      pass.addGradient(scale, whole);
      pass.sum.forEach((entry, i) => {
        const exact = scale * (gradient[i] as number);
        if (!whole) {
          expect(entry).toBeCloseTo(exact, 14);
          return;
        }
        expect(Number.isInteger(entry)).toBe(true);
        expect(Math.abs(entry)).toBeLessThanOrEqual(Math.abs(exact) * (1 + 1e-12));
        expect(Math.abs(entry - exact)).toBeLessThan(1 + 1e-9);
      });
    }
  });
});

it("gives all classes the same chance before the first step, and a loss without overflow far out", () => {
  const network = softmaxRegression(WIDTH, CLASSES);
  expect(lossAt(network, 0)).toBeCloseTo(Math.log(CLASSES), 14);
  network.parameters[WIDTH * CLASSES] = 5000; // the bias of class 0
  expect(lossAt(network, 0)).toBe(0);
  expect(lossAt(network, 1)).toBeGreaterThan(4990);
});

it("refuses a hidden layer of no units", () => {
  for (const hidden of [0, -1, 1.5, Number.NaN]) expect(() => multilayerPerceptron(4, hidden, 2, rng)).toThrow(/hidden/);
});
