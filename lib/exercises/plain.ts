/**
 * Copies what a learner's function returned, as far as it is plain data, and says in a sentence what is not. The sandbox does it before it
 * posts an answer, so that the fault names the place in the answer and not an internal of structured clone.
 *
 * Trap: an answer can run code while it is read (getters, proxies), be endless (a list that contains itself) or huge. Everything is read
 * once, in one place, under a limit. And the sandbox is the learner's: whoever receives the copy checks its shape again.
 */
import type { Plain } from "./exercise.ts";

export const DEEPEST = 12;
export const MOST_VALUES = 2_000_000;

export class NotPlain extends Error {
  override readonly name = "NotPlain";
}

/** A copy that shares nothing with the answer. Throws NotPlain with a sentence that begins with "It". */
export function plainCopy(answer: unknown): Plain {
  let left = MOST_VALUES;

  const take = (count: number) => {
    left -= count;
    if (left < 0) throw new NotPlain(`It is too large: more than ${MOST_VALUES.toLocaleString("en-GB")} values.`);
  };

  const copy = (value: unknown, depth: number, path: string): Plain => {
    take(1);
    if (value === null || value === undefined) return value;
    if (typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return value;
    if (typeof value === "string") {
      take(value.length >> 3);
      return value;
    }
    const where = path === "" ? "It is" : `It contains, at ${path},`;
    if (typeof value !== "object") throw new NotPlain(`${where} a ${typeof value}, and that cannot be sent.`);
    if (depth > DEEPEST) throw new NotPlain("It is nested too deeply, or contains itself.");
    if (value instanceof Uint8Array) {
      take(value.length >> 3);
      return Uint8Array.from(value);
    }
    if (typeof (value as PromiseLike<unknown>).then === "function") throw new NotPlain(`${where} a promise: return the value itself.`);
    if (Array.isArray(value)) {
      const length = Math.trunc(value.length) || 0; // a proxy may call anything its length
      if (length > left) take(length); // before anything of that length is made
      const list: Plain[] = [];
      for (let i = 0; i < length; i++) {
        const each: unknown = value[i];
        // A list of numbers is what comes most: for none of them its place is written down.
        if (typeof each === "number") take(1);
        list.push(typeof each === "number" ? each : copy(each, depth + 1, `${path}[${i}]`));
      }
      return list;
    }
    const parent = Object.getPrototypeOf(value);
    if (parent !== null && Object.getPrototypeOf(parent) !== null) {
      throw new NotPlain(`${where} an object of a class${nameOf(parent)}, and only plain data can be sent${hint(value)}.`);
    }
    const fields = Object.keys(value).map((key) => [
      key,
      copy((value as Record<string, unknown>)[key], depth + 1, path === "" ? key : `${path}.${key}`),
    ]);
    return Object.fromEntries(fields);
  };

  try {
    return copy(answer, 0, "");
  } catch (error) {
    if (error instanceof NotPlain) throw error;
    throw new NotPlain(`It cannot be read: “${messageOf(error)}”.`);
  }
}

const nameOf = (parent: { constructor?: { name?: unknown } }): string =>
  typeof parent.constructor?.name === "string" && parent.constructor.name !== "" ? ` (${parent.constructor.name})` : "";

const hint = (value: object): string => ((value as { kind?: unknown }).kind === "point" ? "; a point is sent by its encoding" : "");

/** What somebody threw, in words. It may be anything too, and asking it may throw again. */
export function messageOf(thrown: unknown): string {
  try {
    const said = thrown instanceof Error && typeof thrown.message === "string" && thrown.message !== "" ? thrown.message : String(thrown);
    return said.length > 300 ? `${said.slice(0, 299)}…` : said;
  } catch {
    return "something that cannot be put into words";
  }
}
