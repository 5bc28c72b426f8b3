import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { BASE } from "../../curve25519/curve.ts";
import { fromBytes } from "../../curve25519/field.ts";
import { seededRng } from "../../random/index.ts";
import { holdsForAll } from "../exercise-tests.fixture.ts";
import { onCurve, pointOf, stage } from "./runs.ts";

const id = "twist-reader";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 2,
  wrongSeeds: 1,
  wrongUntil: "it",
  starter: { check: "side", says: "onCurve is not written yet." },
  alone: ["candidatesOf"],
});

it("stages runs in which a mask keeps the side, and changes the point", () => {
  const { masked, truth } = stage({ candidates: 10, held: 8, others: 2 }, "straight", seededRng("twist", 1));
  const sides = truth.map((item) => onCurve(pointOf(item, "straight")));
  expect(masked.map((point) => onCurve(fromBytes(point)))).toEqual(sides);
  expect(new Set(sides).size).toBe(2);
  for (const [i, point] of masked.entries()) expect(fromBytes(point)).not.toBe(pointOf(truth[i] ?? "", "straight"));
});

it("stages runs by Elligator 2 on the curve alone", () => {
  const { masked, points } = stage({ candidates: 10, held: 8, others: 2 }, "elligator2", seededRng("twist", 1));
  expect([...masked, ...points].every((point) => onCurve(fromBytes(point)))).toBe(true);
  expect(onCurve(fromBytes(BASE))).toBe(true);
});
