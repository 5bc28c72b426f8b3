// What a bench says: one row for each thing measured.

export interface Goal {
  readonly op: "<=" | ">=";
  readonly value: number;
}

export interface Row {
  readonly id: string;
  /** The median of the samples. */
  readonly value: number;
  readonly unit: string;
  readonly samples: number;
  /** From the smallest sample to the largest. */
  readonly spread: number;
  readonly where: "node" | "chromium";
  readonly goal: Goal | null;
  /** Null where there is no goal. */
  readonly met: boolean | null;
}

export function row(id: string, where: Row["where"], unit: string, samples: readonly number[], goal: Goal | null = null): Row {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const value = rounded(((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2);
  const spread = rounded((sorted.at(-1) ?? Number.NaN) - (sorted[0] ?? Number.NaN));
  const met = goal && (goal.op === "<=" ? value <= goal.value : value >= goal.value);
  return { id, value, unit, samples: samples.length, spread, where, goal, met };
}

/** To a tenth, or to three digits where that says nothing. */
const rounded = (n: number) => (Math.abs(n) < 10 ? Number(n.toPrecision(3)) : Math.round(n * 10) / 10);

export function inTable(rows: readonly Row[]): string {
  const head = ["id", "where", "value", "unit", "spread", "samples", "goal", "met"];
  const cells = rows.map((r) => [
    r.id,
    r.where,
    r.value.toLocaleString("en-GB"),
    r.unit,
    r.spread.toLocaleString("en-GB"),
    String(r.samples),
    r.goal ? `${r.goal.op} ${r.goal.value.toLocaleString("en-GB")}` : "",
    r.met === null ? "" : r.met ? "yes" : "NO",
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((line) => line[i]?.length ?? 0)));
  const numeric = new Set([2, 4, 5]);
  const line = (parts: readonly string[]) =>
    parts
      .map((part, i) => (numeric.has(i) ? part.padStart(widths[i] ?? 0) : part.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[head, ...cells].map(line).join("\n")}\n`;
}
