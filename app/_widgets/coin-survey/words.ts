/** Shares of people, as they are written. */

/** "20" or "19.6" of a hundred, with a real minus; never 100 where it is less. */
export function percent(share: number, decimals = 1): string {
  const text = (100 * share).toFixed(decimals);
  const near = share < 1 && Number(text) === 100 ? (100 * Math.min(share, 0.99999)).toFixed(3) : text;
  return near.replace(/\.0+$/, "").replace("-", "−");
}

/** Of epsilon: three digits are enough. */
export const about = (x: number): string => String(Number(x.toPrecision(3)));
