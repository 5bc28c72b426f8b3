import { expect, it } from "vitest";
import type { Check } from "../../lib/exercises/index.ts";
import { saidOf } from "./says.ts";

const check = (kind: Check["kind"], passed: boolean, title = kind as string): Check => ({ id: title, kind, title, passed, says: "." });
const judged = (passed: boolean, overdue = false) => ({ how: "judged", passed, overdue }) as const;

it("says what passed", () => {
  expect(saidOf(judged(true), [check("test", true), check("test", true), check("attack", true)]).says).toBe(
    "Passed: 2 tests and 1 attack that found nothing.",
  );
  expect(saidOf(judged(true), [check("test", true)]).says).toBe("Passed: 1 test.");
});

it("names the test that failed, and why no attack was tried", () => {
  expect(saidOf(judged(false), [check("test", true), check("test", false, "Sizes")]).says).toMatch(/^Not yet: the test “Sizes” failed\./);
});

it("says that time was over, and where", () => {
  expect(saidOf(judged(false, true), [check("test", true), check("test", false, "Sizes")]).says).toBe(
    "Time is over in “Sizes”: the run was ended, and your code is kept.",
  );
});

it("passes on the line that the failed check speaks of", () => {
  expect(saidOf(judged(false), [{ ...check("test", false), line: 7 }]).line).toBe(7);
});

it("names the attacks that got through", () => {
  const checks = [check("test", true), check("attack", false, "Order"), check("attack", true), check("attack", false, "Key")];
  expect(saidOf(judged(false), checks).says).toBe("All tests passed, and attacks got through: “Order” and “Key”.");
});

it.each([
  ["threw", 3, "Your code threw an error in line 3: mine", 3],
  ["threw", undefined, "Your code threw an error: mine", undefined],
  ["broken", 7, "mine Line 7.", 7],
  ["timeout", undefined, "mine The run was ended; your code is kept.", undefined],
  ["missing", undefined, "mine", undefined],
  ["data", undefined, "mine", undefined],
] as const)("says a fault: %s, line %s", (kind, line, says, at) => {
  expect(saidOf({ how: "fault", fault: { kind, message: "mine", line } }, [])).toEqual({ says, line: at });
});

it("offers another run when a worker died, and keeps the code in every case", () => {
  expect(saidOf({ how: "died", says: "The judge died." }, [])).toEqual({ says: "The judge died. Your code is kept.", again: true });
  expect(saidOf({ how: "stopped" }, []).says).toMatch(/Your code is kept/);
});
