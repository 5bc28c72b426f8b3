/** Trees for the tests of accountants in closed form. */
import fc from "fast-check";
import { type BaseEvent, compose, type Event, repeat, type Spending } from "../event.ts";

export const pure = (epsilon: number, delta = 0): BaseEvent => ({ kind: "promise", epsilon, delta });
export const under = (event: Event, relation: Spending["relation"] = "add-remove"): Spending => ({ relation, event });
/** The epsilon, or NaN where the tree is unreadable. */
export const epsilonOf = (owed: { readonly readable: boolean; readonly epsilon?: number }): number => owed.epsilon ?? Number.NaN;

const epsilon = fc.integer({ min: 1, max: 40 }).map((k) => k / 20);
export const pureEvent: fc.Arbitrary<BaseEvent> = fc.oneof(
  epsilon.map((value) => pure(value)),
  epsilon.map((value): BaseEvent => ({ kind: "laplace", noise: 1 / value })),
  epsilon.map((value): BaseEvent => ({ kind: "randomised-response", epsilon: value, options: 2 })),
  epsilon.map((value): BaseEvent => ({ kind: "discrete-laplace", rate: value, steps: 2 })),
  epsilon.map((value): BaseEvent => ({ kind: "bounded-range", epsilon: value })),
);
export const promise: fc.Arbitrary<BaseEvent> = fc
  .tuple(epsilon, fc.constantFrom(0, 1e-9, 1e-6))
  .map(([value, delta]) => pure(value, delta));
export const gaussian: fc.Arbitrary<BaseEvent> = fc
  .integer({ min: 1, max: 50 })
  .map((k): BaseEvent => ({ kind: "gaussian", noise: k / 5 }));

export const some = (event: fc.Arbitrary<BaseEvent>): fc.Arbitrary<readonly { event: BaseEvent; times: number }[]> =>
  fc.array(fc.record({ event, times: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 3 });
export const treeOf = (parts: readonly { event: BaseEvent; times: number }[]): Event =>
  compose(...parts.map(({ event, times }) => repeat(times, event)));
export const delta: fc.Arbitrary<number> = fc.constantFrom(1e-2, 1e-4, 1e-5, 1e-8, 1e-12);
