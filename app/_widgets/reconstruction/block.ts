/** The block as a drawing: a grid of squares, one unit each. */
import type { Result } from "../../../lib/experiments/reconstruction.result.ts";

/** One square for each person: filled for yes, hollow for no, as the attacker has it; struck through where that is wrong. */
export function squaresOf({ secret, found }: Pick<Result, "secret" | "found">) {
  const columns = Math.ceil(Math.sqrt(secret.length));
  const place = (i: number) => [i % columns, Math.floor(i / columns)] as const;
  const square = (i: number) => {
    const [x, y] = place(i);
    return `M${x + 0.1} ${y + 0.1}h.8v.8h-.8z`;
  };
  const people = [...secret.keys()];
  return {
    columns,
    rows: Math.ceil(secret.length / columns),
    yes: people
      .filter((i) => found[i] === 1)
      .map(square)
      .join(""),
    no: people
      .filter((i) => found[i] === 0)
      .map(square)
      .join(""),
    wrong: people
      .filter((i) => found[i] !== secret[i])
      .map((i) => {
        const [x, y] = place(i);
        return `M${x} ${y}h1v1h-1z`;
      })
      .join(""),
    strikes: people
      .filter((i) => found[i] !== secret[i])
      .map((i) => {
        const [x, y] = place(i);
        return `M${x + 0.02} ${y + 0.98}L${x + 0.98} ${y + 0.02}`;
      })
      .join(""),
  };
}
