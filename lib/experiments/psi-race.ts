/** Protocols for one task, one after the other on the same two lists: the card. The protocols are those of psi. */
import { choice, defineParams, flag } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { overlapOf, receiverItems, senderItems } from "./two-lists.ts";

export const LARGEST = 100_000;
/** The protocols that compute with BigInts run up to so many items of both lists together: some two seconds each. */
export const READABLE = 4000;

/** In the order of the rows. `reach`: the most items, of both lists together, at which it is run at all. */
export const RUNNERS = [
  { id: "oprf-noble", reach: READABLE, secondsAnItem: 5e-4 },
  { id: "ecdh-noble", reach: READABLE, secondsAnItem: 4e-4 },
  { id: "ecdh-fast", reach: 2 * LARGEST, secondsAnItem: 4e-5 },
  { id: "kkrt", reach: 2 * LARGEST, secondsAnItem: 3e-6 },
] as const;

export type RunnerId = (typeof RUNNERS)[number]["id"];

/** How much shorter the receiver's list is where `lists` says so: a phone's contacts beside the users of a service. */
export const SHORTER = 256;

interface Lists {
  readonly n: number;
  readonly m: number;
  readonly lists: "set" | "short";
}

export interface Sizes {
  readonly n: number;
  readonly m: number;
}

export const sizesOf = ({ n, m, lists }: Lists): Sizes => ({ n: lists === "short" ? Math.max(1, Math.round(m / SHORTER)) : n, m });

/** The sizes of a sweep, ascending: both lists cut to so many items at most, ending with the whole ones. */
export function sweepOf({ n, m }: Sizes): (Sizes & { readonly most: number })[] {
  const whole = Math.max(n, m);
  const stops: number[] = [];
  for (let most = 16; most < whole; most *= 4) stops.push(most);
  return [...stops, whole].map((most) => ({ most, n: Math.min(n, most), m: Math.min(m, most) }));
}

export const params = defineParams({
  n: receiverItems({ default: 64, min: 1, max: LARGEST }),
  m: senderItems({ default: 64, min: 1, max: LARGEST }),
  lists: choice({
    label: "Lists",
    help: `As long as set, or the receiver's a ${SHORTER}th of the sender's, as when a phone asks a service about its contacts.`,
    choices: ["set", "short"],
    names: { set: "as long as set", short: `the receiver's ${SHORTER} times shorter` },
    default: "set",
  }),
  overlap: overlapOf(0.5),
  sweep: flag({
    label: "Smaller sizes too",
    help: "Runs everything also with both lists cut to 16, 64, 256 items and so on, to see where the order changes.",
    default: false,
  }),
});

const secondsAt = ({ n, m }: Sizes) =>
  RUNNERS.reduce((sum, { reach, secondsAnItem }) => sum + (n + m > reach ? 0 : 0.15 + (n + m) * secondsAnItem), 0);

export const psiRace = defineExperiment({
  id: "psi-race",
  title: "Which protocol is the quickest here?",
  summary:
    "Four ways to the same intersection, run one after the other on the same two lists: time, work, bytes, rounds, and what each reveals.",
  params,
  version: 1,
  outcome: () => import("./psi-race.result.ts"),
  estimate: (values) => {
    const sizes = sizesOf(values);
    return (values.sweep ? sweepOf(sizes) : [sizes]).reduce((sum, each) => sum + secondsAt(each), secondsAt({ n: 2, m: 2 }));
  },
  verdicts: ["same-answer", "one-wins-both", "order-changes"],
  load: async () => (await import("./psi-race.run.ts")).run,
});
