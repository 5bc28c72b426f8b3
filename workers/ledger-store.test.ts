/** The browser's vault on a database that fails as databases do: the ledger's promises hold, and it tells what the vault in memory tells. */

import { IDBFactory, IDBObjectStore, type IDBTransaction } from "fake-indexeddb";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asked, type End, Killed, mortal, promised, steps, type World } from "../lib/dp/curator/book.fixture.ts";
import { ask, look } from "../lib/dp/curator/book.ts";
import type { Budget } from "../lib/dp/filter.ts";
import { memoryVault, type Vault, VaultFault } from "../lib/protocol/index.ts";
import { allRecords, browserVault, DATABASE, deleteRecord } from "./ledger-store.ts";

const budget: Budget = { rule: "sum", epsilon: 1, delta: 0 };
const full = () => new DOMException("", "QuotaExceededError");
const FULL = /^This browser's storage is full: .*nothing was charged and nothing is answered\. Make room/;

/** How the next write ends. */
let end: End = "done";
const { put } = IDBObjectStore.prototype;
const before = Object.getOwnPropertyDescriptor(globalThis, "indexedDB");

/** The fake database's own way to end a transaction with an error that is nobody's doing. */
const abort = (transaction: object, name: string) => (transaction as { _abort(name: string): void })._abort(name);

beforeEach(() => {
  end = "done";
  Object.defineProperty(globalThis, "indexedDB", { value: new IDBFactory(), configurable: true });
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (end === "write throws") throw full();
    const request = put.apply(this, args);
    const { transaction } = this as { transaction: IDBTransaction };
    if (end === "write fails") {
      const [last] = (transaction as unknown as { _requests: { operation: () => never }[] })._requests.slice(-1);
      if (!last) throw new Error("The write was not queued.");
      last.operation = () => {
        throw full();
      };
    }
    if (end === "commit fails") request.addEventListener("success", () => abort(transaction, "QuotaExceededError"));
    if (end === "killed before") request.addEventListener("success", () => abort(transaction, "AbortError"));
    return request;
  };
});

afterEach(() => {
  IDBObjectStore.prototype.put = put;
  if (before) Object.defineProperty(globalThis, "indexedDB", before);
  else Reflect.deleteProperty(globalThis, "indexedDB");
});

const never: Vault = {
  lasting: () => Promise.reject(new Error("the page's memory was asked")),
  update: () => Promise.reject(new Error("the page's memory was asked")),
};

/** Each vault in a worker of its own: nothing is remembered but what the database keeps. */
const inDatabase: World = (ending) => ({
  lasting: () => browserVault(never).lasting(),
  async update(key, change) {
    end = ending;
    try {
      const out = await browserVault(never).update(key, change);
      if (ending === "killed after") throw new Killed();
      return out;
    } finally {
      end = "done";
    }
  },
});

