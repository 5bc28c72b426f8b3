/**
 * Bytes that come as text, deflated and then in base64: one lazy import brings them to Node, to workers and to tests alike, without a request
 * of their own.
 */

/** @throws where it is no such text */
export async function unpacked(packed: string): Promise<ArrayBuffer> {
  const deflated = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}
