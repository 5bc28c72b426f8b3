/**
 * A channel is one party's end of a pipe to one peer. Protocol code sees `send` and `receive` and nothing else.
 *
 * The carrier is a Pipe (memory, a MessagePort, later a sealed relay). This file holds what all carriers share: order,
 * rounds, patience, flow control, closing. Every frame carries its place in the sequence and its length, so a frame that
 * was dropped, duplicated, replayed, reordered or cut is always refused, and the refusal names sender, round and tag. It
 * does not authenticate: whoever holds the wire can change the *contents* of a frame, and noticing that is the protocol's
 * business (or the seal's, in a room).
 *
 * Round: one more than the highest round this party has consumed so far, on any of its channels (a Lamport clock). With it
 * a seeded transcript sorted by (round, from, to) is the same on every machine, which the order of arrival is not.
 *
 * Trap: a party that sends a list while it receives another would stamp the late chunks with a later round, depending on
 * who was faster. A list therefore keeps the round in which it began (see encoding.ts).
 *
 * Trap: `send` waits while the peer has more than WINDOW bytes unread. Two parties that both send a long list before they
 * receive wait for each other for ever. Send and receive at the same time: Promise.all([send, receive]).
 *
 * Source: Lamport 1978, doi:10.1145/359545.359563 (clocks).
 */
export interface Channel {
  readonly peer: string;
  /** The round that a message sent now belongs to. */
  readonly round: number;
  /** Resolves once the frame is on its way; waits while the peer has more than WINDOW bytes unread. */
  send(tag: string, bytes: Uint8Array, round?: number): Promise<void>;
  /** The next message, which must carry this tag and must decode. Otherwise the run ends with a ProtocolError. */
  receive<T>(tag: string, decode: (bytes: Uint8Array) => T): Promise<T>;
}

/** A protocol message as it crosses the wire. `seq` counts from 0 for each direction, `length` is what the sender sent. */
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly seq: number;
  readonly round: number;
  readonly tag: string;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** What travels. Only data frames are protocol messages. */
export type Frame =
  | DataFrame
  /** The receiver has consumed so much, as weighed by `weight`. */
  | { readonly kind: "credit"; readonly bytes: number }
  /** The sender is done (`reason` is DONE) or gave up. `sent` is the number of data frames it has sent. */
  | { readonly kind: "close"; readonly sent: number; readonly reason: string };

export interface DataFrame {
  readonly kind: "data";
  readonly seq: number;
  readonly round: number;
  readonly tag: string;
  readonly length: number;
  readonly bytes: Uint8Array;
}

export interface Pipe {
  post(frame: Frame): void;
  /** Called once. Frames that came earlier are kept until then. */
  listen(hear: (frame: Frame) => void): void;
  close(): void;
}

/** A peer, or whoever holds the wire, broke the protocol as far as this party can tell. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  readonly from: string;
  readonly round: number;
  readonly tag: string;
  constructor(from: string, round: number, tag: string, reason: string) {
    super(`Round ${round}, message "${tag}" from ${from}: ${reason}.`);
    this.from = from;
    this.round = round;
    this.tag = tag;
  }
}

/** The peer ended the run. The cause is on its side; this is an echo. */
export class PeerLeft extends Error {
  override readonly name = "PeerLeft";
}

/** Bytes that may be on the way, or unread at the peer, before `send` waits. A peer that sends on all the same is refused. */
export const WINDOW = 1 << 20;
/** What a message takes of the window: empty ones are not free, or a flood of them would fill the memory. */
export const weight = (bytes: Uint8Array): number => bytes.length + 64;
const DONE = "done";
/** Longer waits would overflow setTimeout, which then does not wait at all. */
const LONGEST_WAIT = 2 ** 31 - 1;

export interface ChannelOptions {
  readonly self: string;
  readonly peer: string;
  readonly signal: AbortSignal;
  /** Shared by all channels of one party. */
  readonly clock: { round: number };
  /** How long to wait for a peer that says nothing, in ms; a little longer where this party spoke later. */
  readonly patience: number;
  /** Told of each message when it is consumed: with the input and the coins, these are the party's view. */
  readonly consumed?: ((message: Message) => void) | undefined;
  /** Told of each message when it is sent. What a party sent follows from its view, so it may be shown beside it. */
  readonly posted?: ((message: Message) => void) | undefined;
}

export interface OpenChannel extends Channel {
  /** The role has returned: says so, and waits until the peer says the same and nothing is missing or left over. */
  finish(): Promise<void>;
  /** The role has failed. `reason` crosses the wire: never put a secret in it. */
  abandon(reason: string): void;
}

