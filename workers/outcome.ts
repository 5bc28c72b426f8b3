/**
 * Comlink carries an error's name and message and loses its class and fields. What a person needs to see (sender, round,
 * tag) therefore travels as data, and the client makes an error of it again.
 */
import { type Fault, faultOf } from "../lib/experiments/fault.ts";

export type { Fault, FaultName } from "../lib/experiments/fault.ts";

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Fault };

/** A fault on this side of the boundary. */
export class RunFault extends Error {
  override readonly name = "RunFault";
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

export async function settle<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: error instanceof RunFault ? error.fault : faultOf(error) };
  }
}

export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RunFault(outcome.error);
}
