/**
 * Stages DPCA-PSI: deals two invented tables or passes on the tickets for two that a person brought, counts the dummies, plays the protocol, and
 * puts beside what the parties learned what this page knows because it dealt.
 */

import type { InferOutput } from "valibot";
import { type DpcaInput, type DpcaOutput, deltaOfDummies, dpcaPsi, dummyCount, overlapVariance } from "../psi/dp/index.ts";
import { BY_CONTENT } from "../psi/dp/query-ledger.ts";
import { type Values, WrongCall } from "../schema/index.ts";
import { bothBrought } from "./both-brought.ts";
import type { result } from "./dpca-psi.result.ts";
import type { params } from "./dpca-psi.ts";
import type { Lab } from "./experiment.ts";
import { inventedTables } from "./invented-tables.run.ts";
import { plannedAt } from "./tampering.ts";
import { trafficOf } from "./traffic.ts";

type V = Values<typeof params>;
type Result = InferOutput<typeof result>;

/** A party says nothing while it draws primes, which may take long on a phone. */
const PATIENCE = 120_000;
const TAMPERED_PATIENCE = 10_000;
/** Rows of BigInt curves and encryptions: more would take minutes. */
const MOST_COMPATIBLE = 3000;
/** Shares of so many rows are shown. */
const SHOWN = 12;

export async function run(values: V, lab: Lab): Promise<Result> {
  const { variant, columns, inputDp, epsilon, delta, queries, asked, tamper, tamperAt, zeroColumn, payload } = values;
  const releases = columns * queries;
  const dummies = inputDp ? await dummiesOf(values, releases) : null;
  const padded = (rows: number) => rows + columns * (dummies ?? 0);
  if (variant === "compatible" && padded(values.n) + padded(values.m) > MOST_COMPATIBLE) {
    throw new WrongCall(
      `variant: compatible takes a millisecond and more for each point, so it is run for at most ${MOST_COMPATIBLE.toLocaleString("en-GB")} rows here, dummies included, and these are ${(padded(values.n) + padded(values.m)).toLocaleString("en-GB")}.`,
    );
  }
  const tables = inputTables(values, lab);
  const common: Omit<DpcaInput, "list"> = {
    variant,
    identifiers: columns,
    dummies,
    zeroColumn: zeroColumn && (payload > 0 || !tables.truth) ? -1 : null,
    promise: inputDp && values.count === "promise" ? { epsilon, queries } : undefined,
    paillier:
      variant === "compatible" ? { bits: Number(values.bits), short: values.djn, packing: values.packing, statisticalBits: 40 } : undefined,
    queries: { limit: queries, dataset: tables.truth ? null : BY_CONTENT, before: asked },
  };
  const played = await lab.play(
    dpcaPsi,
    {
      sender: { role: "sender", input: { ...common, list: tables.sender } },
      receiver: { role: "receiver", input: { ...common, list: tables.receiver } },
    },
    tamper === "none" ? { patience: PATIENCE } : { tampers: [plannedAt(tamper, tamperAt, "sender")], patience: TAMPERED_PATIENCE },
  );
  const { sender, receiver } = played;
  // What was agreed, and so the delta of that number: it may be larger than what a party brought, and owe more (dummy-count.ts).
  const added = sender.dummies;
  const traffic = trafficOf(played.transcript);
  lab.measure("engine", sender.engine);
  lab.measure("bytes", traffic.bytes);
  return {
    variant,
    refused: refusedBy(sender, receiver),
    sizes: sender.sizes,
    dummies: added,
    estimates: sender.sizes.map((size) => size - added / 2),
    deviation: added === 0 ? 0 : Math.sqrt(overlapVariance(added)),
    promised: added === 0 ? null : { epsilon, delta: (await deltaOfDummies(added, releases, epsilon)).delta, asked: delta, releases },
    runs: sender.refused === "other" ? receiver.runs : sender.runs,
    truth: tables.truth ?? null,
    ...openedOf(sender, receiver, common.zeroColumn !== null || dummies === null),
    padded: { sender: padded(receiver.theirs), receiver: padded(sender.theirs) },
    marks: { sender: sender.marks, receiver: receiver.marks },
    equalCells: { sender: sender.equalCells, receiver: receiver.equalCells },
    crossMatches: { sender: sender.crossMatches, receiver: receiver.crossMatches },
    repeated: { sender: sender.repeated, receiver: receiver.repeated },
    inputs: { sender: sender.list, receiver: receiver.list },
    traffic,
  };
}

async function dummiesOf({ count, dummies, epsilon, delta }: V, releases: number): Promise<number> {
  if (count === "given") return dummies;
  try {
    return await dummyCount({ epsilon, delta, releases });
  } catch (error) {
    if (error instanceof RangeError) throw new WrongCall(error.message);
    throw error;
  }
}

function refusedBy(sender: DpcaOutput, receiver: DpcaOutput): Result["refused"] {
  const [own, other] = [sender.refused === "own", receiver.refused === "own"];
  return own && other ? "both" : own ? "sender" : other ? "receiver" : null;
}

function openedOf(sender: DpcaOutput, receiver: DpcaOutput, zeros: boolean): Pick<Result, "shares" | "sums"> {
  const [a, b] = sender.widths;
  const width = a + b;
  const rows = width === 0 ? 0 : sender.shares.length / width;
  const sums = new BigUint64Array(width);
  for (let i = 0; i < sender.shares.length; i++) {
    sums[i % width] = (sums[i % width] as bigint) + (sender.shares[i] as bigint) + (receiver.shares[i] as bigint);
  }
  const text = ({ shares }: DpcaOutput) =>
    Array.from({ length: Math.min(SHOWN, rows) }, (_, row) => Array.from(shares.subarray(row * width, (row + 1) * width), String));
  const last = (i: number) => i === a - 1 || i === width - 1;
  return {
    shares: { rows, sender: text(sender), receiver: text(receiver) },
    sums: Array.from(sums, (sum, i) => ({
      owner: i < a ? ("sender" as const) : ("receiver" as const),
      opened: String(BigInt.asIntN(64, sum)),
      zeros: zeros && (last(i) || sender.dummies === 0),
    })),
  };
}

function inputTables(values: V, lab: Lab) {
  const brought = bothBrought(lab, ["sender", "receiver"], "table");
  return brought ? { ...brought, truth: undefined } : inventedTables(values, lab.rng.fork("tables"));
}
