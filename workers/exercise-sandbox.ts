/**
 * The place where a learner's code runs: a classic worker, made fresh for every run and ended after it. Its script comes with a policy of
 * its own, "default-src 'none'; script-src 'unsafe-eval'": it may evaluate strings and reach nothing. Before it evaluates anything it tries
 * the policy, takes away what no policy governs (lockdown.ts), and tells the page. From then on it speaks over one port, to the judge.
 *
 * It knows the learner's code and the tools of all exercises; no judge and no solution is in it.
 *
 * Trap: after the lockdown the names of the worker's global are gone for this file too. What it needs later it takes before.
 * Trap: not a module and not through Next's bundler, which starts workers by importScripts. scripts/sandbox.mjs makes one file of it.
 */
import { NotPlain, plainCopy } from "../lib/exercises/plain.ts";
import { toolsOf } from "../lib/exercises/tools.ts";
import { systemRng } from "../lib/random/index.ts";
import { strip } from "./sandbox/lockdown.ts";
import type { Ask, FaultData, Hello, Proof, Reply } from "./sandbox/messages.ts";
import { Broken, type Exports, evaluated } from "./sandbox/module.ts";
import { lineOf, sayingOf, show } from "./sandbox/words.ts";

interface Scope {
  onmessage: ((event: MessageEvent<Hello>) => void) | null;
  postMessage(proof: Proof): void;
  importScripts(address: string): void;
  addEventListener(type: "error", hear: (event: ErrorEvent) => void): void;
  addEventListener(type: "unhandledrejection", hear: (event: PromiseRejectionEvent) => void): void;
}
const scope = globalThis as unknown as Scope;

/** What a learner prints: enough to find a mistake, not enough to fill the page. */
const MOST_LINES = 200;
const MOST_LETTERS = 20_000;

scope.onmessage = ({ data }) => {
  scope.onmessage = null;
  void live(data);
};

async function live({ exercise, source, port }: Hello): Promise<void> {
  const refused = { fetch: await refusesFetch(), importScripts: refusesScripts() };
  const evaluates = canEvaluate();
  const hearErrors = errorsOf(scope);
  const tellPage = scope.postMessage.bind(scope);
  const wait = globalThis.setTimeout.bind(globalThis);
  const left = strip(globalThis);
  Math.random = noRandom;

  const reply = (what: Reply) => port.postMessage(what);
  const print = printer((line) => reply({ reply: "printed", line }));
  Object.defineProperty(globalThis, "console", { value: consoleOver(print), writable: true, configurable: true });
  hearErrors.hear = ({ message }) => print(`Later, on its own: ${message}`);

  /** Engines say the line of a syntax error in evaluated code only to the global's error handler. It never runs: it cannot be read. */
  const reported = (code: string) =>
    new Promise<number | undefined>((resolve) => {
      const before = hearErrors.hear;
      const answer = (line: number | undefined) => {
        hearErrors.hear = before;
        resolve(line);
      };
      hearErrors.hear = ({ lineno }) => answer(lineno || undefined);
      wait(code as unknown as TimerHandler, 0);
      wait(answer, 100, undefined);
    });
  /** Firefox counts on from the line of this file where the timer was set: a mistake in a first line shows from where. */
  const lineOfSyntaxError = async (code: string) => {
    const line = await reported(code);
    const first = await reported("let a, a;");
    return line === undefined || first === undefined ? undefined : line - first + 1;
  };

  const tools = toolsOf[exercise]?.(systemRng());
  let exports: Exports = {};

  port.onmessage = async ({ data }: MessageEvent<Ask>) => {
    const { number } = data;
    try {
      if (data.ask === "begin") {
        exports = await evaluated(source, lineOfSyntaxError);
        const missing = data.entry.filter((name) => typeof exports[name] !== "function");
        if (missing.length > 0)
          throw fault("missing", `Your file exports no function ${missing.map((name) => `"${name}"`).join(" and ")}.`);
        reply({ reply: "values", number, values: [] });
      } else reply({ reply: "values", number, values: callAll(exports, data.name, data.args, tools) });
    } catch (error) {
      reply({ reply: "fault", number, fault: faultOf(error) });
    }
  };
  tellPage({ evaluates, refused, left });
}

class Failed extends Error {
  readonly fault: FaultData;
  constructor(data: FaultData) {
    super(data.message);
    this.fault = data;
  }
}
const fault = (kind: FaultData["kind"], message: string, at?: number, line?: number) => new Failed({ kind, message, at, line });

function callAll(exports: Exports, name: string, args: readonly (readonly unknown[])[], tools: unknown): unknown[] {
  const called = exports[name];
  if (typeof called !== "function") throw fault("missing", `Your file exports no function "${name}".`);
  const values: unknown[] = [];
  for (let at = 0; at < args.length; at++) {
    let answer: unknown;
    try {
      answer = called(...(args[at] as readonly unknown[]), tools);
    } catch (error) {
      throw fault("threw", sayingOf(error), at, lineOf(error));
    }
    try {
      values[at] = plainCopy(answer);
    } catch (error) {
      const why = error instanceof NotPlain ? error.message : "It cannot be read.";
      throw fault("data", `What ${name} returned is no plain data. ${why}`, at);
    }
  }
  return values;
}

function faultOf(error: unknown): FaultData {
  if (error instanceof Failed) return error.fault;
  if (error instanceof Broken) return { kind: "broken", message: error.message, line: error.line };
  return { kind: "data", message: `The answer could not be sent: ${sayingOf(error)}` };
}

/** Whoever learns from this course learns that it is not randomness. */
const noRandom = (): never => {
  throw new Error("Math.random is not here: whoever sees some of its numbers can compute the next ones. Use tools.rng.");
};

/** A data: address needs no network. Without a policy this works, everywhere and always. */
async function refusesFetch(): Promise<boolean> {
  try {
    await fetch("data:,petri");
    return false;
  } catch {
    return true;
  }
}

function refusesScripts(): boolean {
  try {
    scope.importScripts("data:text/javascript,0");
    return false;
  } catch {
    return true;
  }
}

function canEvaluate(): boolean {
  try {
    return new Function("return 1")() === 1;
  } catch {
    return false;
  }
}

/** What fails outside of a call (a timer's function, a promise nobody waits for) is printed, and ends nothing. */
function errorsOf(where: Scope): { hear: (error: { message: string; lineno?: number }) => void } {
  const errors: { hear: (error: { message: string; lineno?: number }) => void } = { hear: () => {} };
  where.addEventListener("error", (event) => {
    event.preventDefault();
    errors.hear(event);
  });
  where.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    errors.hear({ message: sayingOf(event.reason) });
  });
  return errors;
}

function printer(send: (line: string) => void): (line: string) => void {
  let lines = 0;
  let letters = 0;
  return (line) => {
    if (lines >= MOST_LINES || letters >= MOST_LETTERS) return;
    lines++;
    letters += line.length;
    send(lines === MOST_LINES || letters >= MOST_LETTERS ? `${line}\n… Your code prints more than is shown here.` : line);
  };
}

const consoleOver = (print: (line: string) => void) =>
  Object.fromEntries(
    ["log", "info", "debug", "warn", "error", "table", "dir"].map((name) => [
      name,
      (...values: unknown[]) => print(values.map(show).join(" ")),
    ]),
  );
