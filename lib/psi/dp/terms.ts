/**
 * What both parties must have set alike, and what they tell each other, before anything of their data leaves. Both send theirs and refuse the
 * other's where it differs, in a sentence that names the field.
 *
 * Both variants tell how many rows there are before dummies, as upstream does: that is no secret here.
 *
 * Trap: parameters that one party believes and the other does not. With another number of dummies the promised noise is not there, and
 * nothing that comes later would show it.
 */
import * as v from "valibot";
import type { Channel } from "../../channel/index.ts";
import { type Brought, WrongInput } from "../../text/index.ts";
import { LONGEST_LIST } from "../party.ts";
import { MOST_DUMMIES } from "./overlap-law.ts";
import type { PaillierTerms } from "./payload-paillier.ts";
import type { Queries } from "./query-ledger.ts";

export const MOST_IDENTIFIERS = 100;
const MOST_PAYLOAD = 64;

export interface DpcaInput {
  /** Rows: the identifiers, then whole numbers from 0 to 2^64 - 1. */
  readonly list: readonly string[] | Brought;
  readonly variant: "fast" | "compatible";
  /** How many identifier columns a row has. */
  readonly identifiers: number;
  /** Of each column, from each party (dummy-count.ts). Null: none, and the sizes are exact. */
  readonly dummies: number | null;
  /** The payload column that dummies leave at zero, from 0, or from the end if negative. Null: none. */
  readonly zeroColumn: number | null;
  /** How the dummies were counted, where both are to compare that as well. */
  readonly promise?: { readonly epsilon: number; readonly queries: number } | undefined;
  /** Compatible only. */
  readonly paillier?: PaillierTerms | undefined;
  readonly queries: Queries;
}

/** Before anything is sent. */
export function checkInput({ identifiers, dummies, variant, paillier, promise, queries }: DpcaInput): void {
  if (!Number.isInteger(identifiers) || identifiers < 1 || identifiers > MOST_IDENTIFIERS) {
    throw new WrongInput(`ids_num: ${identifiers} identifier columns; there are 1 to ${MOST_IDENTIFIERS}.`);
  }
  if (dummies !== null && (!Number.isInteger(dummies) || dummies < 1 || dummies > MOST_DUMMIES)) {
    throw new WrongInput(
      `precomputed_tau: ${dummies ?? "no"} dummies are no protection. Say how many, 1 to ${MOST_DUMMIES}, or that there are to be none and the sizes exact.`,
    );
  }
  if (promise && queries.limit > promise.queries) {
    throw new WrongInput(`maximum_queries: the ledger allows ${queries.limit} runs, and the dummies are counted for ${promise.queries}.`);
  }
  if ((variant === "compatible") !== (paillier !== undefined)) {
    throw new WrongInput("paillier_params: they belong to the compatible variant, and to it alone.");
  }
}

/** The column as it counts from 0. */
export function zeroColumnOf({ zeroColumn }: Pick<DpcaInput, "zeroColumn">, width: number): number | null {
  if (zeroColumn === null || width === 0) return null;
  const at = zeroColumn < 0 ? zeroColumn + width : zeroColumn;
  if (!Number.isInteger(at) || at < 0 || at >= width) {
    throw new WrongInput(`zero_column_index: there is no payload column ${zeroColumn} among ${width}.`);
  }
  return at;
}

type Plain = string | number | boolean;

/** What must be equal, by the name that upstream has for it. */
function alike({ variant, identifiers, dummies, promise, paillier }: DpcaInput): Record<string, Plain> {
  const compared = promise ? { epsilon: promise.epsilon, maximum_queries: promise.queries } : {};
  const common = { variant, ids_num: identifiers, input_dp: dummies !== null, use_precomputed_tau: promise === undefined, ...compared };
  if (!paillier) return common;
  const packing = paillier.packing ? { statistical_security_bits: paillier.statisticalBits } : {};
  return { ...common, curve_id: 415, apply_packing: paillier.packing, ...packing };
}

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const told = v.strictObject({
  rows: count(LONGEST_LIST),
  payload: count(MOST_PAYLOAD),
  tau: count(MOST_DUMMIES),
  /** False: the ledger of this party refuses the run. */
  willing: v.boolean(),
  paillier_n_len: v.picklist([0, 1024, 2048, 3072]),
  enable_djn: v.boolean(),
});
export type Told = v.InferOutput<typeof told>;
const greeting = v.strictObject({
  alike: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  told,
});

const LONGEST_GREETING = 4096;

function differences(ours: Record<string, Plain>, theirs: Record<string, Plain>): string[] {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const said = (value: Plain | undefined) => (value === undefined ? "not set" : String(value).slice(0, 40));
  return names
    .filter((name) => ours[name] !== theirs[name])
    .map((name) => `${name.slice(0, 40)} is ${said(theirs[name])} there and ${said(ours[name])} here`);
}

/** Sends this party's, and gives what the other told. */
export async function agree(
  peer: Channel,
  input: DpcaInput,
  own: Pick<Told, "rows" | "payload" | "willing">,
): Promise<{ readonly own: Told; readonly theirs: Told }> {
  const { paillier, dummies } = input;
  const mine: Told = { ...own, tau: dummies ?? 0, paillier_n_len: sizeOf(paillier), enable_djn: paillier?.short ?? false };
  const ours = alike(input);
  await peer.send("parameters", new TextEncoder().encode(JSON.stringify({ alike: ours, told: mine })));
  const theirs = await peer.receive("parameters", (bytes) => {
    if (bytes.length > LONGEST_GREETING) throw new Error(`${bytes.length} bytes, which is more than parameters take`);
    const read = v.safeParse(greeting, parsed(bytes));
    if (!read.success) throw new Error(`they are not parameters: ${v.getDotPath(read.issues[0]) ?? "no such object"}`);
    const [difference] = differences(ours, read.output.alike);
    if (difference !== undefined) throw new Error(difference);
    const wrong = wrongTau(read.output.told.tau, input);
    if (wrong !== undefined) throw new Error(wrong);
    return read.output.told;
  });
  return { own: mine, theirs };
}

/** `tau` is told once and compared here: a second copy to compare could say another number than the one that is used. */
function wrongTau(theirs: number, { variant, dummies }: DpcaInput): string | undefined {
  if ((theirs === 0) !== (dummies === null)) return `tau is ${theirs} there, and input_dp is ${dummies !== null}`;
  return variant === "fast" && theirs !== (dummies ?? 0) ? `tau is ${theirs} there and ${dummies ?? 0} here` : undefined;
}

function sizeOf(paillier: PaillierTerms | undefined): Told["paillier_n_len"] {
  const bits = paillier?.bits ?? 0;
  if (bits !== 0 && bits !== 1024 && bits !== 2048 && bits !== 3072) {
    throw new WrongInput(`paillier_n_len: ${bits} is not 1024, 2048 or 3072.`);
  }
  return bits;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
