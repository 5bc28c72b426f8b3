// In which order the steps of an <Order> question stand before anybody has moved them. The server's HTML and the browser must agree, so it
// is computed from the question's id, and it is never the right order already.

export function arrangement(count: number, id: string): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = 2166136261; // FNV-1a over the id, then xorshift: enough to look mixed, nothing depends on it
  for (const char of id) state = Math.imul(state ^ char.charCodeAt(0), 16777619) >>> 0;
  for (let last = count - 1; last > 0; last -= 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % (last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  const inPlace = order.every((step, place) => step === place);
  return inPlace && count > 1 ? [...order.slice(1), order[0] as number] : order;
}

export function moved(order: readonly number[], from: number, by: -1 | 1): number[] {
  const to = from + by;
  if (to < 0 || to >= order.length) return [...order];
  const next = [...order];
  [next[from], next[to]] = [next[to] as number, next[from] as number];
  return next;
}
