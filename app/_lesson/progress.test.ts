import { expect, it } from "vitest";
import { KEYS } from "../_store/keys.ts";
import { blocked, shelf } from "../_store/shelf.fixture.ts";
import { makeProgress } from "./progress.ts";

const psi = { id: "psi", version: 1 };

it("keeps the first answer, and right stays right", () => {
  const { open } = shelf();
  const progress = makeProgress(open);
  progress.answered(psi, "q", "salt", false);
  progress.answered(psi, "q", "none", true);
  progress.answered(psi, "q", "slow", false);
  expect(progress.answers()).toEqual({ psi: { q: { first: "salt", right: true, version: 1 } } });
});

it("finds its answers again, under one key, and tells who listens", () => {
  const { open, kept } = shelf();
  let heard = 0;
  const progress = makeProgress(open);
  progress.subscribe(() => (heard += 1));
  progress.answered(psi, "q", "none", true);
  expect(heard).toBe(1);
  expect([...kept.keys()]).toEqual([KEYS.answers]);
  expect(makeProgress(open).answers()).toEqual({ psi: { q: { first: "none", right: true, version: 1 } } });
});

it("remembers the lesson's version: of the latest right answer, or of the latest try while none was right", () => {
  const progress = makeProgress(shelf().open);
  const version = () => progress.answers()["psi"]?.["q"]?.version;
  progress.answered({ id: "psi", version: 1 }, "q", "salt", false);
  expect(version()).toBe(1);
  progress.answered({ id: "psi", version: 2 }, "q", "salt", false);
  expect(version()).toBe(2);
  progress.answered({ id: "psi", version: 3 }, "q", "none", true);
  expect(version()).toBe(3);
  progress.answered({ id: "psi", version: 4 }, "q", "salt", false); // it was earned in version 3, and this does not unearn it
  expect(version()).toBe(3);
  progress.answered({ id: "psi", version: 4 }, "q", "none", true);
  expect(version()).toBe(4);
});

it.each([
  ["no version, as Petri 0.1.0 wrote it", '{"psi": {"q": {"first": "none", "right": true}}}'],
  ["a version that is none", '{"psi": {"q": {"first": "none", "right": true, "version": -2}}}'],
  ["a version that is a word", '{"psi": {"q": {"first": "none", "right": true, "version": "two"}}}'],
])("takes an answer with %s as one of version 1", (_, stored) => {
  expect(makeProgress(shelf({ [KEYS.answers]: stored }).open).answers()).toEqual({
    psi: { q: { first: "none", right: true, version: 1 } },
  });
});

it("does not lose what another tab has written", () => {
  const { open } = shelf();
  const [one, two] = [makeProgress(open), makeProgress(open)];
  one.answered(psi, "a", "1", true);
  two.answered(psi, "b", "2", true);
  expect(Object.keys(two.answers()["psi"] ?? {})).toEqual(["a", "b"]);
  one.reread();
  expect(Object.keys(one.answers()["psi"] ?? {})).toEqual(["a", "b"]);
});

it("forgets what somebody has deleted", () => {
  const { open, kept } = shelf();
  const progress = makeProgress(open);
  progress.answered(psi, "q", "none", true);
  kept.clear();
  progress.reread();
  expect(progress.answers()).toEqual({});
  progress.answered(psi, "r", "1", true); // and an answer after that brings nothing back
  expect(progress.answers()).toEqual({ psi: { r: { first: "1", right: true, version: 1 } } });
});

it.each(["no JSON", "[1]", "null", '{"psi": 3, "x": {"q": {"first": 1, "right": true}}}'])("takes nothing from %s", (stored) => {
  const progress = makeProgress(shelf({ [KEYS.answers]: stored }).open);
  expect(progress.answers()["psi"]?.["q"]).toBeUndefined();
  expect(progress.answers()["x"]?.["q"]).toBeUndefined();
});

it("works for the page's life where nothing can be stored, and says so", () => {
  const progress = makeProgress(blocked);
  expect(progress.keeps()).toBe(false);
  progress.answered(psi, "q", "none", true);
  progress.reread();
  expect(progress.answers()["psi"]?.["q"]).toMatchObject({ first: "none", right: true });
});

it("says so too when storage fills up later", () => {
  const { open, limit } = shelf();
  const progress = makeProgress(open);
  expect(progress.keeps()).toBe(true);
  limit(10);
  progress.answered(psi, "q", "none", true);
  expect(progress.keeps()).toBe(false);
  expect(progress.answers()["psi"]?.["q"]?.right).toBe(true);
});
