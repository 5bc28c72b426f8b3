import { describe, expect, it } from "vitest";
import { compose, type Event, leavesOf, nothing, repeat, sampled } from "./event.ts";

const gaussian: Event = { kind: "gaussian", noise: 1 };
const laplace: Event = { kind: "laplace", noise: 2 };

describe("a tree of events", () => {
  it("is a list of leaves, equal ones counted together, in whatever order and nesting", () => {
    const one = leavesOf(compose(gaussian, repeat(3, compose(laplace, gaussian)), sampled(0.5, sampled(0.5, gaussian))));
    expect(one).toEqual([
      { event: gaussian, rate: 1, times: 4 },
      { event: laplace, rate: 1, times: 3 },
      { event: gaussian, rate: 0.25, times: 1 },
    ]);
    expect(leavesOf(nothing)).toEqual([]);
    expect(leavesOf(repeat(0, gaussian))).toEqual([]);
    expect(leavesOf(repeat(5, sampled(0.1, gaussian)))).toEqual([{ event: gaussian, rate: 0.1, times: 5 }]);
  });

  it("is no list where several events share one sample", () => {
    expect(leavesOf(sampled(0.1, compose(gaussian, laplace)))).toBeUndefined();
    expect(leavesOf(sampled(0.1, repeat(2, gaussian)))).toBeUndefined();
    expect(leavesOf(sampled(1, compose(gaussian, laplace)))).toHaveLength(2);
    expect(leavesOf(sampled(0.1, repeat(1, compose(gaussian))))).toEqual([{ event: gaussian, rate: 0.1, times: 1 }]);
  });

  it("refuses what is no number of times and no rate", () => {
    for (const times of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => repeat(times, gaussian)).toThrow(RangeError);
    for (const rate of [-0.1, 1.1, Number.NaN]) expect(() => sampled(rate, gaussian)).toThrow(RangeError);
  });
});