describe("the browser's vault", () => {
  it.each(["sum", "fully-adaptive"] as const)("keeps the ledger's promises by the rule %s, as the one in memory does", async (rule) => {
    const limit: Budget = rule === "sum" ? budget : { rule, epsilon: 3, delta: 1e-6 };
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        Object.defineProperty(globalThis, "indexedDB", { value: new IDBFactory(), configurable: true });
        // A worker that is killed before anything is kept tells nobody; here its transaction is aborted, and says so.
        const said = (trace: readonly (string | undefined)[]) => trace.map((line) => line?.replace(/^(Error|VaultFault)$/, "failed"));
        expect(said(await promised(inDatabase, limit, taken))).toEqual(said(await promised(mortal(), limit, taken)));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it("lets any number of tabs at once spend a budget once", async () => {
    const tab = fc.record({ question: fc.constantFrom("a", "b", "c"), epsilon: fc.constantFrom(0.2, 0.5, 0.8) });
    await fc.assert(
      fc.asyncProperty(fc.array(tab, { minLength: 2, maxLength: 6 }), async (tabs) => {
        Object.defineProperty(globalThis, "indexedDB", { value: new IDBFactory(), configurable: true });
        const told = await Promise.all(
          tabs.map(({ question, epsilon }, i) =>
            ask(
              browserVault(never),
              "t",
              budget,
              asked(question, epsilon, () => ({ value: i })),
            ),
          ),
        );
        const { entries } = await look(browserVault(never), "t", budget); // throws where it is overdrawn
        for (const [i, { question, epsilon }] of tabs.entries()) {
          const answers = entries.filter((entry) => entry.question === question && entry.epsilon === epsilon);
          const mine = told[i];
          expect(answers.map(({ answer }) => answer)).toEqual(mine && mine.outcome !== "refused" ? [mine.answer] : []);
        }
        expect(told.filter(({ outcome }) => outcome === "answered")).toHaveLength(entries.length);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it.each(["write throws", "write fails", "commit fails"] as const)(
    "says that the storage is full where a %s, and answers once there is room",
    async (ending) => {
      const one = asked("count", 0.5, () => ({ value: 7 }));
      const vault = browserVault(never);
      await ask(vault, "t", budget, { ...one, question: "first" });
      end = ending;
      const asking = ask(vault, "t", budget, one);
      await expect(asking).rejects.toThrow(VaultFault);
      await expect(asking).rejects.toThrow(FULL);
      expect((await look(vault, "t", budget)).entries.map(({ question }) => question)).toEqual(["first"]);
      expect(await ask(vault, "t", budget, { ...one, question: "first" })).toMatchObject({ outcome: "book" }); // nothing is written for it
      end = "done";
      expect(await ask(vault, "t", budget, one)).toEqual({ outcome: "answered", answer: { value: 7 } });
    },
  );

  it("does not fall back to memory where the storage is too full to be opened, and tries again when there is room", async () => {
    const { open } = IDBFactory.prototype;
    const vault = browserVault(never);
    const one = asked("count", 0.5, () => ({ value: 7 }));
    try {
      IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
        const request = open.apply(this, args);
        request.addEventListener("upgradeneeded", () => {
          if (request.transaction) abort(request.transaction, "QuotaExceededError");
        });
        return request;
      };
      await expect(ask(vault, "t", budget, one)).rejects.toThrow(VaultFault);
    } finally {
      IDBFactory.prototype.open = open;
    }
    expect(await ask(vault, "t", budget, one)).toMatchObject({ outcome: "answered" });
  });

  it("does not fall back to memory once it has kept something, and does where nothing was ever kept", async () => {
    const vault = browserVault(never);
    const one = asked("count", 0.5, () => ({ value: 7 }));
    await ask(vault, "t", budget, one);
    Object.defineProperty(globalThis, "indexedDB", {
      configurable: true,
      get() {
        throw new DOMException("", "SecurityError");
      },
    });
    await expect(ask(vault, "t", budget, one)).rejects.toThrow(/^This browser's ledgers cannot be reached/);
    const page = browserVault(memoryVault(new Map(), "page"));
    expect(await page.lasting()).toBe("page");
    expect(await ask(page, "t", budget, one)).toMatchObject({ outcome: "answered" });
  });

  it("answers nothing from a database that is none of ours", async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const asking = ask(
      browserVault(never),
      "t",
      budget,
      asked("count", 0.5, () => ({ value: 7 })),
    );
    await expect(asking).rejects.toThrow(VaultFault);
    await expect(asking).rejects.toThrow(/^This browser's ledgers cannot be reached \(NotFoundError\)/);
  });

  it("lists and deletes what it keeps, and makes nothing by looking", async () => {
    expect(await allRecords()).toEqual(new Map());
    expect(await indexedDB.databases()).toEqual([]);
    await ask(
      browserVault(never),
      "t",
      budget,
      asked("count", 0.5, () => ({ value: 7 })),
    );
    expect([...(await allRecords()).keys()]).toEqual(["t"]);
    await deleteRecord("t");
    expect(await allRecords()).toEqual(new Map());
  });
});
