/**
 * An error as data: how a failed run is told across a worker's boundary and on a command line.
 *
 * Errors are told apart by name, not by class: each subject has its own, and to import them here would put the channel and
 * its neighbours on every page that can show a failure.
 */
export type FaultName = "ProtocolError" | "PeerLeft" | "WrongCall" | "Stopped" | "Died" | "Failed";

export interface Fault {
  readonly name: FaultName;
  /** A sentence for a person. */
  readonly message: string;
  readonly from?: string;
  readonly round?: number;
  readonly tag?: string;
}

/** Errors that say that the call was wrong and nothing else is. */
const WRONG = new Set(["WrongCall", "WrongInput", "WrongQuestion", "NothingToTamper"]);

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: "Failed", message: String(error) };
  const { name, message } = error;
  if (WRONG.has(name)) return { name: "WrongCall", message };
  if (name === "ProtocolError") {
    const { from, round, tag } = error as Error & { from: string; round: number; tag: string };
    return { name, message, from, round, tag };
  }
  if (name === "PeerLeft") return { name, message };
  return { name: name === "AbortError" ? "Stopped" : "Failed", message };
}
