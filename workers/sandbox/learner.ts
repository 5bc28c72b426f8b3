/**
 * The learner's code as the judge sees it: calls go over a port to the sandbox, answers come back, and a clock runs while the judge waits.
 * When the learner's time is up every call fails, and the page ends the sandbox, which cannot be asked to stop.
 *
 * Time is up after a silence, because that is how a loop without an end differs from a slow machine: on an old phone a right solution's
 * many short answers take long together, and none of them alone does.
 *
 * Trap: the other end is where the learner's code runs. A reply is read only if it has the form of one and answers what was asked.
 */
import { type FaultKind, type Learner, LearnerFault, type Plain } from "../../lib/exercises/index.ts";
import type { Ask, FaultData, Reply } from "./messages.ts";

export interface Patience {
  /** Milliseconds for one answer. */
  readonly silence: number;
  /** Milliseconds that the judge waits in a whole run. */
  readonly total: number;
}
export const PATIENCE: Patience = { silence: 5000, total: 60_000 };

/** Calls that travel together: as many as are answered in about this many milliseconds, so that posting costs little and no answer is late. */
const TRIP = 100;
const FIRST_BATCH = 16;
const LARGEST_BATCH = 8192;

export interface RemoteLearner extends Learner {
  /** Evaluates the learner's file. Must come first. */
  begin(): Promise<void>;
}

export interface Hearing {
  printed(line: string): void;
  overdue(): void;
  /** The learner's code failed in this line. The judge may have wanted that. */
  failed(line: number | undefined): void;
}

interface Waiting {
  resolve(values: readonly unknown[]): void;
  reject(fault: LearnerFault): void;
}

/** What remote() needs of a MessagePort: Node's has it too. */
export interface Port {
  postMessage(ask: Ask): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

export function remote(port: Port, entry: readonly string[], on: Hearing, patience = PATIENCE): RemoteLearner {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let left = patience.total;
  let since = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let over: LearnerFault | undefined;
  let batch = FIRST_BATCH;

  const pause = () => {
    clearTimeout(alarm);
    left -= performance.now() - since;
  };
  const resume = () => {
    since = performance.now();
    const most = Math.min(patience.silence, left);
    // An answer may have arrived while the judge itself was busy: it is heard before the alarm counts.
    alarm = setTimeout(() => setTimeout(expire, 0, most), Math.max(most, 0));
  };
  const expire = (most: number) => {
    if (waiting.size === 0) return;
    over = new LearnerFault(
      "timeout",
      most < patience.silence
        ? `Your code has taken ${patience.total / 1000} seconds in this run, and that is all there are.`
        : `Your code gave no answer for ${patience.silence / 1000} seconds: is there a loop that does not end, or a memory that fills?`,
    );
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
    on.overdue();
  };

  port.onmessage = ({ data }) => {
    const reply = readReply(data);
    if (reply === undefined) return;
    if (reply.reply === "printed") return on.printed(reply.line);
    const asked = waiting.get(reply.number);
    if (asked === undefined) return;
    waiting.delete(reply.number);
    if (waiting.size === 0) pause();
    if (reply.reply === "values") asked.resolve(reply.values);
    else {
      on.failed(reply.fault.line);
      asked.reject(faultFrom(reply.fault));
    }
  };

  const ask = (what: (number: number) => Ask): Promise<readonly unknown[]> => {
    if (over) return Promise.reject(over);
    const number = ++last;
    return new Promise((resolve, reject) => {
      if (waiting.size === 0) resume();
      waiting.set(number, { resolve, reject });
      port.postMessage(what(number));
    });
  };

  const callSome = async (name: string, args: readonly (readonly Plain[])[]): Promise<readonly unknown[]> => {
    const values = await ask((number) => ({ ask: "calls", number, name, args }));
    if (values.length !== args.length) throw new LearnerFault("data", "Your code answered another number of calls than it was asked.");
    return values;
  };

  const begin = async () => {
    await ask((number) => ({ ask: "begin", number, entry }));
  };

  return {
    begin,
    restart: begin,
    call: async (name, args) => (await callSome(name, [args]))[0],
    async callMany(name, args) {
      const values: unknown[] = [];
      for (let from = 0; from < args.length; ) {
        const some = args.slice(from, from + batch);
        const asked = performance.now();
        try {
          values.push(...(await callSome(name, some)));
        } catch (error) {
          throw error instanceof LearnerFault && error.at !== undefined
            ? new LearnerFault(error.kind, error.message, from + error.at, error.line)
            : error;
        }
        from += some.length;
        const quick = TRIP / Math.max(performance.now() - asked, 1);
        batch = Math.min(Math.max(Math.floor(batch * Math.min(quick, 4)), 1), LARGEST_BATCH);
      }
      return values;
    },
  };
}

const faultFrom = ({ kind, message, at, line }: FaultData) => new LearnerFault(kind, message, at, line);

const KINDS: readonly FaultKind[] = ["threw", "timeout", "data", "missing", "broken"];
const isWhole = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === "string";
const LONGEST = 5000;

function readReply(data: unknown): Reply | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { reply, number, values, fault, line } = data as { [key: string]: unknown };
  if (reply === "printed") return isText(line) ? { reply, line: line.slice(0, LONGEST) } : undefined;
  if (!isWhole(number)) return undefined;
  if (reply === "values") return Array.isArray(values) ? { reply, number, values } : undefined;
  const read = reply === "fault" ? readFault(fault) : undefined;
  return read && { reply: "fault", number, fault: read };
}

function readFault(data: unknown): FaultData | undefined {
  const { kind, message, at, line } = (data ?? {}) as { [key: string]: unknown };
  const known = KINDS.find((each) => each === kind);
  if (known === undefined || !isText(message)) return undefined;
  return { kind: known, message: message.slice(0, LONGEST), ...(isWhole(at) && { at }), ...(isWhole(line) && { line }) };
}
