/** How long a run will take here: as its card estimates, times how much slower this device is. */
import type { AnyExperiment } from "../../lib/experiments/index.ts";
import { Runner } from "../../workers/client.ts";
import type { BroughtFile } from "../../workers/view.ts";
import type { Address } from "./address.ts";

/** A run that is expected to take longer than this does not start by itself. */
export const SHORT = 3;

/** Lines of a pasted text are counted; a file's are guessed from its size. */
const BYTES_A_LINE = 24;

/** Seconds. */
export async function estimateOf(
  card: AnyExperiment,
  values: Address["values"],
  files: Readonly<Record<string, BroughtFile>> | undefined,
): Promise<number> {
  if (!card.estimate) return 0;
  const lines = (seat: string) => Math.ceil((files?.[seat]?.file.size ?? 0) / BYTES_A_LINE);
  const [first = "", second = ""] = Object.keys(card.inputs ?? {});
  const sized = files ? { ...values, n: lines(first), m: lines(second) } : values;
  const here = card.estimate(sized as never);
  return here <= SHORT / 10 ? here : here * (await Runner.slowness());
}
