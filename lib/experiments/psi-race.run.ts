/**
 * Runs every protocol on the same two lists, one after the other. Times are measured and never in the result; bytes and rounds are.
 * Trap: a first run loads code, so each runs once on short lists before any is measured.
 */
import { ecdhPsi, kkrtPsi, oprfPsi, type PsiOutput, x25519Psi } from "../psi/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab, Played, TranscriptLine } from "./experiment.ts";
import { inventedLists } from "./invented-lists.ts";
import type { Result } from "./psi-race.result.ts";
import { type params, RUNNERS, type RunnerId, type Sizes, sizesOf, sweepOf } from "./psi-race.ts";
import { sharedOf } from "./two-lists.ts";

interface Lists {
  readonly receiver: readonly string[];
  readonly sender: readonly string[];
}
type Options = Parameters<Lab["play"]>[2];
type Ran = { readonly receiver: PsiOutput; readonly sender: PsiOutput } & Played;

const COMMON = { normalise: "none", output: "intersection", learns: "receiver" } as const;
const seated = <I>(input: I, { receiver, sender }: Lists) => ({
  receiver: { role: "receiver" as const, input: { ...input, list: receiver } },
  sender: { role: "sender" as const, input: { ...input, list: sender } },
});

const PLAYS: Readonly<Record<RunnerId, (lab: Lab, lists: Lists, options: Options) => Promise<Ran>>> = {
  "oprf-noble": (lab, lists, options) => lab.play(oprfPsi, seated({ ...COMMON, mode: "oprf" as const }, lists), options),
  "ecdh-noble": (lab, lists, options) => lab.play(ecdhPsi, seated(COMMON, lists), options),
  "ecdh-fast": (lab, lists, options) => lab.play(x25519Psi, seated({ ...COMMON, engine: "auto" as const }, lists), options),
  kkrt: (lab, lists, options) => lab.play(kkrtPsi, seated({ ...COMMON, engine: "auto" as const }, lists), options),
};

const WARM: Sizes = { n: 2, m: 2 };

export async function run(values: Values<typeof params>, lab: Lab): Promise<Result> {
  const whole = sizesOf(values);
  const all = inventedLists({ ...whole, overlap: values.overlap, normalise: "none" }, lab.rng.fork("lists"));
  const legs = values.sweep ? sweepOf(whole) : [{ most: Math.max(whole.n, whole.m), ...whole }];
  const work = legs.flatMap((sizes) => RUNNERS.filter(({ reach }) => sizes.n + sizes.m <= reach).map((runner) => costOf(runner, sizes)));
  const meter = meterOf(
    lab,
    work.reduce((sum, cost) => sum + cost, 0),
  );

  for (const { id } of RUNNERS) {
    await meter.at("each once on short lists, to load its code");
    await PLAYS[id](lab, cut(all, WARM), { quiet: true });
  }
  const sweep: Result["sweep"] = [];
  let runners: Result["runners"] = [];
  for (const sizes of legs) {
    const last = sizes === legs.at(-1);
    runners = [];
    for (const runner of RUNNERS) {
      const name = last ? runner.id : `sweep.${sizes.most}.${runner.id}`;
      const runs = sizes.n + sizes.m <= runner.reach;
      runners.push(
        runs ? await timed(lab, runner, sizes, cut(all, sizes), name, meter) : { id: runner.id, size: null, traffic: null, learned: null },
      );
    }
    if (values.sweep) sweep.push({ ...sizes, bytes: runners.map(({ traffic }) => traffic?.bytes ?? null) });
  }
  return { ...whole, expected: sharedOf({ ...whole, overlap: values.overlap }), runners, sweep };
}

async function timed(lab: Lab, { id, ...costs }: (typeof RUNNERS)[number], sizes: Sizes, lists: Lists, name: string, meter: Meter) {
  const note = `${id}: ${sizes.n} and ${sizes.m} items`;
  await meter.at(note);
  const fractions: Record<string, number> = {};
  const began = lab.now();
  const played = await PLAYS[id](lab, lists, {
    quiet: true,
    progress: (seat, fraction) => {
      fractions[seat] = fraction;
      const [a = 0, b = 0] = Object.values(fractions);
      meter.within((costOf(costs, sizes) * (a + b)) / 2, note);
    },
  });
  const elapsed = lab.now() - began;
  meter.did(costOf(costs, sizes));
  const { receiver, sender, spent, transcript } = played;
  const clocks = Object.values(spent);
  const together = clocks.length === 2 ? Math.max(...clocks.map(({ to }) => to)) - Math.max(...clocks.map(({ from }) => from)) : elapsed;
  lab.measure(`${name}.seconds`, together / 1000);
  for (const [seat, { busy }] of Object.entries(spent)) lab.measure(`${name}.${seat}`, busy / 1000);
  lab.measure(`${name}.engine`, receiver.engine ?? "noble");
  return { id, size: receiver.size, traffic: trafficOf(transcript), learned: { receiver: told(receiver), sender: told(sender) } };
}

const told = ({ theirs, intersection }: PsiOutput) => ({ theirs, names: intersection?.length ?? 0 });

function trafficOf(transcript: readonly TranscriptLine[]) {
  const bytesOf = (seat: string) => transcript.reduce((sum, { from, length }) => sum + (from === seat ? length : 0), 0);
  const [receiverBytes, senderBytes] = [bytesOf("receiver"), bytesOf("sender")];
  const rounds = transcript.reduce((most, { round }) => Math.max(most, round), 0);
  return { rounds, messages: transcript.length, bytes: receiverBytes + senderBytes, receiverBytes, senderBytes };
}

/** Shorter lists of the same people: the lists were shuffled, so their beginnings are as good as any part. */
const cut = ({ receiver, sender }: Lists, { n, m }: Sizes): Lists => ({ receiver: receiver.slice(0, n), sender: sender.slice(0, m) });

const costOf = ({ secondsAnItem }: { readonly secondsAnItem: number }, { n, m }: Sizes) => 0.15 + (n + m) * secondsAnItem;

interface Meter {
  at(note: string): Promise<void>;
  /** Not awaited: the parties do not wait for a bar. */
  within(cost: number, note: string): void;
  did(cost: number): void;
}

function meterOf(lab: Lab, total: number): Meter {
  let done = 0;
  return {
    at: (note) => lab.progress(done / total, note),
    within: (cost, note) => {
      lab.progress((done + cost) / total, note).catch(() => {}); // a stop is heard where it is awaited
    },
    did: (cost) => {
      done += cost;
    },
  };
}
