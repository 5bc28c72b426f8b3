/**
 * A family of numerical test vectors ({ cases: [{ id, mechanism, params, expect, tolerance }] }): which parameters a case has, what is
 * computed from them, and in which units. Any admissible parameters work, not only those of one file.
 *
 * A family computes and does not compare: how near is near enough stands in the case (judging is in tolerance.ts).
 */
import * as v from "valibot";
import { type Rng, seededRng } from "../../lib/random/index.ts";

export type Value = number | string | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Results = Readonly<Record<string, Value>>;

export interface Family {
  readonly mechanism: string;
  /** Names of parameters with unit and range. The public contract of the command. */
  readonly params: Readonly<Record<string, string>>;
  /** Names of results with their units. */
  readonly gives: Readonly<Record<string, string>>;
  /** Throws a ValiError where the parameters are not readable, and a RangeError where they are not admissible. `wanted`: keys of expect. */
  compute(params: unknown, about: { readonly rng: Rng; readonly wanted: readonly string[] }): Results;
}

export const defineFamily = <S extends v.GenericSchema>(
  about: Omit<Family, "compute">,
  schema: S,
  compute: (params: v.InferOutput<S>, about: { readonly rng: Rng; readonly wanted: readonly string[] }) => Results,
): Family => ({ ...about, compute: (params, more) => compute(v.parse(schema, params), more) });

/** A statistical case draws from the stream of its id: the same on every machine. */
export const rngOf = (id: string): Rng => seededRng(`verify/${id}`, 1);

export const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
export const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
