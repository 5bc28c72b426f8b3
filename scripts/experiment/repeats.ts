// What many runs of one experiment say together.
//
// Trap: a null is no zero. "Nobody was found" and "found 0" are different answers, so nulls are left out of n, and n is printed.

/** Number: { mean, sd, n }; boolean: { mean, n }; text: kept where all agree; lists are dropped; objects field by field. */
export function together(runs: readonly unknown[]): unknown {
  const present = runs.filter((run) => run !== null && run !== undefined);
  const [first] = present;
  if (present.length === 0) return runs.length === 0 || runs.every((run) => run === undefined) ? undefined : null;
  if (areAll(present, "number")) return { mean: mean(present), sd: deviation(present), n: present.length };
  if (areAll(present, "boolean")) return { mean: mean(present.map(Number)), n: present.length };
  if (typeof first !== "object") return present.every((each) => each === first) ? first : undefined;
  if (!present.every(isRecord)) return undefined;
  const names = [...new Set(present.flatMap((each) => Object.keys(each)))];
  const fields = names.map((name) => [name, together(present.map((each) => each[name]))] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function areAll(values: readonly unknown[], type: "number"): values is readonly number[];
function areAll(values: readonly unknown[], type: "boolean"): values is readonly boolean[];
function areAll(values: readonly unknown[], type: string): boolean {
  return values.every((value) => typeof value === type);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a sample (divided by n - 1); null for one value, which says nothing about spread. */
function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}
