/**
 * Stages a secure sum: invents a number for each party, plays the protocol, and hands the colluders' views, which they declare
 * as their own outputs, to the attack. The attack gets nothing else but what everybody knows.
 */
import type { InferOutput } from "valibot";
import { collude, explain, type Known, type Learned, readPool, someSplits } from "../attacks/collusion.ts";
import { type ColluderOutput, type MemberOutput, secureSum } from "../mpc/index.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { result } from "./secure-sum.result.ts";
import { type params, SCENES } from "./secure-sum.ts";
import { plannedAt } from "./tampering.ts";
import { trafficOf } from "./traffic.ts";

type V = Values<typeof params>;
type Result = InferOutput<typeof result>;

/** Nobody should watch for half a minute how a party waits for a message that never comes. */
const TAMPERED_PATIENCE = 4000;
/** So many of the ways in which the others' numbers can make the sum are explained. */
const EXPLAINED = 5;

export async function run({ parties, colluders, scene, cheat, tamper, tamperAt }: V, lab: Lab): Promise<Result> {
  const { least, most, lie } = SCENES[scene];
  const seats = Array.from({ length: parties }, (_, i) => `p${i}`);
  const honest = seats.slice(0, parties - colluders);
  const session = lab.rng.fork("session").bytes(16);
  const numbers = drawn(seats, least, most, lab.rng.fork("numbers"));
  const liar = cheat === "none" ? {} : { lie: BigInt(lie), ...(cheat === "two-faced" && { to: seats.filter((_, i) => i % 2 === 1) }) };

  const cast = Object.fromEntries(
    seats.map((seat, i) => {
      const input = { session, value: numbers[seat] as bigint };
      if (i < honest.length) return [seat, { role: "member", input } as const];
      return [seat, { role: "colluder", input: i === parties - 1 ? { ...input, ...liar } : input } as const];
    }),
  );
  const played = await lab.play(secureSum, cast, {
    ...(tamper !== "none" && { tampers: [plannedAt(tamper, tamperAt, "p0")], patience: TAMPERED_PATIENCE }),
  });
  const outputs = played as unknown as Readonly<Record<string, MemberOutput | ColluderOutput>>; // a cast of unknown seats
  const perParty = seats.map((seat) => ({ seat, output: Number(outputs[seat]?.sum) }));

  const pool = Object.fromEntries(seats.slice(honest.length).map((seat) => [seat, (outputs[seat] as ColluderOutput).view]));
  const known = readPool(pool, session);
  const learned = collude(known, { least: BigInt(least), most: BigInt(most) });
  const traffic = trafficOf(played.transcript);
  lab.measure("bytes", traffic.bytes);
  return {
    sum: perParty[0]?.output ?? 0,
    expected: Number(Object.values(numbers).reduce((a, b) => a + b)),
    inputs: listed(numbers),
    perParty,
    colluders: { seats: seats.slice(honest.length), ...told(known, learned, lab.rng.fork("colluders")) },
    traffic,
  };
}

const drawn = (seats: readonly string[], least: number, most: number, rng: Rng) =>
  Object.fromEntries(seats.map((seat) => [seat, BigInt(least + rng.below(most - least + 1))]));

const listed = (numbers: Readonly<Record<string, bigint>>) =>
  Object.entries(numbers).map(([seat, value]) => ({ seat, value: Number(value) }));

function told(known: Known, learned: Learned, rng: Rng): Omit<Result["colluders"], "seats"> {
  const explanations = someSplits(learned, EXPLAINED).flatMap((numbers) => explain(known, numbers, rng) ?? []);
  return {
    learn: Number(learned.sum),
    others: [...learned.others],
    possible: learned.possible.map(({ seat, least, most }) => ({ seat, least: Number(least), most: Number(most) })),
    splits: String(learned.splits),
    freedom: learned.freedom,
    explanations: explanations.map(({ numbers, shares }) => ({
      numbers: listed(numbers),
      shares: shares.map(({ from, to, share }) => ({ from, to, share: String(share) })),
    })),
  };
}
