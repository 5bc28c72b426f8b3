/**
 * Deals a secret, lets some parties stay away and others bring wrong shares, and opens it three ways: by someone who trusts, by
 * someone who checks, by someone who corrects. Nobody who opens is told which shares are wrong.
 *
 * Trap: choosing the wrong ones first. Someone who trusts the first t shares would then always be right, or always wrong.
 */
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import {
  check,
  correct,
  correctable,
  deal,
  evaluate,
  type FiniteField,
  forge,
  fp61,
  gf256,
  interpolate,
  noticed,
  type Point,
  places,
  possible,
  primeField,
  type ShamirShare,
  secretsLeft,
  shareAt,
  valuesLeft,
} from "../sharing/index.ts";
import type { Lab, ResultOf } from "./experiment.ts";
import type { params, shamir } from "./shamir.ts";

type Given = Values<typeof params>;
type Result = ResultOf<typeof shamir>;

/** Up to here a field is drawn whole, place by place; of a larger one the places that have a party. */
const DRAWN_WHOLE = 31n;
/** Up to here every secret is tried. */
const TRIED = 256n;

export async function run(given: Given, lab: Lab): Promise<Result> {
  await lab.progress(0, "dealing");
  if (given.field === "gf256") return staged(gf256, given, lab.rng);
  return staged(given.field === "fp61" ? fp61 : primeField(BigInt(given.prime)), given, lab.rng);
}

function staged<E>(field: FiniteField<E>, { threshold, shares: made, present: here, corrupt, cheat, secret }: Given, rng: Rng): Result {
  const at = places(field, made);
  const dealt = deal(field, field.of(secret), { threshold, places: at }, rng.fork("deal"));
  const honest = dealt.shares.slice(0, here);
  const wrong = new Set(rng.fork("who is corrupt").shuffled(honest).slice(0, corrupt));
  const replaced = cheats(field, threshold, honest, wrong, cheat, rng.fork("cheat"));
  const brought = honest.map((share) => replaced.get(share) ?? share);

  const text = (element: E) => String(field.toBigInt(element));
  const number = (element: E) => Number(field.toBigInt(element));
  const listed = (points: readonly Point<E>[]) => points.map(({ x, y }) => ({ x: number(x), y: text(y) }));
  const left = (points: readonly Point<E>[]) => {
    const { secrets, polynomials } = possible(field, threshold, points);
    return { secrets: String(secrets), polynomials: String(polynomials) };
  };

  const enough = here >= threshold;
  const checked = enough ? check(field, threshold, brought) : undefined;
  const decoded = enough ? correct(field, threshold, brought) : undefined;
  const trusted = brought.slice(0, threshold);
  const few = honest.slice(0, threshold - 1);
  const opened = decoded ? text(decoded.secret) : null;
  const accepted = (checked ?? decoded)?.polynomial;
  const columns = field.order <= DRAWN_WHOLE ? places(field, Number(field.order) - 1) : at;

  return {
    field: field.name,
    order: String(field.order),
    secret: String(secret),
    threshold,
    shares: listed(dealt.shares),
    present: brought.map((share, i) => ({ ...listed([share])[0], wrong: wrong.has(honest[i] as ShamirShare<E>) })) as Result["present"],
    ...left(brought),
    candidates: field.order <= TRIED ? secretsLeft(field, threshold, brought).map(String) : null,
    few: { shares: few.map(({ x }) => number(x)), ...left(few) },
    seen: [0, ...brought.keys()].map((_, seen) => ({ shares: seen, ...left(brought.slice(0, seen)) })),
    opened,
    readers: {
      trusting: { opened: text(interpolate(field, trusted)[0] ?? field.zero), from: trusted.map(({ x }) => number(x)) },
      checking: enough ? { opened: checked ? text(checked.secret) : null } : null,
      correcting: enough ? { opened, blamed: decoded?.wrong.map(({ x }) => number(x)) ?? [] } : null,
    },
    bounds: { noticed: noticed(threshold, here), corrected: correctable(threshold, here) },
    wrongAt: honest.flatMap((share) => (wrong.has(share) ? [number(share.x)] : [])),
    detected: enough && corrupt > 0 && checked === undefined,
    corrected: corrupt > 0 && opened === String(secret),
    curve: [field.zero, ...columns].map((x) => ({
      x: number(x),
      dealt: text(evaluate(field, dealt.polynomial, x)),
      accepted: accepted ? text(evaluate(field, accepted, x)) : null,
      possible: String(valuesLeft(field, threshold, few, x)),
    })),
  };
}

/** What each of them brings instead of its share. */
function cheats<E>(
  field: FiniteField<E>,
  threshold: number,
  present: readonly ShamirShare<E>[],
  wrong: ReadonlySet<ShamirShare<E>>,
  how: Given["cheat"],
  rng: Rng,
): ReadonlyMap<ShamirShare<E>, ShamirShare<E>> {
  const own = present.filter((share) => wrong.has(share));
  const honest = present.filter((share) => !wrong.has(share)).map(({ x }) => x);
  const forged =
    how === "together"
      ? forge(field, threshold, own, honest, other(field, rng))
      : own.map(({ x, y }) => shareAt(field, field.toBigInt(x), field.toBigInt(field.add(y, other(field, rng)))));
  return new Map(own.map((share, i) => [share, forged[i] as ShamirShare<E>]));
}

/** Any element but zero: a share that was moved by zero would not be wrong. */
function other<E>(field: FiniteField<E>, rng: Rng): E {
  for (;;) {
    const element = field.random(rng);
    if (!field.equals(element, field.zero)) return element;
  }
}
