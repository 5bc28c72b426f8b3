/**
 * Sizes of intersections, asked for one after the other: exact ones, or noisy ones that are paid for from a budget.
 *
 *   asker: one list for each call                              counter: one list, a ledger, noise of its own
 *      call (1 byte: one more, or no more)  ---------------->
 *                <----------------  charged (1 byte)             the price is taken first, or the call refused
 *      one run of ecdh-x25519.ts with output=size: the counter is its receiver, the asker its sender
 *                <----------------  noisy-size (8 bytes)         only where answers are noisy
 *
 * Knows: the asker its lists and the answers. The counter its list, how long each question is, and the exact size of each: it is the one who
 * counts. Where answers are exact the asker is the one who learns from that run, and nothing is taken or added.
 *
 * Promise, where answers are noisy: geometric noise of sensitivity 1 makes each answer epsilon-private for one item of the counter's list, and
 * all of them together stay within the budget (basic composition). A call that would overdraw gets no run, no count and no number.
 *
 * Trap: charging after counting. A call that breaks off in between would have been free; it is not.
 * Trap: the length of the counter's list is told exactly, call for call, by the run itself. No epsilon covers it: who must hide it pads.
 * Trap: a list under one key for all calls would show the counter's items to be the same ones; keys are drawn anew in every call.
 * Trap: noise that the asker could draw again. It comes from the counter's own coins, which nobody else holds.
 *
 * Source: Dwork, McSherry, Nissim, Smith (2006) for the promise; Ghosh, Roughgarden, Sundararajan (2009) for the noise.
 */
import { type Channel, expectLength, type Layout, uint64 } from "../../channel/index.ts";
import { type Curve, type Engine, openCurve } from "../../curve25519/index.ts";
import { loadLedger, loadMechanism, type NanoEpsilon } from "../../dp/index.ts";
import type { PartyLab, Peers } from "../../protocol/index.ts";
import { type Coins, fromCoins } from "../../random/index.ts";
import { playOn } from "../ecdh-x25519.ts";
import type { PsiInput } from "../party.ts";
import { sideOf } from "../sides.ts";

/** What both know beforehand. */
export interface SizeTerms {
  readonly answers: "exact" | "noisy";
  readonly engine: Engine | "auto";
}

export interface AskerInput extends SizeTerms {
  readonly questions: readonly (readonly string[])[];
}

export interface CounterInput extends SizeTerms {
  readonly list: readonly string[];
  /** Of each call. Of no consequence where answers are exact. */
  readonly epsilon: NanoEpsilon;
  /** For all calls together; null: nobody counts. */
  readonly budget: NanoEpsilon | null;
  /** What the noise is drawn from. Absent: this party's own coins. A rehearsal that must repeat brings them. */
  readonly noise?: Coins | undefined;
}

export interface CounterOutput {
  /** What it learned: the exact size of each question that it answered. Empty where the asker is the one who learns. */
  readonly sizes: readonly number[];
  readonly answered: number;
  readonly refused: number;
  readonly spent: NanoEpsilon;
}

const TAGS = { call: "call", charged: "charged", answer: "noisy-size" } as const;

const yesOrNo: Layout<boolean> = {
  size: 1,
  encode: (yes) => Uint8Array.of(yes ? 1 : 0),
  decode(bytes) {
    expectLength(bytes, 1);
    if ((bytes[0] as number) > 1) throw new Error(`${bytes[0]} is neither yes nor no`);
    return bytes[0] === 1;
  },
};

