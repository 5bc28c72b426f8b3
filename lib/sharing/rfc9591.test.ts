/** RFC 9591 (FROST), Appendix E: the trusted dealer's shares of a key, over the scalar fields of ristretto255 and secp256k1. */
import { bytesToNumberBE, bytesToNumberLE } from "@noble/curves/utils.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { correct } from "./decode.ts";
import { primeField } from "./prime-field.ts";
import { reconstruct, shareAt, sharesOf } from "./shamir.ts";
import file from "./vectors/rfc9591.json" with { type: "json" };

const suites = [
  { id: "rfc9591-ristretto255-sha512", order: 2n ** 252n + 27742317777372353535851937790883648493n, read: bytesToNumberLE },
  {
    id: "rfc9591-secp256k1-sha256-shares",
    order: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
    read: bytesToNumberBE,
  },
];

describe.each(suites)("$id", ({ id, order, read }) => {
  const data = file.vectors.find((vector) => vector.id === id)?.data as (typeof file.vectors)[0]["data"];
  const field = primeField(order);
  const number = (text: string) => read(hexToBytes(text));
  const secret = number(data.group_secret_key);
  const shares = data.participant_shares.map(({ identifier, participant_share }) => shareAt(field, identifier, number(participant_share)));

  it("each share is the polynomial's value at the participant", () => {
    const polynomial = [secret, ...data.share_polynomial_coefficients.map(number)];
    expect(polynomial).toHaveLength(2);
    expect(sharesOf(field, polynomial, [1n, 2n, 3n])).toEqual(shares);
  });

  it("every two of the three open the key, and three of which none is wrong are one polynomial", () => {
    for (const left of [0, 1, 2])
      expect(
        reconstruct(
          field,
          2,
          shares.filter((_, i) => i !== left),
        ),
      ).toBe(secret);
    expect(correct(field, 2, shares)).toMatchObject({ secret, wrong: [] });
  });
});
