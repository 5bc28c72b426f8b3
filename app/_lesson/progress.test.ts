import { expect, it } from "vitest";
import { makeProgress, type Shelf } from "./progress.ts";

function shelf(content: Record<string, string> = {}) {
  const kept = new Map(Object.entries(content));
  const made: Shelf = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  return { kept, open: () => made };
}

it("keeps the first answer, and right stays right", () => {
  const { open } = shelf();
  const progress = makeProgress(open);
  progress.answered("psi", "q", "salt", false);
  progress.answered("psi", "q", "none", true);
  progress.answered("psi", "q", "slow", false);
  expect(progress.answers()).toEqual({ psi: { q: { first: "salt", right: true } } });
});

it("finds its answers again, under one key, and tells who listens", () => {
  const { open, kept } = shelf();
  let heard = 0;
  const progress = makeProgress(open);
  progress.subscribe(() => (heard += 1));
  progress.answered("psi", "q", "none", true);
  expect(heard).toBe(1);
  expect([...kept.keys()]).toEqual(["petri:answers:1"]);
  expect(makeProgress(open).answers()).toEqual({ psi: { q: { first: "none", right: true } } });
});

it("does not lose what another tab has written", () => {
  const { open } = shelf();
  const [one, two] = [makeProgress(open), makeProgress(open)];
  one.answered("psi", "a", "1", true);
  two.answered("psi", "b", "2", true);
  expect(Object.keys(two.answers()["psi"] ?? {})).toEqual(["a", "b"]);
  one.reread();
  expect(Object.keys(one.answers()["psi"] ?? {})).toEqual(["a", "b"]);
});

it.each(["no JSON", "[1]", "null", '{"psi": 3, "x": {"q": {"first": 1, "right": true}}}'])("takes nothing from %s", (stored) => {
  const progress = makeProgress(shelf({ "petri:answers:1": stored }).open);
  expect(progress.answers()["psi"]?.["q"]).toBeUndefined();
  expect(progress.answers()["x"]?.["q"]).toBeUndefined();
});

it("works for the page's life where nothing can be stored, and says so", () => {
  const progress = makeProgress(() => {
    throw new Error("SecurityError");
  });
  expect(progress.keeps()).toBe(false);
  progress.answered("psi", "q", "none", true);
  expect(progress.answers()["psi"]?.["q"]).toEqual({ first: "none", right: true });
  progress.forget();
  expect(progress.answers()).toEqual({});
});

it("says so too when storage fills up later", () => {
  const { open } = shelf();
  let full = false;
  const progress = makeProgress(() => {
    if (full) throw new Error("QuotaExceededError");
    return open();
  });
  expect(progress.keeps()).toBe(true);
  full = true;
  progress.answered("psi", "q", "none", true);
  expect(progress.keeps()).toBe(false);
  expect(progress.answers()["psi"]?.["q"]?.right).toBe(true);
});

it("deletes all of it", () => {
  const { open, kept } = shelf();
  const progress = makeProgress(open);
  progress.answered("psi", "q", "none", true);
  progress.forget();
  expect(kept.size).toBe(0);
  expect(progress.answers()).toEqual({});
});
