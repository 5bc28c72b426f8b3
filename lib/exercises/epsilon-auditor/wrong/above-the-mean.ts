/**
 * Wrong: one event, beforehand: above the mean of all.
 * Caught by: single-value
 */
import type { Tools } from "../api.ts";

export function audit(first: readonly number[], second: readonly number[], alpha: number, tools: Tools): number {
  const half = (answers: readonly number[]) => Math.floor(answers.length / 2);
  const seen = [...first.slice(0, half(first)), ...second.slice(0, half(second))];
  const mean = seen.reduce((sum, answer) => sum + answer, 0) / seen.length;
  const [a, b] = [first.slice(half(first)), second.slice(half(second))];
  const above = (answers: readonly number[]) => answers.filter((answer) => answer > mean).length;
  const bound = (often: readonly number[], seldom: readonly number[]) => {
    const least = tools.lowerBound(above(often), often.length, alpha / 4);
    const most = tools.upperBound(above(seldom), seldom.length, alpha / 4);
    return least > most ? Math.log(least / most) : 0;
  };
  return Math.max(bound(a, b), bound(b, a));
}
