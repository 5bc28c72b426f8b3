/** Numbers as they are written: beside an axis, in a sentence, in a table. */

/** A probability on an axis: ".731"; never 1 where it is less. */
export const share = (p: number, decimals = 3): string => {
  const near = p < 1 && p > 1 - 0.5 / 10 ** decimals;
  return (near ? Math.min(p, 0.9999).toFixed(4) : p.toFixed(decimals)).replace(/^0/, "");
};

/** As many decimals as say something: 0.0007, 0.037, 0.85, 9.98, 100. */
export const about = (x: number): string => {
  if (x === 0 || x >= 100) return String(Math.round(x));
  if (x < 1e-4) return tiny(x);
  return String(Number(x >= 10 ? x.toFixed(1) : x.toPrecision(x < 0.01 ? 1 : 2)));
};

/** "9.98 × 10⁻⁷"; 0 is 0. */
export function tiny(x: number): string {
  const plain = Number(x.toPrecision(3));
  if (x === 0 || plain >= 1e-3) return String(plain);
  const [digits, power] = x.toExponential(2).split("e") as [string, string];
  const raised = [...power.replace("-", "")].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${Number(digits) === 1 ? "" : `${Number(digits)} × `}10⁻${raised}`;
}

export const money = (epsilon: number): string =>
  Math.abs(epsilon * 100 - Math.round(epsilon * 100)) < 1e-7 ? epsilon.toFixed(2) : about(epsilon);

export const counted = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
