/**
 * DPCA-PSI: two tables whose rows have several identifiers are matched, column after column. Both parties learn k sizes, each padded with
 * dummies so that it is differentially private towards both, and end with shares of what the matched rows hold. Neither learns which of its
 * own rows matched.
 *
 *   both: parameters, compared field by field; a data set that was asked often enough takes no part (query-ledger.ts)
 *   sender -> receiver: the seed of the dummies' pools; both add their dummies and shuffle (dummies.ts)
 *   matching, column after column (matching.ts)
 *   the sender's payload into shares, then the receiver's (permute-and-share.ts, or payload-paillier.ts)
 *
 *                                 fast                                   compatible
 *   rows are hidden by            Curve25519, u alone, a hash a column   P-256, one hash for all columns
 *   payload becomes shares by     a network of oblivious transfers       Paillier, packed, short exponents for the owner
 *   equal cells of a table        cannot be seen                         can be seen, and each party is warned of its own
 *   other's later columns         cannot be compared with the first      can be, exactly and without noise (matching.ts)
 *   the promise is about          all that a party sees                  the told sizes only
 *   number of dummies             must be the same                       the larger of the two, as upstream
 *
 * Knows, either way: each how many rows the other has without dummies and how many payload columns; the k sizes; which of the other's rows, in
 * an order that the other shuffled, matched in which column; its shares; in the compatible variant which cells of the other are equal, and which
 * cells of its later columns are in this party's first. Everything else that it receives is a point under a key that it does not have, or what the
 * headers of the parts say. Secure against parties that follow the protocol, if DDH is hard in the group and H is a random oracle (and what OT or
 * Paillier assume).
 *
 * Trap: the dummies protect if both add them. A party that adds none, or all of its pool, knows the other's noise, and nobody can see it.
 * Trap: the larger of two numbers of dummies may owe more than the smaller (dummy-count.ts). Whoever promises something in the compatible variant
 * computes delta of the number in the output, not of the one that it brought.
 * Trap: sizes are too high, by half of the dummies of a column on average. Whoever wants to know how many take that off, and have noise of
 * variance t/8 left.
 *
 * Source: github.com/tiktok-privacy-innovation/PrivacyGo, dpca-psi, read at release 0.5.0; the fast variant is ours.
 */

import type { Channel } from "../../channel/index.ts";
import { rawBytes } from "../../channel/index.ts";
import { openLadder } from "../../curve25519/index.ts";
import type { PartyLab, Peers } from "../../protocol/index.ts";
import { countsOf, type ListCounts, readRows, WrongInput } from "../../text/index.ts";
import { type Meter, meter } from "../party.ts";
import { padded, poolsOf, SEED_BYTES } from "./dummies.ts";
import { type Matching, matchRows } from "./matching.ts";
import type { Rows } from "./permute-and-share.ts";
import { countRun, named, type Runs, runsOn } from "./query-ledger.ts";
import type { RowCipher } from "./row-cipher.ts";
import { agree, checkInput, type DpcaInput, zeroColumnOf } from "./terms.ts";

/** `type`: only a type alias is assignable to Json. */
export type DpcaOutput = {
  /** Whose ledger refused. Then nothing else was told. */
  refused: "own" | "other" | null;
  /** As told: with the dummies that matched. */
  sizes: number[];
  /** Of each column, from each party. 0: none, and the sizes are exact. */
  dummies: number;
  /** Rows of the other, without its dummies. */
  theirs: number;
  /** This party's shares of the matched rows: the sender's payload columns, then the receiver's, row after row. */
  shares: BigUint64Array;
  /** Payload columns of the sender, and of the receiver. */
  widths: [number, number];
  /** By column, how many rows of the other are marked: the same numbers as sizes. And where, in its order, for a short table. */
  marks: { row: number; column: number }[] | null;
  /** Cells of the other's table that can be seen to be equal. Null: too many to look. */
  equalCells: number | null;
  /** Cells of the other's later columns that this party finds in its own first one: exact, no dummy among them. Null: too many to look. */
  crossMatches: number | null;
  /** Cells of this party's own table that stand in more than one column. */
  repeated: number;
  /** Runs on this data set, with this one, and how many there may be. */
  runs: Runs;
  list: ListCounts;
  engine: string;
};

