/** What came back from the learner's two functions, checked before anybody computes with it. */
import { interpolate, type PrimeField } from "../../sharing/index.ts";
import type { Learner, Plain } from "../exercise.ts";
import { fieldsOf, named, WrongAnswer } from "../judging.ts";
import type { Share } from "./api.ts";

/** One call of share. */
export interface Request {
  readonly field: PrimeField;
  readonly secret: bigint;
  readonly threshold: number;
  readonly count: number;
}

export const argsOf = ({ field, secret, threshold, count }: Request): readonly Plain[] => [secret, threshold, count, field.order];

/** In a sentence. */
export const asked = ({ field, secret, threshold, count }: Request): string => `share(${secret}n, ${threshold}, ${count}, ${field.order}n)`;

/** A place may be written beyond p (it is the same as its remainder), but not as a book. */
const FARTHEST = 2n ** 80n;

/** Shares as asked for. Their places may be anything here, zero too: that is for an attack to find. */
export function sharesOf(answer: unknown, request: Request): Share[] {
  const what = `What ${asked(request)} returned`;
  if (!Array.isArray(answer)) throw new WrongAnswer(`${what} should be a list of shares; it is ${named(answer)}.`);
  if (answer.length !== request.count) {
    throw new WrongAnswer(`${what} should have ${request.count} shares; it has ${answer.length.toLocaleString("en-GB")}.`);
  }
  return answer.map((share, i) => {
    const { x, y } = fieldsOf(share, `Share ${i} of ${asked(request)}`, ["x", "y"]);
    const where = `In share ${i} of ${asked(request)}`;
    for (const [name, value] of Object.entries({ x, y })) {
      if (typeof value !== "bigint") throw new WrongAnswer(`${where}, ${name} should be a bigint like 5n; it is ${named(value)}.`);
    }
    if ((y as bigint) < 0n || (y as bigint) >= request.field.order) {
      throw new WrongAnswer(`${where}, y should be from 0 to p - 1; it is ${named(y)}. (The remainder of a negative number is negative.)`);
    }
    if ((x as bigint) < 0n || (x as bigint) >= FARTHEST) throw new WrongAnswer(`${where}, x should be a place below p; it is ${named(x)}.`);
    return { x: x as bigint, y: y as bigint };
  });
}

export const reduced = ({ field }: Pick<Request, "field">, shares: readonly Share[]): Share[] =>
  shares.map(({ x, y }) => ({ x: x % field.order, y }));

export async function runShare(learner: Learner, request: Request): Promise<Share[]> {
  return sharesOf(await learner.call("share", argsOf(request)), request);
}

export async function runShareMany(learner: Learner, requests: readonly Request[]): Promise<Share[][]> {
  const answers = await learner.callMany("share", requests.map(argsOf));
  return answers.map((answer, i) => sharesOf(answer, requests[i] as Request));
}

export function secretOf(answer: unknown): bigint {
  if (typeof answer !== "bigint") throw new WrongAnswer(`reconstruct should return a bigint like 5n; it returned ${named(answer)}.`);
  return answer;
}

export async function runReconstruct(learner: Learner, shares: readonly Share[], threshold: number, field: PrimeField): Promise<bigint> {
  return secretOf(await learner.call("reconstruct", [shares as unknown as Plain, threshold, field.order]));
}

/** All `threshold` coefficients of the polynomial through these shares; undefined if two are for the same place or its degree is too high. */
export function coefficientsOf(request: Request, shares: readonly Share[]): bigint[] | undefined {
  const points = reduced(request, shares);
  if (new Set(points.map(({ x }) => x)).size < points.length) return undefined;
  const found = interpolate(request.field, points);
  if (found.length > request.threshold) return undefined;
  return Array.from({ length: request.threshold }, (_, i) => found[i] ?? 0n);
}

/** A number for a person to read. */
export const digits = (n: bigint): string => (n < -FARTHEST || n > FARTHEST ? "a number of more than 24 digits" : String(n));

/** Shares for a person to read. */
export const inWords = (shares: readonly Share[]): string => shares.map(({ x, y }) => `(${x}, ${y})`).join("  ");
