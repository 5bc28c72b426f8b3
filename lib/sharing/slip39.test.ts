/**
 * SLIP-0039: byte-wise sharing in GF(2^8) with the secret at x = 255 and a digest at x = 254, by which a wrong secret is told.
 * The course uses neither place, and has no digest; the values of the polynomial there are the same all the same.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex as hex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { bytesAt } from "./bytes.ts";
import file from "./vectors/slip39.json" with { type: "json" };

describe.each(file.vectors)("$id", ({ data }) => {
  const points = data.decoded_shares.map(({ x, y }) => ({ x, y: hexToBytes(y) }));

  it("the shares' polynomials are the secret at 255", () => {
    expect(points.length).toBeGreaterThan(1);
    expect(hex(bytesAt(points, 255))).toBe(data.secret_at_x255);
  });

  it("and at 254 four bytes of HMAC-SHA256 of it, keyed by the rest", () => {
    const at254 = bytesAt(points, 254);
    const [digest, key] = [at254.subarray(0, 4), at254.subarray(4)];
    expect(hex(digest)).toBe(hex(hmac(sha256, key, bytesAt(points, 255)).subarray(0, 4)));
  });
});
