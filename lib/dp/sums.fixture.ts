/** f(-far) + ... + f(far), smallest first, so that what a law adds up to can be compared to the last digits. */
export function summedBothWays(f: (x: number) => number, far: number): number {
  let sum = 0;
  for (let x = far; x > 0; x--) sum += f(x) + f(-x);
  return sum + f(0);
}
