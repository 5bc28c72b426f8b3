/**
 * Long lists of short values as one run of bytes: what sendList and receiveList do, without an object for each value. The frames are the
 * same: a count, then chunks.
 */
import type { Channel } from "./channel.ts";
import { itemCount, itemsIn, uint32 } from "./encoding.ts";

/** Values of `size` bytes. `check` throws an Error whose message completes "Round 2, message "x" from y: ...". */
export interface PackedLayout {
  readonly size: number;
  check(bytes: Uint8Array): void;
}

/** Sends `count` values under `tag`, chunk by chunk as the source makes them, after a message `tag/count`. All in one round. */
export async function sendPacked(
  channel: Channel,
  tag: string,
  { size }: Pick<PackedLayout, "size">,
  count: number,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const { round } = channel;
  await channel.send(`${tag}/count`, uint32.encode(count), round);
  let left = count * size;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue; // an empty message would not decode as a list
    left -= chunk.length;
    if (left < 0 || chunk.length % size !== 0) break; // the peer would be right to refuse it
    await channel.send(tag, chunk, round);
  }
  if (left !== 0) throw new RangeError(`sendPacked: ${count} values of "${tag}" were announced, and others made.`);
}

/** The other end. The announced count is checked before anything is allocated, and told to `announced`. Chunks come checked. */
export async function* receivePacked(
  channel: Channel,
  tag: string,
  { size, check }: PackedLayout,
  { most, least = 0, announced }: { readonly most: number; readonly least?: number; readonly announced?: (count: number) => void },
): AsyncGenerator<Uint8Array, void> {
  let left = await channel.receive(`${tag}/count`, itemCount(most, least).decode);
  announced?.(left);
  while (left > 0) {
    const chunk = await channel.receive(tag, (bytes) => {
      itemsIn(bytes, size, left);
      check(bytes);
      return bytes;
    });
    left -= chunk.length / size;
    yield chunk;
  }
}
