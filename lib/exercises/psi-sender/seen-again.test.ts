import { ristretto255 } from "@noble/curves/ed25519.js";
import { expect, it } from "vitest";
import { hashToGroup, secretScalar } from "../../psi/element.ts";
import { seededRng } from "../../random/index.ts";
import { multiplier, remembered } from "./seen-again.ts";
import { makeTools } from "./tools.ts";

const point = (item: string) => hashToGroup(item, "TEST");

it("multiplies a point that comes often to the same as one that comes once", () => {
  const product = multiplier();
  const rng = seededRng("seen-again", 1);
  const [often, { ORDER }] = [point("often"), ristretto255.Point.Fn];
  for (const times of [1n, 2n, ORDER - 1n, ...Array.from({ length: 12 }, () => secretScalar(rng)), 1n, ORDER - 1n]) {
    expect(product(often, times).toHex()).toBe(point("often").multiply(times).toHex());
  }
  expect(() => product(often, 0n)).toThrow();
  expect(() => product(often, ORDER)).toThrow();
});

it("computes once what is asked again, forgets the oldest of many, and does not remember what threw", () => {
  const asked: string[] = [];
  const known = remembered((key) => {
    asked.push(key);
    if (key === "bad") throw new Error("no point");
    return point(key);
  });
  expect(known("first")).toBe(known("first"));
  expect(() => known("bad")).toThrow("no point");
  expect(() => known("bad")).toThrow("no point");
  for (let i = 0; i < 64; i++) known(`item ${i}`);
  expect(known("first").equals(point("first"))).toBe(true);
  expect(asked.slice(0, 3)).toEqual(["first", "bad", "bad"]);
  expect(asked.slice(-1)).toEqual(["first"]);
});

it("the learner's tools say the same of what they have seen before, and of what is no point", () => {
  const tools = makeTools(seededRng("seen-again", 2));
  const bytes = tools.encode(tools.hashToPoint("ana"));
  for (let time = 0; time < 3; time++) {
    expect(tools.encode(tools.decode(bytes))).toEqual(bytes);
    expect(() => tools.decode(new Uint8Array(32).fill(255))).toThrow(/not the encoding of a point/);
    expect(() => tools.decode(new Uint8Array(5_000_000))).toThrow(/not the encoding of a point/);
  }
  expect(tools.decode(bytes)).not.toBe(tools.decode(bytes)); // a learner may keep one, and change nothing for the next
});
