// The privacy ledgers that figures keep in this browser (workers/ledger-store.ts), as /stored shows them. What is in one is read with care
// and changed never: it can be saved, and it can be deleted.

export interface LedgerSummary {
  /** SHA-256 of a table and its declaration, in hex */
  readonly key: string;
  /** undefined: it cannot be read, and so its table is answered no more */
  readonly about: { readonly answers: number; readonly budget: number; readonly rule: string } | undefined;
}

export function summaryOf(key: string, record: string): LedgerSummary {
  try {
    const { petri, budget, entries } = JSON.parse(record);
    if (petri === "ledger" && Array.isArray(entries) && typeof budget.epsilon === "number")
      return {
        key,
        about: { answers: entries.length, budget: budget.epsilon, rule: budget.rule === "sum" ? "sum of prices" : "fully adaptive" },
      };
  } catch {
    // said below: it cannot be read
  }
  return { key, about: undefined };
}

/** All ledgers as a file's text; what is no JSON goes in as the text that it is. */
export function ledgersText(records: ReadonlyMap<string, string>): string {
  const each = [...records].map(([key, record]): [string, unknown] => {
    try {
      return [key, JSON.parse(record)];
    } catch {
      return [key, record];
    }
  });
  return `${JSON.stringify({ petri: "ledgers", format: 1, ledgers: Object.fromEntries(each) }, null, 2)}\n`;
}
