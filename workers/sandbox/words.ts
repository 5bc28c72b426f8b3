/**
 * The learner's values in words: what console.log prints, what a thrown thing says, and in which line of the learner's file it happened.
 *
 * Trap: a learner's value may run code when it is looked at (getters, proxies, toString), and may be endless. Everything here is bounded,
 * and nothing here throws.
 */

const DEEPEST = 3;
const MOST_ITEMS = 24;
const MOST_LETTERS = 2000;

/** How the learner's file is called in stacks. */
export const FILE = "your-code.ts";

/** A value as console.log shows it. */
export function show(value: unknown): string {
  try {
    return cut(typeof value === "string" ? value : nested(value, 0));
  } catch {
    return "(cannot be shown)";
  }
}

const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}… (${text.length} characters)` : text);

function nested(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Uint8Array) return bytes(value);
  if (depth >= DEEPEST) return Array.isArray(value) ? "[…]" : "{…}";
  if (Array.isArray(value)) return `[${some(value, (item) => nested(item, depth + 1))}]`;
  if (value instanceof Map) {
    return `Map {${some([...value], ([key, item]) => `${nested(key, depth + 1)} => ${nested(item, depth + 1)}`)}}`;
  }
  if (value instanceof Set) return `Set {${some([...value], (item) => nested(item, depth + 1))}}`;
  const fields = some(Object.keys(value), (key) => `${key}: ${nested((value as Record<string, unknown>)[key], depth + 1)}`);
  return fields === "" ? "{}" : `{ ${fields} }`;
}

const some = <T>(items: readonly T[], word: (item: T) => string): string => {
  const words = items.slice(0, MOST_ITEMS).map(word);
  return [...words, ...(items.length > MOST_ITEMS ? [`… ${items.length - MOST_ITEMS} more`] : [])].join(", ");
};

const bytes = (value: Uint8Array): string => {
  const hex = Array.from(value.subarray(0, 32), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${value.length} bytes ${hex}${value.length > 32 ? "…" : ""}`;
};

/** What a thrown thing says: an Error's message, with its name where that tells more than "Error". */
export function sayingOf(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `It threw ${show(thrown)}, which is no Error.`;
    const { name, message } = thrown;
    const said = String(message) === "" ? "an Error without a message" : String(message);
    return cut(name === "Error" ? said : `${String(name)}: ${said}`);
  } catch {
    return "It threw something that cannot be shown.";
  }
}

/** The line of the learner's file from which an error came: the innermost frame in it. */
export function lineOf(thrown: unknown): number | undefined {
  try {
    const stack = String((thrown as { stack?: unknown } | null | undefined)?.stack ?? "");
    const found = new RegExp(`${FILE.replace(".", "\\.")}:(\\d+)`).exec(stack);
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
