/**
 * What the director writes down of the wire: for every message its header, length and hash, and of its bytes so much as a
 * person may want to open. The page asks for bytes by number; it gets no more than this.
 */
import type { Message } from "../lib/channel/index.ts";

/** A message's header as the page draws it. `number` counts from 0 over the whole run. */
export interface Line extends Omit<Message, "bytes"> {
  readonly number: number;
  /** Which play of the run it belongs to. */
  readonly play: number;
  /** "sent" as it entered the wire, "delivered" as it left it: both, where nobody tampers, are one line ("both"). */
  readonly where: "sent" | "delivered" | "both";
  /** How many of its bytes arrived, where that differs. */
  readonly arrived?: number;
}

const same = (a: Message, b: Message) => a.from === b.from && a.to === b.to && a.seq === b.seq && a.bytes.length === b.bytes.length;

const KEPT_OF_EACH = 64 * 1024;
const KEPT_IN_ALL = 48 * 1024 * 1024;

export class Tape {
  readonly #bytes: Uint8Array[] = [];
  #kept = 0;
  #play = -1;
  /** Entered the wire and has not left it yet. An honest wire lets it out before anything else happens. */
  #under: Message | undefined;
  readonly #write: (line: Line) => void;

  constructor(write: (line: Line) => void) {
    this.#write = write;
  }

  nextPlay(): void {
    this.end();
    this.#play++;
  }
  sent(message: Message): void {
    this.end();
    this.#under = message;
  }
  delivered(message: Message): void {
    const whole = this.#under && same(this.#under, message);
    if (!whole) this.end();
    this.#under = undefined;
    this.#note(message, whole ? "both" : "delivered");
  }
  /** Nothing follows: what is still under way was swallowed or altered by the wire. */
  end(): void {
    if (this.#under) this.#note(this.#under, "sent");
    this.#under = undefined;
  }
  /** The first 64 kB of a message, or fewer once 48 MB of the run are kept. */
  bytes(number: number): Uint8Array {
    return this.#bytes[number] ?? new Uint8Array();
  }

  #note({ bytes, ...header }: Message, where: Line["where"]): void {
    const number = this.#bytes.length;
    const kept = bytes.slice(0, Math.min(KEPT_OF_EACH, KEPT_IN_ALL - this.#kept));
    this.#kept += kept.length;
    this.#bytes.push(kept);
    this.#write({ ...header, number, play: this.#play, where, ...(bytes.length !== header.length && { arrived: bytes.length }) });
  }
}
