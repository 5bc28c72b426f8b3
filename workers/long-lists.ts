/**
 * Long lists of strings between two workers: as one text, whose bytes change hands. Structured cloning takes string after string; of two
 * lists of a million it takes seconds, and the copies wait for the collector on both sides.
 *
 * Trap: only a list that comes out as it went in is packed. A line feed inside a string, or half of a surrogate pair, keeps it from that.
 */

/** Shorter lists are not worth it. */
const LONG = 10_000;
/** UTF-16 units of a text; a string may have some twice as many. */
const MOST = 2 ** 28;

interface Packed {
  readonly petriPackedLines: Uint8Array<ArrayBuffer>;
}

/** The fields of a plain object, long lists of strings packed; and what is to be transferred with them. */
export function packed(fields: unknown): { readonly value: unknown; readonly transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = [];
  const value = mapped(fields, (field) => {
    const text = Array.isArray(field) && field.length >= LONG ? asText(field) : undefined;
    if (text === undefined) return field;
    const bytes = new TextEncoder().encode(text);
    transfer.push(bytes.buffer);
    return { petriPackedLines: bytes } satisfies Packed;
  });
  return { value, transfer };
}

export const unpacked = (fields: unknown): unknown =>
  mapped(fields, (field) =>
    isPacked(field) ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(field.petriPackedLines).split("\n") : field,
  );

function asText(list: readonly unknown[]): string | undefined {
  let units = 0;
  for (const line of list) {
    if (typeof line !== "string") return undefined;
    units += line.length + 1;
  }
  if (units > MOST) return undefined;
  const text = list.join("\n");
  let feeds = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) feeds++;
  return feeds === list.length - 1 && text.isWellFormed() ? text : undefined;
}

const isPacked = (field: unknown): field is Packed => typeof field === "object" && field !== null && "petriPackedLines" in field;

function mapped(fields: unknown, change: (field: unknown) => unknown): unknown {
  if (typeof fields !== "object" || fields === null || Object.getPrototypeOf(fields) !== Object.prototype) return fields;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, change(field)]));
}