type Role = "sender" | "receiver";
/** Marks are given for so many rows of the other. */
const MARKED = 2000;
/** About, for the progress: what takes as long as a point. */
const SWITCHES_A_POINT = 6;
const POINTS_A_ROW = 2;
const seedLayout = rawBytes(SEED_BYTES);

export const sender = ({ receiver }: Peers<"receiver">, input: DpcaInput, lab: PartyLab): Promise<DpcaOutput> =>
  take("sender", receiver, input, lab);

export const receiver = ({ sender }: Peers<"sender">, input: DpcaInput, lab: PartyLab): Promise<DpcaOutput> =>
  take("receiver", sender, input, lab);

async function take(role: Role, peer: Channel, input: DpcaInput, lab: PartyLab): Promise<DpcaOutput> {
  checkInput(input);
  await lab.progress(0, "reading its table");
  const table = await readRows(input.list, input.identifiers);
  if (table.accepted === 0) throw new WrongInput("This table has no row that could match.");
  const zeroColumn = zeroColumnOf(input, table.width);
  const queries = named(input.queries, table.columns);
  const cost = { dummies: input.dummies ?? 0, columns: input.identifiers };
  const runs = await runsOn(lab.vault, queries, cost);
  const willing = runs.made < runs.limit;

  const { own, theirs } = await agree(peer, input, { rows: table.accepted, payload: table.width, willing });
  const dummies = Math.max(own.tau, theirs.tau);
  const widths: [number, number] = role === "sender" ? [table.width, theirs.payload] : [theirs.payload, table.width];
  const output = {
    refused: willing ? (theirs.willing ? null : "other") : "own",
    sizes: [],
    dummies,
    theirs: theirs.rows,
    shares: new BigUint64Array(),
    widths,
    marks: [],
    equalCells: 0,
    crossMatches: 0,
    repeated: repeatedIn(table.columns),
    runs,
    list: countsOf(table),
    engine: "",
  } satisfies DpcaOutput;
  if (output.refused !== null) return output;
  if (!(await countRun(lab.vault, queries, cost)))
    throw new WrongInput("Another run on this data set was counted meanwhile, and it was the last one.");

  const pools = dummies === 0 ? [] : poolsOf(await seedOf(role, peer, lab), input.identifiers, dummies);
  const side = role === "sender" ? "DA" : "DB";
  const mine = padded(table, pools, { dummies, zeroColumn, side }, lab.rng.fork("dummies"));
  const progress = meter(lab);
  const { cipher, engine } = await cipherOf(input, lab);
  const payload = await payloadOf(role, peer, input, theirs, lab, progress);
  try {
    const size = theirs.rows + dummies * input.identifiers;
    const matching = await matchRows(peer, cipher, { columns: mine.columns, theirs: size }, lab.rng.fork("matching"), progress);
    const chosen = Uint32Array.from(matching.matches, ({ row }) => row);
    const offered = { words: mine.words, width: table.width };
    const offer = async () => (table.width === 0 || chosen.length === 0 ? new BigUint64Array() : payload.offer(offered, chosen.length));
    const choose = async () =>
      theirs.payload === 0 || chosen.length === 0 ? new BigUint64Array() : payload.choose(chosen, { count: size, width: theirs.payload });
    const first = role === "sender" ? await offer() : await choose();
    const second = role === "sender" ? await choose() : await offer();
    return {
      ...output,
      sizes: [...matching.sizes],
      shares: sideBySide(first, second, widths),
      marks: size > MARKED ? null : marksOf(matching),
      equalCells: matching.equalCells,
      crossMatches: matching.crossMatches,
      runs: { ...runs, made: runs.made + 1 },
      engine,
    };
  } finally {
    cipher.wipe();
  }
}

async function seedOf(role: Role, peer: Channel, lab: PartyLab): Promise<Uint8Array> {
  if (role === "receiver") return peer.receive("pool-seed", seedLayout.decode);
  const seed = lab.rng.fork("pool seed").bytes(SEED_BYTES);
  await peer.send("pool-seed", seed);
  return seed;
}

