/**
 * Stages a verifiable sharing of a PIN among parties who check, then hands the attacker what was published, and last puts
 * shares together to see what sets of parties would open.
 */
import { bytesToHex } from "@noble/hashes/utils.js";
import type { InferOutput } from "valibot";
import { pinAttack, pinOfSecret, secretOfPin } from "../attacks/pin.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { element, G, scalar, scalars, times } from "../sharing/group.ts";
import {
  type DealerCheat,
  type DealerOutput,
  type PartyOutput,
  reconstruct,
  shareAt,
  type VssShare,
  type VssTerms,
  vss,
} from "../sharing/index.ts";
import { blindingFor, commitPedersen } from "../sharing/pedersen.ts";
import type { Lab } from "./experiment.ts";
import { trafficOf } from "./traffic.ts";
import type { result } from "./verifiable-shares.result.ts";
import { type Frame, PIN_DIGITS, PINS, type params } from "./verifiable-shares.ts";

type V = Values<typeof params>;
type Result = InferOutput<typeof result>;

export async function run(values: V, lab: Lab<Frame>): Promise<Result> {
  const { scheme, threshold, pin } = values;
  const seats = Array.from({ length: values.parties }, (_, i) => `p${i + 1}`);
  const places = Object.fromEntries(seats.map((seat, i) => [seat, i + 1]));
  const cheat = cheatOf(values, seats, lab.rng.fork("other"));
  const terms: VssTerms = {
    session: lab.rng.fork("session").bytes(16),
    scheme,
    threshold,
    places,
    generator: cheat?.kind === "known-log" ? "dealers" : "hashed",
  };
  const played = await lab.play(vss, {
    dealer: { role: "dealer", input: { ...terms, secret: secretOfPin(pin), ...(cheat && { cheat }) } },
    ...Object.fromEntries(seats.map((seat) => [seat, { role: "party", input: { ...terms, seat, checks: values.checks } } as const])),
  });
  const outputs = played as unknown as Readonly<Record<string, PartyOutput>>; // a cast of unknown seats
  const dealer = (played as unknown as { dealer: DealerOutput }).dealer;
  const parties = seats.map((seat) => ({ seat, place: places[seat] as number, ...(outputs[seat] as PartyOutput) }));
  const [first] = parties as [(typeof parties)[number]];
  const board = (commitments: readonly Uint8Array[]) => commitments.map(bytesToHex);

  const attack = await bruteForce(first.commitments[0] as Uint8Array, lab);
  const traffic = trafficOf(played.transcript);
  lab.measure("bytes", traffic.bytes);
  return {
    scheme,
    threshold,
    dealt: pin,
    commitments: board(first.commitments),
    accepted: Object.fromEntries(parties.map(({ seat, accepted }) => [seat, accepted])),
    bruteForced: attack.found,
    tried: attack.tried,
    possible: scheme === "pedersen" ? PINS : attack.found === null ? 0 : 1,
    cheat: cheat?.kind ?? null,
    refusal: first.refusal,
    complaints: [...first.complaints],
    answers: first.answers.map(({ seat, ...share }) => ({ seat, ...inHex(share) })),
    parties: parties.map(({ seat, place, given, fits, commitments, share }) => ({
      seat,
      place,
      given: inHex(given),
      fits,
      sameBoard: String(board(commitments)) === String(board(first.commitments)),
      share: share && inHex(share),
    })),
    opened: parties.every(({ accepted }) => accepted) ? openings(parties, threshold) : null,
    openings: scheme === "pedersen" ? blindings(pin, dealer, lab.rng.fork("openings")) : null,
    traffic,
  };
}

/** The last parties are cheated; what they are to open instead is another PIN. */
function cheatOf({ cheat, victims, pin }: V, seats: readonly string[], rng: Rng): DealerCheat | undefined {
  const cheated = seats.slice(-victims);
  const other = secretOfPin(String((Number(pin) + 1 + rng.below(PINS - 1)) % PINS).padStart(PIN_DIGITS, "0"));
  switch (cheat) {
    case "none":
      return undefined;
    case "high-degree":
      return { kind: cheat };
    case "two-boards":
      return { kind: cheat, victims: cheated, other };
    case "known-log":
      return { kind: cheat, victims: [seats.at(-1) as string], other };
    default:
      return { kind: cheat, victims: cheated };
  }
}

/** The attacker has what was published and nothing of the above. */
async function bruteForce(commitment: Uint8Array, lab: Lab<Frame>) {
  const began = lab.now();
  const attack = pinAttack(commitment, PIN_DIGITS);
  for (;;) {
    const { value, done } = attack.next();
    lab.show(value);
    if (!done) await lab.progress(value.tried / PINS, "trying every PIN on the commitments");
    else {
      lab.measure("guessesPerSecond", value.tried / Math.max(1e-3, (lab.now() - began) / 1000));
      return value;
    }
  }
}

const inHex = ({ y, blinding }: VssShare) => ({
  value: bytesToHex(scalar.encode(y)),
  ...(blinding !== undefined && { blinding: bytesToHex(scalar.encode(blinding)) }),
});

interface Holder {
  readonly seat: string;
  readonly place: number;
  readonly share: VssShare | null;
}

const LISTED = 8;

/** Every set of as many as the threshold, and what it opens. */
function openings(parties: readonly Holder[], threshold: number): Result["opened"] {
  const found = new Map<bigint, { sets: number; example: string[] }>();
  const all = sets(parties, threshold);
  for (const set of all) {
    const shares = set.map(({ place, share }) => shareAt(scalars, place, (share as VssShare).y));
    const secret = reconstruct(scalars, threshold, shares);
    const { sets: before, example } = found.get(secret) ?? { sets: 0, example: set.map(({ seat }) => seat) };
    found.set(secret, { sets: before + 1, example });
  }
  const values = [...found].map(([secret, rest]) => ({ pin: pinOfSecret(secret, PIN_DIGITS), secret: String(secret), ...rest }));
  return { sets: all.length, distinct: values.length, values: values.sort((a, b) => b.sets - a.sets).slice(0, LISTED) };
}

const sets = <T>(things: readonly T[], size: number): T[][] =>
  size === 0 ? [[]] : things.flatMap((thing, i) => sets(things.slice(i + 1), size - 1).map((rest) => [thing, ...rest]));

const TRIED = ["0000", "1234", "5683", "9999"];

/**
 * One commitment as every PIN. It takes log_G H: a dealer that made H has it and can do it to its own C_0; for the hashed H
 * nobody can, so a commitment under another H stands for it. Which H it is makes no difference to what is shown: the blinding
 * is uniform either way.
 */
function blindings(pin: string, { log: dealers, blinding: own }: DealerOutput, rng: Rng): Result["openings"] {
  const log = dealers ?? scalars.random(rng.fork("log"));
  const blinding = own ?? scalars.random(rng.fork("blinding"));
  const value = secretOfPin(pin);
  const commit = (secret: bigint, t: bigint) => bytesToHex(element.encode(commitPedersen([secret], [t], times(G, log))[0] ?? G));
  const commitment = commit(value, blinding);
  const fitting = [...new Set([pin, ...TRIED])].map((other) => {
    const t = blindingFor({ value, blinding }, secretOfPin(other), log);
    return { pin: other, blinding: bytesToHex(scalar.encode(t)), fits: commit(secretOfPin(other), t) === commitment };
  });
  return { ofDealer: dealers !== undefined, commitment, fitting };
}
