/**
 * The learner's file in this process, for tests and for measuring: it goes through the same steps as in the sandbox (types stripped, one
 * classic script evaluated, answers copied) and without its walls. Never for a stranger's code.
 */
import { transform } from "sucrase";
import { type Learner, LearnerFault, type Plain } from "./exercise.ts";
import { messageOf, NotPlain, plainCopy } from "./plain.ts";

/** Math as the sandbox has it. */
const quietMath: Math = Object.defineProperties({} as Math, {
  ...Object.getOwnPropertyDescriptors(Math),
  random: {
    value: () => {
      throw new Error("Math.random is not here: whoever sees some of its numbers can compute the next ones. Use tools.rng.");
    },
  },
});

export function inProcess(source: string, tools: object): Learner {
  let script: string;
  try {
    script = transform(source, { transforms: ["typescript", "imports"] }).code;
  } catch (error) {
    throw new LearnerFault("broken", `Your file cannot be read: ${(error as Error).message}`);
  }
  let exported = evaluate(script);

  const one = (name: string, args: readonly Plain[], at?: number): unknown => {
    const entry = exported[name];
    if (typeof entry !== "function") throw new LearnerFault("missing", `Your file does not export a function named ${name}.`);
    let answer: unknown;
    try {
      answer = entry(...args, tools);
    } catch (error) {
      throw new LearnerFault("threw", messageOf(error), at);
    }
    try {
      return plainCopy(answer);
    } catch (error) {
      if (error instanceof NotPlain) throw new LearnerFault("data", `${name} returned something that cannot be sent. ${error.message}`, at);
      throw error;
    }
  };

  return {
    call: async (name, args) => one(name, structuredClone(args) as Plain[]),
    callMany: async (name, args) => (structuredClone(args) as Plain[][]).map((each, at) => one(name, each, at)),
    restart: async () => {
      exported = evaluate(script);
    },
  };
}

function evaluate(script: string): Record<string, unknown> {
  const exported: Record<string, unknown> = {};
  try {
    new Function("exports", "require", "Math", script)(
      exported,
      (name: string) => {
        throw new Error(`A learner's file imports nothing, and this one asks for ${name}.`);
      },
      quietMath,
    );
  } catch (error) {
    throw new LearnerFault("broken", `Your file threw while it was read: ${messageOf(error)}`);
  }
  return exported;
}
