/**
 * Plays DP-PSI on two lists, as often as the receiver asks, and puts the claims beside the truth. No party sees the truth, and the receiver's
 * majority is made of what the receiver was told.
 */

import { loadLocal } from "../dp/index.ts";
import { dpPsi, ecdhPsi } from "../psi/index.ts";
import type { Values } from "../schema/index.ts";
import { bothBrought } from "./both-brought.ts";
import type { Result, Said } from "./dp-psi.result.ts";
import type { params } from "./dp-psi.ts";
import type { Lab } from "./experiment.ts";
import { inventedLists } from "./invented-lists.ts";
import { trafficOf } from "./traffic.ts";

type V = Values<typeof params>;

/** Of an item of the receiver, over the runs: in how many it took part, and in how many it was named. */
interface Tally {
  parts: number;
  times: number;
}

export async function run(values: V, lab: Lab): Promise<Result> {
  const { epsilon, sampling, normalise, runs } = values;
  const { receiver: own, sender: other } = inputLists(values, lab);
  const cast = {
    receiver: { role: "receiver", input: { list: own, normalise, sampling } },
    sender: { role: "sender", input: { list: other, normalise, epsilon } },
  } as const;
  await lab.progress(0, "the first run");
  const first = await lab.play(dpPsi, cast);
  const truth = await lab.play(
    ecdhPsi,
    {
      receiver: { role: "receiver", input: { list: own, normalise, output: "intersection", learns: "receiver" } },
      sender: { role: "sender", input: { list: other, normalise, output: "intersection", learns: "receiver" } },
    },
    { quiet: true },
  );
  const members = new Set(truth.receiver.intersection);
  const tallies = new Map<string, Tally>();
  const repeats: Result["repeats"] = [];
  let told = first.receiver;
  for (let done = 1; ; done++) {
    count(tallies, told);
    const claimed = [...tallies].filter(([, { parts, times }]) => 2 * times > parts).map(([item]) => item);
    repeats.push({ runs: done, epsilon: done * epsilon, ...judged(claimed, members) });
    if (done === runs) break;
    await lab.progress(done / runs, `run ${done + 1} of ${runs}`);
    told = (await lab.play(dpPsi, cast, { quiet: true, again: done })).receiver;
  }
  const { keepProbability } = await loadLocal();
  const keep = keepProbability(epsilon);
  const others = first.receiver.list.accepted - members.size;
  const traffic = trafficOf(first.transcript);
  lab.measure("engine", "noble ristretto255");
  return {
    members: members.size,
    others,
    keep,
    answer: judged(first.receiver.answer, members),
    expected: { right: members.size * sampling * keep, wrong: others * sampling * (1 - keep) },
    sampled: first.sender.sampled,
    size: first.sender.size,
    repeats,
    items: [...itemsOf(first.receiver, tallies, members)].map(([item, told]) => ({ item, ...told })),
    inputs: { receiver: first.receiver.list, sender: first.sender.list },
    traffic,
  };
}

type Told = { readonly answer: readonly string[]; readonly sampled: readonly string[] };

function count(tallies: Map<string, Tally>, { answer, sampled }: Told): void {
  const named = new Set(answer);
  for (const item of sampled) {
    const tally = tallies.get(item) ?? { parts: 0, times: 0 };
    tally.parts++;
    if (named.has(item)) tally.times++;
    tallies.set(item, tally);
  }
}

function judged(claimed: readonly string[], members: ReadonlySet<string>): Said {
  const right = claimed.filter((item) => members.has(item)).length;
  return { right, wrong: claimed.length - right, missing: members.size - right };
}

/** Members that never took part are in the list as well: they are what is missing. */
function itemsOf({ answer, sampled }: Told, tallies: ReadonlyMap<string, Tally>, members: ReadonlySet<string>) {
  const [tookPart, named] = [new Set(sampled), new Set(answer)];
  const all = [...new Set([...tallies.keys(), ...members])];
  return new Map(
    all.map((item) => [
      item,
      { tookPart: tookPart.has(item), named: named.has(item), shared: members.has(item), ...(tallies.get(item) ?? { parts: 0, times: 0 }) },
    ]),
  );
}

const inputLists = (values: V, lab: Lab) => bothBrought(lab, ["receiver", "sender"]) ?? inventedLists(values, lab.rng.fork("lists"));
