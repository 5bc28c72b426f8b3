// The command without its process: words in; exit code, standard output and standard error out. So that tests need no process each.

import { faultOf } from "../../lib/experiments/fault.ts";
import { type AnyExperiment, experiments, isExperimentId } from "../../lib/experiments/index.ts";
import { runExperiment } from "../../lib/experiments/run.ts";
import { inMemory } from "../../lib/protocol/index.ts";
import { systemRng } from "../../lib/random/index.ts";
import { type Call, readCommandLine, WrongCall } from "../../lib/schema/index.ts";
import packageFile from "../../package.json" with { type: "json" };
import { HELP } from "./help.ts";
import { printed } from "./json.ts";
import { listing } from "./list.ts";
import { together } from "./repeats.ts";

export interface World {
  /** Relative to where the person is. */
  readFile(path: string): Uint8Array;
  /** Rewrites one line on the terminal; absent where nobody watches. */
  readonly progress?: (line: string) => void;
}

export interface Answer {
  readonly code: 0 | 2 | 3 | 130;
  readonly out: string;
  readonly err: string;
}

export async function main(words: readonly string[], world: World): Promise<Answer> {
  if (words.length === 0) return { code: 2, out: "", err: `Which experiment? There are: ${ids()}.\n\n${HELP}`.trimEnd() };
  if (words.includes("--help") || words.includes("-h")) return { code: 0, out: HELP, err: "" };
  try {
    if (words.includes("--list")) {
      if (words.length > 1) throw new WrongCall("--list takes nothing else.");
      return { code: 0, out: printed(await listing(Object.values(experiments))), err: "" };
    }
    return { code: 0, out: printed(await answerTo(words, world)), err: "" };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.name === "WrongCall") return { code: 2, out: "", err: fault.message };
    if (fault.name === "Stopped") return { code: 130, out: "", err: fault.message };
    return { code: 3, out: printed({ error: fault }), err: "" };
  } finally {
    world.progress?.("");
  }
}

const ids = () => Object.keys(experiments).join(", ");

async function answerTo([id = "", ...words]: readonly string[], world: World) {
  if (!isExperimentId(id)) throw new WrongCall(`There is no experiment "${id}". There are: ${ids()}.`);
  const card: AnyExperiment = experiments[id];
  const call = readCommandLine(card.params, Object.keys(card.inputs ?? {}), words, (path) => read(path, words, world));
  const { version } = packageFile;
  const about = { id, version, params: call.values };
  if (call.repeats === undefined) return { ...about, seed: call.seed ?? null, ...(await once(card, call, world, {})) };

  const seed = call.seed ?? systemRng().below(2 ** 32);
  const runs: Awaited<ReturnType<typeof once>>[] = [];
  for (let i = 0; i < call.repeats; i++) {
    runs.push(await once(card, { ...call, seed }, world, { fork: `repeat/${i}`, note: `run ${i + 1} of ${call.repeats}: ` }));
  }
  const { result, measured } = together(runs) as { result: unknown; measured: unknown };
  return { ...about, seed, repeats: call.repeats, result, measured };
}

// biome-ignore lint/suspicious/noExplicitAny: the values of some experiment, which runExperiment checks
async function once(card: AnyExperiment, call: Call<any>, world: World, { fork, note = "" }: { fork?: string; note?: string }) {
  const { result, measured } = await runExperiment(card, call.values, {
    host: inMemory(call.inputs),
    signal: new AbortController().signal,
    seed: call.seed,
    fork,
    given: Object.keys(call.inputs),
    progress: (fraction, what, seat) =>
      world.progress?.(`${note}${Math.round(100 * fraction)} %  ${seat === undefined ? "" : `${seat}: `}${what}`),
  });
  return { result: result as unknown, measured };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "this user may not read it",
  ENOTDIR: "a part of its path is no folder",
};

function read(path: string, words: readonly string[], world: World): Uint8Array {
  try {
    return world.readFile(path);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const name = words.find((word) => word.endsWith(`=@${path}`))?.split("=", 1)[0];
    throw new WrongCall(`${name}: "@${path}" cannot be read: ${REASONS[code] ?? message}. Give a text file, or values as a,b,c.`);
  }
}
