/**
 * Stages an intersection-sum: deals two invented lists or passes on the tickets for two that a person brought, plays the protocol with a
 * shop that keeps what it sees, and asks the shop's questions of that. The questions get nothing that the shop does not hold.
 */

import type { InferOutput } from "valibot";
import { fitting, MOST_ROWS, multiplied } from "../attacks/subsets.ts";
import { type CuriousOutput, psiSum, type ShopOutput } from "../psi/index.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { bothBrought } from "./both-brought.ts";
import type { Lab } from "./experiment.ts";
import { inventedLists } from "./invented-lists.ts";
import type { result } from "./psi-sum.result.ts";
import type { params } from "./psi-sum.ts";
import { plannedAt } from "./tampering.ts";
import { trafficOf } from "./traffic.ts";

type V = Values<typeof params>;
type Result = InferOutput<typeof result>;

/** The publisher says nothing while the shop draws its primes, which may take long on a phone. */
const PATIENCE = 120_000;
const TAMPERED_PATIENCE = 10_000;

export async function run(values: V, lab: Lab): Promise<Result> {
  const { n, m, rerandomise, normalise, tamper, tamperAt } = values;
  const bits = Number(values.bits);
  const common = { normalise, bits };
  const lists = inputLists(values, lab);
  const publisher = { role: "publisher", input: { ...common, list: lists.publisher, rerandomise } } as const;
  const input = { ...common, list: lists.shop };
  const options =
    tamper === "none"
      ? { patience: PATIENCE }
      : { tampers: [plannedAt(tamper, tamperAt, "shop")], patience: n + m <= 100 ? TAMPERED_PATIENCE : PATIENCE };
  const asks = !lists.dealt || m <= MOST_ROWS;
  const played = await lab.play(
    psiSum,
    asks
      ? { publisher, shop: { role: "curious", input: { ...input, keepUpTo: MOST_ROWS } } }
      : { publisher, shop: { role: "shop", input } },
    options,
  );
  const shop: ShopOutput & Partial<Pick<CuriousOutput, "view">> = played.shop;
  const traffic = trafficOf(played.transcript);
  lab.measure("engine", "noble ristretto255, BigInt Paillier");
  lab.measure("bytes", traffic.bytes);
  return {
    bits,
    rerandomised: rerandomise,
    size: shop.size,
    sum: shop.sum,
    expected: lists.dealt ?? null,
    inputs: { publisher: played.publisher.list, shop: shop.list },
    curious: shop.view ? askedOf(shop.view, shop) : null,
    traffic,
  };
}

function askedOf({ n, product, offered }: NonNullable<CuriousOutput["view"]>, { size, sum }: ShopOutput): Result["curious"] {
  const number = (hex: string) => BigInt(`0x${hex}`);
  const names = (places: readonly number[] | null) => places?.map((at) => offered[at]?.spelling ?? "").sort() ?? null;
  const { count, only } = fitting(
    offered.map(({ amount }) => amount),
    size,
    sum,
  );
  const read = multiplied(
    offered.map(({ residue }) => number(residue)),
    number(product),
    size,
    number(n),
  );
  return { rows: offered.length, fitting: count, named: names(only), read: names(read) };
}

function inputLists(values: V, lab: Lab) {
  const brought = bothBrought(lab, ["publisher", "shop"]);
  if (brought) return { ...brought, dealt: undefined };
  const { receiver, sender, shared } = inventedLists(values, lab.rng.fork("lists"));
  const spent = amountsOf(values.amounts, sender, lab.rng.fork("amounts"));
  const sum = shared.reduce((total, id) => total + (spent.get(id) ?? 0), 0);
  return { publisher: receiver, shop: sender.map((id) => `${id},${spent.get(id)}`), dealt: { size: shared.length, sum } };
}

const PRICES = [10, 20, 50];
const DEAREST = 500;

const amountsOf = (kind: V["amounts"], ids: readonly string[], rng: Rng): ReadonlyMap<string, number> =>
  new Map(ids.map((id) => [id, kind === "prices" ? (PRICES[rng.below(PRICES.length)] as number) : 1 + rng.below(DEAREST)]));
