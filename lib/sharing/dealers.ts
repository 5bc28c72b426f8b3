/**
 * Dealers: the honest one, and those that break the rules, as the smallest possible differences from it.
 *
 *   bad-share     hands some parties a share that is one too high; when they complain, publishes the right one
 *   false-answer  the same, and publishes the wrong one again
 *   two-boards    deals some parties another secret, with commitments of its own: every share fits what its party was sent
 *   high-degree   a polynomial with one coefficient too many: every share fits, and the sets of t parties open different things
 *   known-log     brings its own H, knows h with H = h G, and moves one share and its blinding so that the check still holds:
 *                 y + d, blinding - d / h. With the first t-1 others, that share opens the secret of the dealer's choice.
 *                 Nothing in the protocol shows it. Only a generator that nobody can have made does.
 */
import type { Rng } from "../random/index.ts";
import { type Commitments, commitFeldman } from "./feldman.ts";
import { type Element, G, scalars, times } from "./group.ts";
import { blindingPolynomial, commitPedersen, H } from "./pedersen.ts";
import { evaluate, lagrange, randomPolynomial } from "./polynomial.ts";
import type { Scheme, VssShare, VssTerms } from "./vss-messages.ts";

export type DealerCheat =
  | { readonly kind: "bad-share" | "false-answer"; readonly victims: readonly string[] }
  | { readonly kind: "two-boards"; readonly victims: readonly string[]; readonly other: bigint }
  | { readonly kind: "high-degree" }
  | { readonly kind: "known-log"; readonly victims: readonly [string]; readonly other: bigint };

export interface Dealt {
  /** Where the dealer brings one: with the logarithm and the blinding in C_0 it can open that as anything. */
  readonly generator?: Element;
  readonly log?: bigint;
  readonly blinding?: bigint | undefined;
  sentTo(seat: string): { readonly commitments: Commitments; readonly share: VssShare };
  /** What it publishes for a party that complained. */
  answer(seat: string): VssShare;
}

export interface DealerInput extends VssTerms {
  readonly secret: bigint;
  readonly cheat?: DealerCheat | undefined;
}

/** One polynomial, or with Pedersen two, and what binds them. */
function sharing(scheme: Scheme, secret: bigint, length: number, rng: Rng, h: Element) {
  const a = randomPolynomial(scalars, scalars.of(secret), length, rng.fork("polynomial"));
  const b = scheme === "pedersen" ? blindingPolynomial(length, rng.fork("blinding")) : undefined;
  return {
    blinding: b?.[0],
    commitments: b ? commitPedersen(a, b, h) : commitFeldman(a),
    at(place: number): VssShare {
      const x = scalars.of(place);
      return { y: evaluate(scalars, a, x), ...(b && { blinding: evaluate(scalars, b, x) }) };
    },
  };
}

export function dealt(input: DealerInput, rng: Rng): Dealt {
  const { scheme, secret, threshold, places, cheat } = input;
  if (input.generator === "dealers") return dealtWithOwnGenerator(input, rng);
  const degree = cheat?.kind === "high-degree" ? threshold + 1 : threshold;
  const honest = sharing(scheme, secret, degree, rng, H);
  const second = cheat?.kind === "two-boards" ? sharing(scheme, cheat.other, degree, rng.fork("second"), H) : honest;
  const isVictim = (seat: string) => cheat !== undefined && "victims" in cheat && cheat.victims.includes(seat);
  const placeOf = (seat: string) => places[seat] as number;
  const off = ({ y, ...rest }: VssShare): VssShare => ({ ...rest, y: scalars.add(y, 1n) });
  return {
    sentTo(seat) {
      if (!isVictim(seat)) return { commitments: honest.commitments, share: honest.at(placeOf(seat)) };
      if (cheat?.kind === "two-boards") return { commitments: second.commitments, share: second.at(placeOf(seat)) };
      return { commitments: honest.commitments, share: off(honest.at(placeOf(seat))) };
    },
    answer: (seat) => (cheat?.kind === "false-answer" && isVictim(seat) ? off(honest.at(placeOf(seat))) : honest.at(placeOf(seat))),
  };
}

function dealtWithOwnGenerator({ scheme, secret, threshold, places, cheat }: DealerInput, rng: Rng): Dealt {
  if (scheme !== "pedersen") throw new RangeError("Feldman's commitments have no second generator that a dealer could bring.");
  const log = scalars.random(rng.fork("log"));
  const generator = times(G, log);
  const own = sharing(scheme, secret, threshold, rng, generator);
  const [victim] = cheat?.kind === "known-log" ? cheat.victims : [];
  const moved = (seat: string, { y, blinding = 0n }: VssShare): VssShare => {
    if (seat !== victim || cheat?.kind !== "known-log") return { y, blinding };
    const set = [seat, ...Object.keys(places).filter((other) => other !== seat)].slice(0, threshold);
    const weights = lagrange(
      scalars,
      set.map((member) => scalars.of(places[member] as number)),
    );
    const shift = scalars.mul(scalars.sub(cheat.other, secret), scalars.inverse(weights[0] as bigint));
    return { y: scalars.add(y, shift), blinding: scalars.sub(blinding, scalars.mul(shift, scalars.inverse(log))) };
  };
  const share = (seat: string) => moved(seat, own.at(places[seat] as number));
  return {
    generator,
    log,
    blinding: own.blinding,
    sentTo: (seat) => ({ commitments: own.commitments, share: share(seat) }),
    answer: share,
  };
}
