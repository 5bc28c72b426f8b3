/**
 * The learner's TypeScript as a module that runs: types erased by sucrase, which keeps every line where it was, then evaluated. The only
 * place of the project that evaluates a string; the policy allows it in the sandbox's script and nowhere else.
 */
import { transform } from "sucrase";
import { FILE, lineOf, sayingOf } from "./words.ts";

/** The file could not be read, or threw while it was evaluated. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly line: number | undefined;
  constructor(message: string, line: number | undefined) {
    super(message);
    this.line = line;
  }
}

export type Exports = Readonly<Record<string, unknown>>;
type Body = (exports: object, require: (name: string) => never) => void;

/** JavaScript whose lines are the lines of the source. Throws Broken where the source is no TypeScript. */
export function withoutTypes(source: string): string {
  try {
    return transform(source, { transforms: ["typescript", "imports"], disableESTransforms: true, production: true }).code;
  } catch (error) {
    const { message, loc } = error as { message: string; loc?: { line: number } };
    throw new Broken(`This is not TypeScript: ${message.replace(/ \(\d+:\d+\)$/, "").replace(/\.?$/, ".")}`, loc?.line);
  }
}

/** What stays when types are erased, and no browser runs. */
const BEYOND = /^\s*(?:export\s+)?(?:@[A-Za-z]|(?:namespace|module)\s+[\w.]+\s*\{)/m;
const beyond = (source: string) =>
  BEYOND.test(source) ? " Types are erased here, and nothing else: decorators and namespaces do not run." : "";

const wrapped = (code: string) => `(function (exports, require) {${code}\n})\n//# sourceURL=${FILE}`;

const refuseImports = (name: string): never => {
  throw new Error(`There is nothing to import from ${JSON.stringify(name)}: write "import type" for types; what you need is in the tools.`);
};

/** Evaluates the source. `lineOfSyntaxError` finds a line that the engine does not say. */
export async function evaluated(source: string, lineOfSyntaxError: (code: string) => Promise<number | undefined>): Promise<Exports> {
  const code = wrapped(withoutTypes(source));
  let body: Body;
  try {
    // biome-ignore lint/security/noGlobalEval: this is the sandbox; see the head of this file
    body = globalThis.eval(code) as Body;
  } catch (error) {
    throw new Broken(
      `This cannot be read: ${sayingOf(error).replace(/\.?$/, ".")}${beyond(source)}`,
      lineOf(error) ?? (await lineOfSyntaxError(code)),
    );
  }
  const exports = {};
  try {
    body(exports, refuseImports);
  } catch (error) {
    throw new Broken(
      `It failed while it was read, before any function was called: ${sayingOf(error).replace(/\.?$/, ".")}${beyond(source)}`,
      lineOf(error),
    );
  }
  return exports;
}
