/**
 * Bytes to text, strictly: UTF-8 or nothing. A byte order mark at the start is taken off.
 *
 * Trap: a forgiving decoder turns every byte it does not know into the same U+FFFD, and two different people in a Latin-1
 * file become one. Source: RFC 3629; the Encoding Standard (fatal mode).
 */
import { WrongInput } from "./wrong-input.ts";

const NEWLINE = 0x0a;

export function decodeText(bytes: Uint8Array, name: string): string {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    throw new WrongInput(`${name} is UTF-16. Save it as UTF-8 and bring it again.`);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new WrongInput(`${name} is a binary file (a zero byte at offset ${nul}), not a list of lines.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes); // ignoreBOM false: takes the mark off
  } catch {
    const { line, offset } = firstBadLine(bytes);
    throw new WrongInput(
      `${name} is not UTF-8: line ${line} (from byte ${offset} on) does not decode. Save it as UTF-8 and bring it again.`,
    );
  }
}

/** No byte of a character longer than one byte is a newline, so lines can be decoded one by one. */
function firstBadLine(bytes: Uint8Array): { line: number; offset: number } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let line = 1, offset = 0; ; line++) {
    const next = bytes.indexOf(NEWLINE, offset);
    try {
      decoder.decode(bytes.subarray(offset, next < 0 ? bytes.length : next));
    } catch {
      return { line, offset };
    }
    if (next < 0) return { line, offset };
    offset = next + 1;
  }
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);