async function cipherOf({ variant, identifiers }: DpcaInput, lab: PartyLab): Promise<{ cipher: RowCipher; engine: string }> {
  const rng = lab.rng.fork("keys");
  if (variant === "fast") {
    const [{ drawColumnKeys, uCipher }, ladder] = await Promise.all([import("./cipher-u.ts"), openLadder("auto")]);
    return { cipher: uCipher(ladder, drawColumnKeys(identifiers, rng)), engine: ladder.engine };
  }
  const { drawP256Key, p256Cipher } = await import("./cipher-p256.ts");
  return { cipher: p256Cipher(Array.from({ length: identifiers }, () => drawP256Key(rng))), engine: "noble P-256" };
}

interface Payload {
  offer(rows: Rows, chosen: number): Promise<BigUint64Array>;
  choose(chosen: Uint32Array, of: { readonly count: number; readonly width: number }): Promise<BigUint64Array>;
}

async function payloadOf(
  role: Role,
  peer: Channel,
  { paillier }: DpcaInput,
  theirs: { readonly paillier_n_len: number; readonly enable_djn: boolean },
  lab: PartyLab,
  progress: Meter,
): Promise<Payload> {
  const rng = lab.rng.fork("payload");
  if (!paillier) {
    const [{ chooseRows, offerRows }, { switchesFor }] = await Promise.all([import("./permute-and-share.ts"), import("./network.ts")]);
    const moving = (switches: number) => progress.did(switches / SWITCHES_A_POINT, "moving matched payload into shares");
    return {
      offer(rows, chosen) {
        progress.expect(switchesFor(rows.words.length / rows.width) / SWITCHES_A_POINT);
        return offerRows(peer, rows, chosen, rng.fork("own"), moving);
      },
      choose(chosen, of) {
        progress.expect(switchesFor(of.count) / SWITCHES_A_POINT);
        return chooseRows(peer, chosen, of, rng.fork("other"), moving);
      },
    };
  }
  const { bringKey, chooseEncrypted, offerEncrypted, takeKey } = await import("./payload-paillier.ts");
  const drawing = () => lab.progress(0, "drawing the two primes of its key");
  const theirTerms = { ...paillier, bits: theirs.paillier_n_len, short: theirs.enable_djn };
  const bring = () => bringKey(peer, paillier, rng.fork("own key"), drawing);
  const take = () => takeKey(peer, theirTerms);
  const [owner, key] = role === "sender" ? [await bring(), await take()] : await take().then(async (key) => [await bring(), key] as const);
  const did = (rows: number) => progress.did(POINTS_A_ROW * rows, "encrypting payload, and masking what matched");
  return {
    offer(rows, chosen) {
      progress.expect(POINTS_A_ROW * (rows.words.length / rows.width + chosen));
      return offerEncrypted(peer, owner, paillier, rows, chosen, rng.fork("own"), did);
    },
    choose(chosen, of) {
      progress.expect(POINTS_A_ROW * (of.count + chosen.length));
      return chooseEncrypted(peer, key, theirTerms, chosen, of, rng.fork("other"), did);
    },
  };
}

/** Rows of the sender's columns beside rows of the receiver's. */
function sideBySide(first: BigUint64Array, second: BigUint64Array, [a, b]: readonly [number, number]): BigUint64Array {
  const rows = a > 0 ? first.length / a : b > 0 ? second.length / b : 0;
  const out = new BigUint64Array(rows * (a + b));
  for (let row = 0; row < rows; row++) {
    out.set(first.subarray(row * a, (row + 1) * a), row * (a + b));
    out.set(second.subarray(row * b, (row + 1) * b), row * (a + b) + a);
  }
  return out;
}

const marksOf = ({ matches }: Matching) => matches.map(({ row, column }) => ({ row, column })).sort((a, b) => a.row - b.row);

function repeatedIn(columns: readonly (readonly string[])[]): number {
  const times = new Map<string, number>();
  for (const column of columns) for (const cell of column) if (cell !== "") times.set(cell, (times.get(cell) ?? 0) + 1);
  return [...times.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
}
