import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { withoutInput } from "./own-input.ts";
import { psiCa } from "./psi-ca.ts";
import { membersRead, sameMessages } from "./psi-ca.verdicts.ts";
import { runExperiment } from "./run.ts";

const bring = (text: string) => ({ name: "", bytes: new TextEncoder().encode(text) });
const run = async (values: object, seed?: number, brought: Readonly<Record<string, ReturnType<typeof bring>>> = {}) => {
  const given = { ...psiCa.params.defaults, ...values };
  const options = { host: inMemory(brought), signal: new AbortController().signal, seed, given: Object.keys(brought) };
  return (await runExperiment(psiCa, given, options)).result;
};
const first = await run({}, 1);

describe("psi-ca", () => {
  it("tells the same size in both runs, and the same under the same seed", async () => {
    expect(first).toMatchObject({ items: 16, members: 6, shuffled: { size: 6, claimed: 6 }, ordered: { size: 6, claimed: 6, right: 6 } });
    expect(first.places.ordered.every(({ match, member }) => match === member)).toBe(true);
    expect(first.places.shuffled.filter(({ match, member }) => match && member)).toHaveLength(first.shuffled.right);
    expect(await run({}, 1)).toEqual(first);
  });

  it("has nothing to read where nothing is shared, and says that it is luck where everything is", async () => {
    const none = await run({ n: 4, m: 4, overlap: 0 }, 2);
    expect(none.ordered).toMatchObject({ size: 0, claimed: 0, right: 0, luck: 1 });
    expect((await run({ n: 4, m: 4, overlap: 1 }, 2)).ordered).toMatchObject({ size: 4, right: 4, luck: 1 });
  });

  it("takes a person's lists, and leaves what is made of them out of what is posted", async () => {
    const brought = { receiver: bring("ana\nbo\ncy\nANA"), sender: bring("Bo\nzoe") };
    const result = await run({ normalise: "text" }, undefined, brought);
    expect(result).toMatchObject({ items: 3, members: 1, ordered: { size: 1, right: 1 }, inputs: { receiver: { duplicates: 1 } } });
    expect(result.places.ordered.find(({ match }) => match)?.sent).toBe("bo");
    expect(JSON.stringify(await withoutInput(psiCa, result))).not.toContain("bo");
    await expect(run({}, undefined, { sender: bring("a") })).rejects.toThrow(/receiver: bring both lists/);
  });
});

it("verdict psi-ca/members-read: yes", () => expect(membersRead(first.ordered)).toBe(true));
it("verdict psi-ca/members-read: no", () => expect(membersRead(first.shuffled)).toBe(false));
it("verdict psi-ca/same-messages: yes", () => expect(sameMessages(first)).toBe(true));
it("verdict psi-ca/same-messages: no", () =>
  expect(sameMessages({ ...first, ordered: { ...first.ordered, bytes: first.ordered.bytes + 1 } })).toBe(false));
