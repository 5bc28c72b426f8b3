/**
 * What the page holds of an exercise: start, stop, and what happened. Every run has two new workers, the sandbox with the learner's code
 * and the judge; ending a run is ending both.
 *
 * The learner's code is started only under a policy that keeps it in. It is shown three times: the response in which the sandbox's script
 * comes must carry the policy to the letter; the sandbox must find that fetch and importScripts are refused; and the judge, without whom
 * nothing is evaluated, is called in only after that.
 *
 * Trap: new Worker does not say with which headers its script came, and a worker that is refused looks like one that is broken. So the
 * script is fetched first; it comes from the cache again a moment later.
 */
import type { Check } from "../lib/exercises/index.ts";
import type { FaultData, Hello, News, Order, Proof } from "./sandbox/messages.ts";

/** As scripts/headers.mjs sends it; a test compares the two. */
export const POLICY = "default-src 'none'; script-src 'unsafe-eval'";
const LOAD_PATIENCE = 20_000;

export interface Hearing {
  progress(fraction: number, note: string): void;
  check(check: Check, line: number | undefined): void;
  printed(line: string): void;
}

/**
 * judged   the judge has come to its end: passed if every check was. Overdue: the learner's time was over before that
 * fault    the learner's code failed, and the judge could not go on
 * stopped  by a person
 * died     a worker died or did not come: run again
 * off      learners' code must not run here, or cannot: says why
 */
export type Ending =
  | { readonly how: "judged"; readonly passed: boolean; readonly overdue: boolean }
  | { readonly how: "fault"; readonly fault: FaultData }
  | { readonly how: "stopped" }
  | { readonly how: "died"; readonly says: string }
  | { readonly how: "off"; readonly says: string };

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly says: string };

/** Whether this host sends the sandbox's script under its policy. Fetches the script: to be called when somebody is about to need it. */
export async function readiness(script: string): Promise<Readiness> {
  const no = (says: string): Readiness => ({ ready: false, says });
  if (location.protocol === "file:")
    return no("This page was opened from a file, and a file comes without the header that would keep your code in.");
  let response: Response;
  try {
    response = await fetch(script, { credentials: "omit" });
  } catch {
    return no("The script in which your code would run could not be loaded. Is there a connection?");
  }
  if (!response.ok) return no("The script in which your code would run is not on this host. On your own machine, use npm start.");
  const policies = (response.headers.get("content-security-policy") ?? "").split(",").map((policy) => policy.trim());
  if (policies.includes(POLICY)) return { ready: true };
  return no("This host does not send the header (Content-Security-Policy) that would keep your code from reaching anything.");
}

export class ExerciseRunner {
  #end: ((ending: Ending) => void) | undefined;

  /** Never rejects: every way to end is an Ending. */
  async run(order: Ordered, on: Hearing): Promise<Ending> {
    this.stop();
    const staff = new Staff();
    let end: (ending: Ending) => void = () => {};
    const ended = new Promise<Ending>((resolve) => {
      end = resolve;
    });
    this.#end = end;
    try {
      return await Promise.race([ended, go(order, on, staff, end)]);
    } finally {
      staff.dismiss();
      if (this.#end === end) this.#end = undefined;
    }
  }

  stop(): void {
    this.#end?.({ how: "stopped" });
    this.#end = undefined;
  }
}

interface Ordered {
  readonly exercise: string;
  /** The address of the sandbox's script. */
  readonly script: string;
  readonly source: string;
}

/** The workers and alarms of one run. */
class Staff {
  readonly #workers: Worker[] = [];
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  /** The run has ended, perhaps while it was starting: nobody is to be hired any more. */
  dismissed = false;

  hire(make: () => Worker, failed: (why: string) => void): Worker {
    const worker = make();
    worker.onerror = (event) => {
      event.preventDefault();
      failed(event.message ? `died: ${event.message}` : "died or did not load");
    };
    this.#workers.push(worker);
    return worker;
  }

  /** Fails if the answer is not called in time. */
  alarm(failed: (why: string) => void): () => void {
    const timer = setTimeout(() => failed(`did not start within ${LOAD_PATIENCE / 1000} seconds`), LOAD_PATIENCE);
    this.#timers.push(timer);
    return () => clearTimeout(timer);
  }

  dismiss(): void {
    this.dismissed = true;
    for (const worker of this.#workers) worker.terminate();
    for (const timer of this.#timers) clearTimeout(timer);
  }
}

async function go({ exercise, script, source }: Ordered, on: Hearing, staff: Staff, end: (ending: Ending) => void): Promise<Ending> {
  const able = await readiness(script);
  if (staff.dismissed) return { how: "stopped" };
  if (!able.ready) return { how: "off", says: able.says };
  const died = (who: string) => (why: string) => end({ how: "died", says: `${who} ${why}.` });

  const { port1, port2 } = new MessageChannel();
  const ofSandbox = died("The worker with your code");
  const sandbox = staff.hire(() => new Worker(script, { name: "sandbox" }), ofSandbox);
  const here = staff.alarm(ofSandbox);
  const proof = await new Promise<unknown>((resolve) => {
    sandbox.onmessage = ({ data }) => resolve(data);
    sandbox.postMessage({ exercise, source, port: port2 } satisfies Hello, [port2]);
  });
  sandbox.onmessage = null;
  here();
  const wrong = wrongWith(proof);
  if (wrong !== undefined) return { how: "off", says: wrong };

  const ofJudge = died("The worker of the judge");
  const judge = staff.hire(() => new Worker(new URL("./judge.worker.ts", import.meta.url), { type: "module", name: "judge" }), ofJudge);
  const heard = staff.alarm(ofJudge);
  let passed = true;
  let overdue = false;
  return new Promise((resolve) => {
    judge.onmessage = ({ data: news }: MessageEvent<News>) => {
      heard();
      if (news.news === "progress") on.progress(news.fraction, news.note);
      else if (news.news === "printed") on.printed(news.line);
      else if (news.news === "overdue") {
        overdue = true;
        sandbox.terminate();
      } else if (news.news === "check") {
        passed &&= news.check.passed;
        on.check(news.check, news.line);
      } else if (news.news === "fault") resolve({ how: "fault", fault: news.fault });
      else if (news.news === "judged") resolve({ how: "judged", passed, overdue });
      else resolve({ how: "died", says: `The judge failed, and that is Petri's mistake, not yours: ${news.message}` });
    };
    judge.postMessage({ exercise, port: port1 } satisfies Order, [port1]);
  });
}

function wrongWith(data: unknown): string | undefined {
  const { evaluates, refused, left } = (data ?? {}) as Partial<Proof>;
  if (refused?.fetch !== true || refused.importScripts !== true)
    return "This browser did not apply the policy that would keep your code in.";
  if (!Array.isArray(left) || left.length > 0)
    return `This browser did not let the sandbox take away ${left?.join(", ") ?? "what it must"}.`;
  return evaluates === true ? undefined : "This browser does not let the sandbox evaluate your code.";
}
