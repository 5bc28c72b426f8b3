/** Fixed powers: 1/x = x^(p-2), and Euler's criterion x^((p-1)/2), which is 1 for squares, -1 for the others, 0 for 0. */
import { copy, mul, sqr } from "./field";
import { slot } from "./scratch";

function squarings(out: usize, x: usize, times: i32): void {
  sqr(out, x);
  for (let i = 1; i < times; i++) sqr(out, out);
}

/** x^(2^250 - 1), and on the way x^11 to `eleven`. The chain is Bernstein's. */
function chain(out: usize, eleven: usize, x: usize): void {
  const t = slot(2);
  const a = slot(3); // x^(2^5 - 1), then 2^10, 2^50
  const b = slot(4);
  sqr(t, x);
  squarings(a, t, 2);
  mul(a, a, x); // 9
  mul(eleven, a, t);
  sqr(t, eleven);
  mul(a, t, a); // 2^5 - 1
  squarings(t, a, 5);
  mul(a, t, a); // 2^10 - 1
  squarings(t, a, 10);
  mul(b, t, a); // 2^20 - 1
  squarings(t, b, 20);
  mul(t, t, b); // 2^40 - 1
  squarings(t, t, 10);
  mul(a, t, a); // 2^50 - 1
  squarings(t, a, 50);
  mul(b, t, a); // 2^100 - 1
  squarings(t, b, 100);
  mul(t, t, b); // 2^200 - 1
  squarings(t, t, 50);
  mul(out, t, a);
}

/** 1/x; 0 for 0. p - 2 = (2^250 - 1) 2^5 + 11. */
export function invert(out: usize, x: usize): void {
  const eleven = slot(5);
  const t = slot(6);
  chain(t, eleven, x);
  squarings(t, t, 5);
  mul(out, t, eleven);
}

/** (p - 1)/2 = (2^250 - 1) 2^4 + 6. */
export function euler(out: usize, x: usize): void {
  const six = slot(5);
  const t = slot(6);
  const y = slot(7);
  copy(y, x);
  chain(t, six, y);
  squarings(t, t, 4);
  sqr(six, y);
  mul(six, six, y);
  sqr(six, six);
  mul(out, t, six);
}
