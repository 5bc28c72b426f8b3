import { expect, it, vi } from "vitest";
import type { Shelf } from "../_store/shelf.ts";
import { KEY, makeCodeStore } from "./store.ts";

function shelf(contents: Record<string, string> = {}): Shelf & { contents: Record<string, string> } {
  return {
    contents,
    getItem: (key) => contents[key] ?? null,
    setItem: (key, value) => {
      contents[key] = value;
    },
    removeItem: (key) => {
      delete contents[key];
    },
  };
}
const blocked = (): Shelf => {
  throw new Error("blocked");
};

it("keeps code and the starter it began from, by exercise", () => {
  const local = shelf();
  const store = makeCodeStore(() => local, shelf);
  store.write("a", "one", "v1");
  store.write("b", "two", "v1");
  const again = makeCodeStore(() => local, shelf);
  expect(again.of("a")).toEqual({ code: "one", starter: "v1" });
  expect(again.of("b").code).toBe("two");
  expect(again.of("c")).toEqual({});
  expect(Object.keys(local.contents)).toEqual([KEY]);
});

it("has passed for ever once it has passed, also after a reset", () => {
  const store = makeCodeStore(() => shelf(), shelf);
  const local = shelf();
  const real = makeCodeStore(() => local, shelf);
  for (const each of [store, real]) {
    each.write("a", "one", "v1");
    each.pass("a");
    each.reset("a");
  }
  expect(real.of("a")).toEqual({ passed: true });
  real.reset("b");
  expect(real.of("b")).toEqual({});
});

it("does not overwrite what another tab has written meanwhile", () => {
  const local = shelf();
  const [one, two] = [makeCodeStore(() => local, shelf), makeCodeStore(() => local, shelf)];
  one.write("a", "one", "v1");
  two.write("b", "two", "v1");
  one.pass("a");
  expect(makeCodeStore(() => local, shelf).of("b").code).toBe("two");
  const hear = vi.fn();
  two.subscribe(hear);
  two.reread();
  expect(hear).toHaveBeenCalledOnce();
  expect(two.of("a")).toEqual({ code: "one", starter: "v1", passed: true });
});

it.each(["null", "[]", "5", "not JSON", '{"a":null}', '{"a":{"code":5,"passed":"yes"}}'])("reads %s as nothing", (stored) => {
  const local = shelf({ [KEY]: stored });
  expect(makeCodeStore(() => local, shelf).of("a")).toEqual({});
});

it("works without storage, and says that it keeps nothing", () => {
  const store = makeCodeStore(blocked, blocked);
  expect(store.keeps()).toBe(false);
  store.write("a", "one", "v1");
  store.pass("a");
  expect(store.of("a")).toEqual({ code: "one", starter: "v1", passed: true });
  store.running("a")();
  expect(store.tookThePageDown("a")).toBe(false);
});

it("says when the shelf is full", () => {
  const full = shelf();
  const store = makeCodeStore(() => full, shelf);
  full.setItem = () => {
    throw new Error("full");
  };
  store.write("a", "one", "v1");
  expect(store.keeps()).toBe(false);
  expect(store.of("a").code).toBe("one");
});

it("forgets what somebody has deleted", () => {
  const local = shelf();
  const store = makeCodeStore(() => local, shelf);
  store.write("a", "one", "v1");
  local.removeItem(KEY);
  store.reread();
  expect(store.of("a")).toEqual({});
});

it("finds the mark of a run that never ended, once, in its own tab and for its own exercise", () => {
  const [local, tab] = [shelf(), shelf()];
  const before = makeCodeStore(
    () => local,
    () => tab,
  );
  before.running("a");
  const after = makeCodeStore(
    () => local,
    () => tab,
  );
  expect(makeCodeStore(() => local, shelf).tookThePageDown("a")).toBe(false);
  expect(after.tookThePageDown("b")).toBe(false);
  expect(after.tookThePageDown("a")).toBe(true);
  expect(after.tookThePageDown("a")).toBe(false);
  after.running("a")();
  expect(after.tookThePageDown("a")).toBe(false);
});
