/**
 * X25519 of the platform (Web Cryptography API, Secure Curves). It has no batches and no Elligator: every product is an import and a
 * derivation, and texts become points in the engine that is given.
 *
 * Trap: a private key cannot be imported raw. It needs the wrapping of PKCS #8 (RFC 8410 section 7), which is 16 constant bytes.
 * Trap: a derivation whose result is zero is refused by the platform, as RFC 7748 section 6.1 advises: here that is SmallOrder.
 */
import { type Curve, checkLengths, SmallOrder } from "./curve.ts";

const X25519 = { name: "X25519" };
/** SEQUENCE { INTEGER 0, SEQUENCE { 1.3.101.110 }, OCTET STRING { OCTET STRING of 32 bytes } }. */
const PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20);

/** Throws where the platform has no X25519. */
export async function webcryptoCurve(encode: Curve["encode"]): Promise<Curve> {
  const { subtle } = crypto;

  async function privateKey(scalar: Uint8Array): Promise<CryptoKey> {
    const wrapped = Uint8Array.of(...PKCS8, ...scalar);
    const key = await subtle.importKey("pkcs8", wrapped, X25519, false, ["deriveBits"]);
    wrapped.fill(0);
    return key;
  }

  async function product(key: CryptoKey, u: Uint8Array): Promise<Uint8Array> {
    const point = await subtle.importKey("raw", u.slice(), X25519, false, []);
    try {
      return new Uint8Array(await subtle.deriveBits({ ...X25519, public: point }, key, 256));
    } catch {
      throw new SmallOrder();
    }
  }

  await privateKey(Uint8Array.of(8, ...new Uint8Array(30), 64));
  return {
    engine: "webcrypto",
    async multiply(us, scalar) {
      checkLengths(us, scalar, false);
      const key = await privateKey(scalar);
      return joined(us, (u) => product(key, u));
    },
    async multiplyEach(us, scalars) {
      checkLengths(us, scalars, true);
      return joined(us, async (u, at) => product(await privateKey(scalars.subarray(at, at + 32)), u));
    },
    encode,
  };
}

async function joined(us: Uint8Array, make: (u: Uint8Array, at: number) => Promise<Uint8Array>): Promise<Uint8Array> {
  const starts = Array.from({ length: us.length / 32 }, (_, i) => 32 * i);
  const products = await Promise.all(starts.map((at) => make(us.subarray(at, at + 32), at)));
  const out = new Uint8Array(us.length);
  products.forEach((bytes, i) => {
    out.set(bytes, 32 * i);
  });
  return out;
}
