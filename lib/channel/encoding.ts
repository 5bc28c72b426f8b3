/**
 * Messages as bytes, with exactly one encoding for each value: decoding refuses every other. A long list travels as a count
 * and then as chunks, so that the peer starts on the first before the last is made.
 */
import type { Channel } from "./channel.ts";

/** A fixed-size encoding. `decode` throws an Error whose message completes "Round 2, message "x" from y: ...". */
export interface Layout<T> {
  /** Bytes of one value. */
  readonly size: number;
  encode(value: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

export const expectLength = (bytes: Uint8Array, length: number): void => {
  if (bytes.length !== length) throw new Error(`${bytes.length} bytes where ${length} were due`);
};

/** Unsigned, big-endian. */
export const uint32: Layout<number> = {
  size: 4,
  encode(value) {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new RangeError(`${value} is not a whole number below 2^32.`);
    const out = new Uint8Array(4);
    new DataView(out.buffer).setUint32(0, value);
    return out;
  },
  decode(bytes) {
    expectLength(bytes, 4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  },
};

/** Unsigned, big-endian, modulo nothing: what does not fit is refused. */
export const uint64: Layout<bigint> = {
  size: 8,
  encode(value) {
    if (value < 0n || value >> 64n !== 0n) throw new RangeError(`${value} is not a whole number below 2^64.`);
    const out = new Uint8Array(8);
    new DataView(out.buffer).setBigUint64(0, value);
    return out;
  },
  decode(bytes) {
    expectLength(bytes, 8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
  },
};

/**
 * A layout whose values carry the name of the session they belong to. Whoever keeps a message and plays it back in another
 * run is refused, however well it decodes: channels number the frames of one run, and know nothing of the last.
 */
export function inSession<T>(session: Uint8Array, { size, encode, decode }: Layout<T>): Layout<T> {
  return {
    size: session.length + size,
    encode(value) {
      const out = new Uint8Array(session.length + size);
      out.set(session);
      out.set(encode(value), session.length);
      return out;
    },
    decode(bytes) {
      expectLength(bytes, session.length + size);
      if (session.some((byte, i) => byte !== bytes[i])) throw new Error("it belongs to another session");
      return decode(bytes.subarray(session.length));
    },
  };
}

/** `size` bytes as they are: tags, digests, keys that a protocol checks itself. */
export const rawBytes = (size: number): Layout<Uint8Array> => ({
  size,
  encode(value) {
    expectLength(value, size);
    return value;
  },
  decode(bytes) {
    expectLength(bytes, size);
    return bytes;
  },
});

const many = <T>({ size, encode }: Layout<T>, values: readonly T[]) => {
  const out = new Uint8Array(values.length * size);
  values.forEach((value, i) => {
    out.set(encode(value), i * size);
  });
  return out;
};

/** How many items a peer has. Checked before it is believed: it decides how much memory is set aside. */
export const itemCount = (most: number, least = 0): Layout<number> => ({
  ...uint32,
  decode(bytes) {
    const count = uint32.decode(bytes);
    if (count > most) throw new Error(`${count} items announced, at most ${most} accepted`);
    if (count < least) throw new Error(`${count} items announced where ${least} were due`);
    return count;
  },
});

/** How many items of `size` bytes stand in a message: at least one, and at most as many as are left. */
export function itemsIn(bytes: Uint8Array, size: number, left: number): number {
  const count = bytes.length / size;
  if (count === 0 || !Number.isInteger(count)) throw new Error(`${bytes.length} bytes are not a list of ${size}-byte items`);
  if (count > left) throw new Error(`${count} items where at most ${left} were left`);
  return count;
}

const manyOf =
  <T>({ size, decode }: Layout<T>, most: number) =>
  (bytes: Uint8Array): T[] => {
    return Array.from({ length: itemsIn(bytes, size, most) }, (_, i) => decode(bytes.subarray(i * size, (i + 1) * size)));
  };

/** Sends `count` items under `tag`, chunk by chunk as the source makes them, after a message `tag/count`. All in one round. */
export async function sendList<T>(
  channel: Channel,
  tag: string,
  layout: Layout<T>,
  count: number,
  chunks: Iterable<readonly T[]> | AsyncIterable<readonly T[]>,
): Promise<void> {
  const { round } = channel;
  await channel.send(`${tag}/count`, uint32.encode(count), round);
  let made = 0;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue; // an empty message would not decode as a list
    made += chunk.length;
    if (made > count) break; // the peer would be right to refuse it
    await channel.send(tag, many(layout, chunk), round);
  }
  if (made !== count) throw new RangeError(`sendList: ${count} items of "${tag}" were announced and ${made} made.`);
}

/**
 * The other end of sendList. The announced count is checked against `most` before anything is allocated, and told to
 * `announced`: whoever reports progress wants to know it before the first chunk.
 */
export async function* receiveList<T>(
  channel: Channel,
  tag: string,
  layout: Layout<T>,
  most: number,
  least = 0,
  announced?: (count: number) => void,
): AsyncGenerator<T[], void> {
  let left = await channel.receive(`${tag}/count`, itemCount(most, least).decode);
  announced?.(left);
  while (left > 0) {
    const chunk = await channel.receive(tag, manyOf(layout, left));
    left -= chunk.length;
    yield chunk;
  }
}