/** Whole, and of either sign: two's complement. What no double holds exactly is no size with any noise. */
const noisy: Layout<number> = {
  size: 8,
  encode: (value) => uint64.encode(BigInt.asUintN(64, BigInt(value))),
  decode(bytes) {
    const value = Number(BigInt.asIntN(64, uint64.decode(bytes)));
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is larger than any size with noise`);
    return value;
  },
};

const counting = (answers: SizeTerms["answers"], list: readonly string[]): PsiInput => ({
  list,
  normalise: "none",
  output: "size",
  learns: answers === "exact" ? "sender" : "receiver",
});

/** One call's coins. It reports nothing: how far a call is says nobody. */
const labOf = (lab: PartyLab, call: number): PartyLab => ({
  ...lab,
  rng: lab.rng.fork(`call/${call}`),
  progress: async () => lab.signal.throwIfAborted(),
});

/** The asker's side of all calls. */
export interface Asker {
  /** Null: refused. */
  ask(list: readonly string[]): Promise<number | null>;
  /** Nothing more will be asked. */
  over(): Promise<void>;
}

export async function openAsker(counter: Channel, { answers, engine }: SizeTerms, lab: PartyLab): Promise<Asker> {
  const curve = await openCurve(engine);
  let calls = 0;
  return {
    async ask(list) {
      await counter.send(TAGS.call, yesOrNo.encode(true));
      if (!(await counter.receive(TAGS.charged, yesOrNo.decode))) return null;
      const input = counting(answers, list);
      const { size } = await playOn(curve, sideOf("sender", counter, input, "-u"), input, labOf(lab, calls++));
      return answers === "exact" ? size : counter.receive(TAGS.answer, noisy.decode);
    },
    over: () => counter.send(TAGS.call, yesOrNo.encode(false)),
  };
}

/** Asks for what was fixed beforehand. */
export async function asker({ counter }: Peers<"counter">, input: AskerInput, lab: PartyLab): Promise<(number | null)[]> {
  const asking = await openAsker(counter, input, lab);
  const heard: (number | null)[] = [];
  for (const [i, question] of input.questions.entries()) {
    heard.push(await asking.ask(question));
    await lab.progress((i + 1) / input.questions.length, "asking");
  }
  await asking.over();
  return heard;
}

export async function counter({ asker }: Peers<"asker">, input: CounterInput, lab: PartyLab): Promise<CounterOutput> {
  const curve = await openCurve(input.engine);
  const desk = await openDesk(input, lab);
  const sizes: number[] = [];
  let refused = 0;
  let answered = 0;
  while (await asker.receive(TAGS.call, yesOrNo.decode)) {
    const granted = desk.charge();
    await asker.send(TAGS.charged, yesOrNo.encode(granted));
    if (!granted) {
      refused++;
      continue;
    }
    const size = await counted(curve, asker, input, labOf(lab, answered++));
    if (size === null) continue;
    sizes.push(size);
    await asker.send(TAGS.answer, noisy.encode(size + desk.draw()));
  }
  return { sizes, answered, refused, spent: desk.spent() };
}

async function counted(curve: Curve, asker: Channel, { answers, list }: CounterInput, lab: PartyLab): Promise<number | null> {
  const input = counting(answers, list);
  return (await playOn(curve, sideOf("receiver", asker, input, "-u"), input, lab)).size;
}

interface Desk {
  charge(): boolean;
  draw(): number;
  spent(): NanoEpsilon;
}

async function openDesk({ answers, epsilon, budget, noise }: CounterInput, lab: PartyLab): Promise<Desk> {
  if (answers === "exact") return { charge: () => true, draw: () => 0, spent: () => 0n as NanoEpsilon };
  const [{ makeLedger }, { mechanismOf }] = await Promise.all([loadLedger(), loadMechanism()]);
  const ledger = budget === null ? undefined : makeLedger(budget);
  let uncounted = 0n;
  return {
    draw: mechanismOf({ name: "geometric", epsilon, sensitivity: 1 }).sampler(noise ? fromCoins(noise) : lab.rng.fork("noise")),
    charge() {
      if (ledger) return ledger.charge(epsilon).granted;
      uncounted += epsilon;
      return true;
    },
    spent: () => ledger?.spent.epsilon ?? (uncounted as NanoEpsilon),
  };
}
