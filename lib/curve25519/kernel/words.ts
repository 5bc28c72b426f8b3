/**
 * An element as five whole numbers of radix 2^51: between 32 bytes and the limbs of either field. Little-endian, as RFC 7748 has it.
 */
const LOW: i64 = (1 << 51) - 1;

/** 255 bits, as limbs from -2^50 to 2^50; the 256th is ignored (RFC 7748 section 5). */
export function split(limbs: usize, from: usize): void {
  const a = load<u64>(from);
  const b = load<u64>(from, 8);
  const c = load<u64>(from, 16);
  const d = load<u64>(from, 24) & 0x7fffffffffffffff;
  store<u64>(limbs, a & LOW);
  store<u64>(limbs, ((a >> 51) | (b << 13)) & LOW, 8);
  store<u64>(limbs, ((b >> 38) | (c << 26)) & LOW, 16);
  store<u64>(limbs, ((c >> 25) | (d << 39)) & LOW, 24);
  store<u64>(limbs, d >> 12, 32);
  let carry: i64 = 0;
  for (let i: usize = 0; i < 40; i += 8) {
    const limb = load<i64>(limbs + i) + carry;
    carry = (limb + (1 << 50)) >> 51;
    store<i64>(limbs + i, limb - (carry << 51));
  }
  store<i64>(limbs, load<i64>(limbs) + 19 * carry);
}

/** Carries from limb to limb; what leaves the highest is returned. */
function carryThrough(limbs: usize, carry: i64): i64 {
  for (let i: usize = 0; i < 40; i += 8) {
    const limb = load<i64>(limbs + i) + carry;
    carry = limb >> 51;
    store<i64>(limbs + i, limb & LOW);
  }
  return carry;
}

/** The number that signed limbs below 2^62 stand for, modulo p and below p. Spoils the limbs. */
export function join(out: usize, limbs: usize): void {
  let carry: i64 = 0;
  for (let round = 0; round < 3; round++) carry = 19 * carryThrough(limbs, carry);
  store<i64>(limbs, load<i64>(limbs) + carry);
  // Now below 2^255 + 19. Is it p or more? Then adding 19 carries out of the highest limb, and that carry is what must go.
  let over = (load<i64>(limbs) + 19) >> 51;
  for (let i: usize = 8; i < 40; i += 8) over = (load<i64>(limbs + i) + over) >> 51;
  carryThrough(limbs, 19 * over);
  const l0 = load<u64>(limbs);
  const l1 = load<u64>(limbs, 8);
  const l2 = load<u64>(limbs, 16);
  const l3 = load<u64>(limbs, 24);
  const l4 = load<u64>(limbs, 32);
  store<u64>(out, l0 | (l1 << 51));
  store<u64>(out, (l1 >> 13) | (l2 << 38), 8);
  store<u64>(out, (l2 >> 26) | (l3 << 25), 16);
  store<u64>(out, (l3 >> 39) | (l4 << 12), 24);
}