export function openChannel(pipe: Pipe, { self, peer, signal, clock, patience, consumed, posted }: ChannelOptions): OpenChannel {
  const inbox: DataFrame[] = [];
  const waiting = new Set<() => void>();
  let sent = 0;
  let offered = 0; // weight of everything given to send so far
  let credited = 0; // weight of what the peer said it has consumed
  let asked = 0; // calls of receive so far
  let spoke = 0; // the round of the last message sent
  let heard = 0; // frames that came, of any kind
  let arrived = 0;
  let unread = 0; // weight of what arrived and was not yet credited to the peer
  let owed = 0; // the part of `unread` that was consumed
  let fault: ProtocolError | undefined;
  let ended: { readonly sent: number; readonly reason: string } | undefined;

  // A peer may push the clock to the end of the safe integers; it must not make *our* next header look forged.
  const next = () => Math.min(clock.round + 1, Number.MAX_SAFE_INTEGER);

  const broken = ({ seq, round, tag, length, bytes }: DataFrame): ProtocolError | undefined => {
    const ours = Number.isSafeInteger(round) && round > 0 && typeof tag === "string" && tag.length <= 200 && bytes instanceof Uint8Array;
    if (!ours) return new ProtocolError(peer, next(), "(header)", "its header is not one of ours");
    if (seq !== arrived) return new ProtocolError(peer, round, tag, `it is number ${seq} where number ${arrived} was due`);
    if (length !== bytes.length) return new ProtocolError(peer, round, tag, `${bytes.length} of its ${length} bytes arrived`);
    if (unread >= WINDOW) return new ProtocolError(peer, round, tag, "it was sent before there was room for it");
    return undefined;
  };

  pipe.listen((frame) => {
    heard++;
    if (frame.kind === "data") {
      fault ??= broken(frame);
      arrived++;
      if (!fault) {
        unread += weight(frame.bytes);
        inbox.push(frame);
      }
    } else if (frame.kind === "credit") {
      if (frame.bytes > 0) credited = Math.min(offered, credited + frame.bytes);
    } else if (frame.kind === "close") ended = { sent: frame.sent, reason: String(frame.reason).slice(0, 100) };
    for (const look of [...waiting]) look();
  });

  /** What the peer's end means to someone who still waits for a message with this tag. */
  const parting = (tag: string): Error | undefined => {
    if (!ended) return undefined;
    if (ended.reason !== DONE) return new PeerLeft(`${peer} left: ${ended.reason}`);
    if (ended.sent !== arrived) return new ProtocolError(peer, next(), tag, `${ended.sent} messages were sent and ${arrived} arrived`);
    return new ProtocolError(peer, next(), tag, `it was due, and ${peer} has finished`);
  };

  /** The same for someone who still waits for room. */
  const deaf = (tag: string): Error | undefined =>
    ended?.reason === DONE ? new ProtocolError(peer, next(), tag, `${peer} has finished without reading what was sent`) : parting(tag);

  /** Resolves when ready() says so; rejects when the wire was tampered with, when stopped, left alone or out of patience. */
  const until = (ready: () => boolean, tag: string, waitingFor: string | undefined, alone: (tag: string) => Error | undefined) =>
    new Promise<void>((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        signal.removeEventListener("abort", look);
        end();
      };
      const look = () => {
        const left = fault ?? (ready() ? undefined : alone(tag));
        if (signal.aborted) settle(() => reject(signal.reason));
        else if (left) settle(() => reject(left));
        else if (ready()) settle(resolve);
      };
      // Two that wait for each other's message after one was lost: the party that spoke in the later round waits a little
      // longer, so that the refusal names the message that is missing and not the answer to it.
      const wait = Math.min(patience * (1 + Math.min(Math.max(0, spoke - 1), 10) / 10), LONGEST_WAIT);
      const late = () => new ProtocolError(peer, next(), tag, `${waitingFor} for ${wait / 1000} s`);
      let since = heard;
      const expire = () => {
        if (heard === since) return settle(() => reject(late()));
        since = heard; // not silent, only busy: a credit is a sign of life
        timer = setTimeout(expire, wait);
      };
      let timer = waitingFor === undefined ? undefined : setTimeout(expire, wait);
      waiting.add(look);
      signal.addEventListener("abort", look);
      look();
    });

  return {
    peer,
    get round() {
      return next();
    },

    // Each call takes its place in the queue at once, so that calls made together neither overtake each other nor overrun the window.
    async send(tag, bytes, round = next()) {
      const ahead = offered;
      offered += weight(bytes);
      spoke = Math.max(spoke, round);
      await until(() => ahead - credited < WINDOW, tag, `${peer} has not read what was sent`, deaf);
      const seq = sent++;
      pipe.post({ kind: "data", seq, round, tag, length: bytes.length, bytes });
      posted?.({ from: self, to: peer, seq, round, tag, length: bytes.length, bytes: new Uint8Array(bytes) });
    },

    async receive(tag, decode) {
      const place = asked++;
      await until(() => arrived > place, tag, "nothing came", parting);
      const { seq, round, tag: got, length, bytes } = inbox.shift() as DataFrame;
      owed += weight(bytes);
      if (owed >= WINDOW / 4) {
        pipe.post({ kind: "credit", bytes: owed }); // seldom: a credit costs as much as a message
        unread -= owed;
        owed = 0;
      }
      consumed?.({ from: peer, to: self, seq, round, tag: got, length, bytes: new Uint8Array(bytes) }); // the role may write over its own
      clock.round = Math.max(clock.round, round);
      if (got !== tag) throw new ProtocolError(peer, round, got, `"${tag}" was due`);
      try {
        return decode(bytes);
      } catch (cause) {
        throw Object.assign(new ProtocolError(peer, round, tag, cause instanceof Error ? cause.message : "it does not decode"), { cause });
      }
    },

    async finish() {
      pipe.post({ kind: "close", sent, reason: DONE });
      const last = inbox[0];
      if (last) throw new ProtocolError(peer, last.round, last.tag, "nobody asked for it");
      // Without patience: a peer may compute for long after the last message. If it dies, whoever runs it says so.
      await until(
        () => ended !== undefined,
        "(end)",
        undefined,
        () => undefined,
      );
      if (ended?.reason !== DONE) throw new PeerLeft(`${peer} left: ${ended?.reason}`);
      const extra = inbox[0];
      if (extra) throw new ProtocolError(peer, extra.round, extra.tag, "nobody asked for it");
      if (ended.sent !== arrived) {
        throw new ProtocolError(peer, next(), "(end)", `${ended.sent} messages were sent and ${arrived} arrived`);
      }
      pipe.close();
    },

    abandon(reason) {
      pipe.post({ kind: "close", sent, reason });
      pipe.close();
    },
  };
}
