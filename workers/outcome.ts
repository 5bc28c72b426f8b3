/**
 * Comlink carries an error's name and message and loses its class and fields. What a person needs to see (sender, round,
 * tag) therefore travels as data, and the client makes errors of it again.
 */
import { PeerLeft, ProtocolError } from "../lib/channel/index.ts";
import { NothingToTamper } from "../lib/protocol/index.ts";
import { WrongCall } from "../lib/schema/index.ts";

export type FaultName = "ProtocolError" | "PeerLeft" | "WrongCall" | "Stopped" | "Died" | "Failed";

export interface Fault {
  readonly name: FaultName;
  /** A sentence for a person. */
  readonly message: string;
  readonly from?: string;
  readonly round?: number;
  readonly tag?: string;
}

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
    return { ok: false, error: faultOf(error) };
  }
}

/** The value, or the error of its class again: whoever directs a play must tell a cause (ProtocolError) from an echo (PeerLeft). */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  if (outcome.error.name === "PeerLeft") throw new PeerLeft(outcome.error.message);
  throw new RunFault(outcome.error);
}

/** Errors that only say that the call was wrong. By name: each subject has its own class, and this floor knows none of them. */
const WRONG = new Set(["WrongCall", "WrongInput", "NothingToTamper"]);

export function faultOf(error: unknown): Fault {
  if (error instanceof RunFault) return error.fault;
  if (error instanceof ProtocolError) {
    return { name: "ProtocolError", message: error.message, from: error.from, round: error.round, tag: error.tag };
  }
  if (error instanceof PeerLeft) return { name: "PeerLeft", message: error.message };
  if (error instanceof WrongCall || error instanceof NothingToTamper) return { name: "WrongCall", message: error.message };
  if (error instanceof Error || error instanceof DOMException) {
    if (WRONG.has(error.name)) return { name: "WrongCall", message: error.message };
    return { name: error.name === "AbortError" ? "Stopped" : "Failed", message: error.message };
  }
  return { name: "Failed", message: String(error) };
}
