/** Bit matrices turned over their diagonal. */

const A: usize = memory.data(256, 16);
const B: usize = memory.data(256, 16);

/** Lays two halves of 128 bytes into each other, byte by byte. Four times this turns 16 x 16 bytes over their diagonal. */
function riffle(out: usize, from: usize): void {
  for (let i: usize = 0; i < 128; i += 16) {
    const a = v128.load(from + i);
    const b = v128.load(from + i, 128);
    v128.store(out + 2 * i, i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    v128.store(out + 2 * i, i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), 16);
  }
}

/** Both hold bits of the matrix that was turned last. */
export function wipeTranspose(): void {
  memory.fill(A, 0, 256);
  memory.fill(B, 0, 256);
}

/**
 * `columns` columns of `bytes` bytes each (both multiples of 16) to 8 * bytes rows of columns / 8 bytes. Sixteen columns and 128 rows at a
 * time: their bytes are turned, and then the top bit of sixteen bytes is taken at once, eight times.
 */
export function transpose(rows: usize, columnsAt: usize, columns: usize, bytes: usize): void {
  const width = columns / 8;
  for (let j: usize = 0; j < columns; j += 16) {
    for (let k: usize = 0; k < bytes; k += 16) {
      for (let i: usize = 0; i < 16; i++) v128.store(A + 16 * i, v128.load(columnsAt + (j + i) * bytes + k));
      riffle(B, A);
      riffle(A, B);
      riffle(B, A);
      riffle(A, B);
      for (let i: usize = 0; i < 16; i++) {
        let eight = v128.load(A + 16 * i);
        const row = rows + 8 * (k + i) * width + j / 8;
        for (let bit: usize = 8; bit > 0; bit--) {
          store<u16>(row + (bit - 1) * width, <u16>i8x16.bitmask(eight));
          eight = i8x16.add(eight, eight);
        }
      }
    }
  }
}
