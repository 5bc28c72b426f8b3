import { expect, it } from "vitest";
import { KEYS } from "./keys.ts";
import { keepPlace, NOWHERE, readPlaces } from "./place.ts";
import { blocked, shelf } from "./shelf.fixture.ts";

it("keeps one section a lesson, and which lesson was last", () => {
  const { open, kept } = shelf();
  keepPlace(open, "psi", "two-lists");
  keepPlace(open, "noise", "one-dial");
  keepPlace(open, "psi", "recap");
  expect(readPlaces(open)).toEqual({ last: "psi", sections: { psi: "recap", noise: "one-dial" } });
  expect([...kept.keys()]).toEqual([KEYS.place]);
});

it("keeps nothing else: a place is two names", () => {
  const { open, kept } = shelf();
  keepPlace(open, "psi", "recap");
  expect(JSON.parse(kept.get(KEYS.place) ?? "")).toEqual({ last: "psi", sections: { psi: "recap" } });
});

it("does not write what stands there already, so that other tabs are not woken", () => {
  const { open, writes } = shelf();
  keepPlace(open, "psi", "recap");
  keepPlace(open, "psi", "recap");
  expect(writes()).toBe(1);
});

it.each(["no JSON", "[1]", "null", '"psi"', '{"last": 3, "sections": {"psi": 4}}', '{"sections": ["psi"]}'])(
  "takes nothing from %s",
  (text) => {
    const { last, sections } = readPlaces(shelf({ [KEYS.place]: text }).open);
    expect(last).toBeUndefined();
    expect(sections["psi"]).toBeUndefined();
  },
);

it("is nowhere, without a complaint, where storage is blocked", () => {
  keepPlace(blocked, "psi", "recap");
  expect(readPlaces(blocked)).toEqual(NOWHERE);
});
