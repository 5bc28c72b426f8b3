/**
 * Bits in bytes, the lowest first: bit i of a string is bit i mod 8 of byte i div 8. Rows and columns of bit matrices are laid out alike.
 */

export const bitAt = (bytes: Uint8Array, i: number): 0 | 1 => (((bytes[i >> 3] ?? 0) >> (i & 7)) & 1) as 0 | 1;

export function xorInto(target: Uint8Array, other: Uint8Array): void {
  for (let i = 0; i < target.length; i++) (target[i] as number) ^= other[i] as number;
}

/**
 * A matrix of `columns` columns, each `stride` bytes long, as `rows` rows of columns / 8 bytes.
 * Trap: bit order. Row i's bit j is column j's bit i; a byte turned round passes every test that only compares two parties of this code,
 * and fails the published vector.
 */
export function transposed(matrix: Uint8Array, columns: number, stride: number, rows: number): Uint8Array {
  const width = columns / 8;
  const out = new Uint8Array(rows * width);
  for (let j = 0; j < columns; j++) {
    const column = matrix.subarray(j * stride, (j + 1) * stride);
    for (let i = 0; i < rows; i++) (out[i * width + (j >> 3)] as number) |= bitAt(column, i) << (j & 7);
  }
  return out;
}
