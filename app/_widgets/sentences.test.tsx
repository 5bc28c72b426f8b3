/** What a figure says of a run: each sentence, and whether the tables agree, under seed 1, as the still at build has it. */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ExperimentId } from "../../lib/experiments/index.ts";
import type { Face } from "./face.ts";
import { faces } from "./faces.ts";
import { makeStill } from "./still.ts";

async function drawn(id: ExperimentId, params: string) {
  const [{ shown }, { face }] = await Promise.all([makeStill(id, params), faces[id]() as Promise<{ face: Face<ExperimentId> }>]);
  const done = shown as Parameters<typeof face.sentence>[0];
  const plain = (markup: string) =>
    markup
      .replace(/<[^>]*>/g, "")
      .replaceAll("&#x27;", "'")
      .replaceAll("&amp;", "&");
  return {
    says: plain(renderToStaticMarkup(face.sentence(done))),
    stage: renderToStaticMarkup(<face.Stage {...done} />),
    tables: face.tables(done),
  };
}

it.each<[ExperimentId, string, RegExp]>([
  ["psi", "", /learned 3 shared items by name/],
  ["psi", "cheat=other-point", /The sender cheated and nobody noticed/],
  ["psi", "cheat=other-point&mode=voprf", /The sender cheated and was noticed/],
  ["psi", "cheat=insert", /The sender cheated and nobody noticed/],
  ["psi", "cheat=repeat", /The sender cheated and was noticed/],
  ["psi", "cheat=second-key&learns=both", /The sender cheated and nobody noticed/],
  ["psi", "cheat=second-key&learns=both&mode=voprf", /The sender cheated and was noticed/],
  ["psi", "protocol=kkrt", /learned 3 shared items by name.+At most one run in 2\^\d+ is wrong/],
  ["psi-race", "n=4&m=20&sweep=yes", /All 4 that ran found the 2 shared items\. OPRF \(BigInts\) took the fewest bytes, \d+ B/],
  ["cuckoo", "", /All 16 items found one of 21 bins, after \d+ evictions.+ 200 more, \d+ failed: between .+ in 100/],
  ["cuckoo", "items=40&load=1", /one found none of 42 bins.+the table fails.+One in twenty cannot be ruled out/],
  ["cuckoo", "items=1024&load=0.85", /All 1,024 items found one of 1,206 bins.+fewer than one in twenty/],
  [
    "dummies",
    "queries=6&identifiers=1&rows=1000",
    /6 counts keep ε = 2 at δ = 10⁻⁴ if each party adds 145 dummies a column, 145 rows: 12\.7 %.+Of 25 published numbers 25 are equal to ours and all within/,
  ],
  ["dummies", "queries=6&identifiers=1&rows=20", /more are made up than real/],
  ["waterfall", "", /Both learn 3 sizes, 3 by e-mail, 0 by card, 1 by login; every combination would be 8 numbers, and 5 of them/],
  ["waterfall", "person=6&hiding=each", /Without row 6, 2 of the sizes change\. No two hidden cells/],
  [
    "dp-psi",
    "n=8&m=8&epsilon=16&sampling=1",
    /told 4 items: the 4 that are shared.+ 99\.99 times in 100.+ 4 of 8 items match, which is how many/,
  ],
  ["dp-psi", "n=8&m=8&epsilon=1&runs=3", /By majority over 3 runs \d+ are missing and \d+ wrong: ε is 3/],
  ["secure-sum", "cheat=shift", /Ada, Ben and Chen were left with another sum: Dina lied, and nobody noticed/],
  ["secure-sum", "cheat=two-faced", /Ben was left with another sum: Dina lied/],
  ["verifiable-shares", "cheat=bad-share", /was caught: Emeka complained\. .+ that share is secret no longer/],
  ["verifiable-shares", "cheat=bad-share&victims=3", /as many complained as it takes to open the secret\. All parties refused/],
  ["verifiable-shares", "cheat=false-answer", /what the dealer published does not fit its commitments\. All parties refused/],
  ["verifiable-shares", "cheat=two-boards&victims=2", /not all parties were sent the same commitments\. All parties refused/],
  ["verifiable-shares", "cheat=high-degree&scheme=pedersen", /there are more commitments than the threshold\. All parties refused/],
  [
    "verifiable-shares",
    "cheat=known-log&scheme=pedersen",
    /nobody noticed, because every check held\. Their shares open \d+ different secrets/,
  ],
  ["verifiable-shares", "cheat=bad-share&checks=no", /nobody noticed, because nobody checked\. Their shares open \d+ different secrets/],
  [
    "float-attack",
    "tries=400",
    /Of 800 such answers \d+(\.\d)? in 100 prove .+ that is more than the 73\.1 .+ On the grid 0 in 100 prove anything/,
  ],
  [
    "float-attack",
    "count=1000000&tries=400",
    /can come from 999,999 and from 1,000,000: this one proves nothing\. Of 800 such answers 0 in 100/,
  ],
  ["audit", "runs=1000", /Claimed is 1: refuted\. The noise is that of adding or removing a row/],
  ["audit", "runs=1000&state=mended", /Claimed is 1: not refuted, which is no proof\. $/],
  [
    "audit",
    "runs=500&mechanism=laplace&event=afterwards",
    /the bound is void: fixed beforehand the same outputs show 0\.\d\d, chosen on one half 0\.\d\d, where 1 was/,
  ],
  ["sparse-vector", "runs=500", /stopped, with 3 “above”; .+ is e3\.08 times as likely .+ “noise of one answer” breaks its promise/],
  ["sparse-vector", "runs=500&variant=right", /within the promise, as the proof says it always is\. 500 runs on each, .+ do not show more/],
  [
    "sparse-vector",
    "runs=500&variant=no-query-noise",
    /answered on all 28 days.+ on the first and never on the second: .+ breaks its promise.+ show it/,
  ],
  ["dial", "mechanism=geometric&epsilon=2", /At ε = 2 an answer is off by 0\.28 .+ at most 88 times in 100.+lies within the 99 % band/],
  ["dial", "mechanism=laplace&epsilon=2", /At ε = 2 an answer is off by 0\.5 .+ at most 82 times in 100.+lies within the 99 % band/],
  ["dial", "mechanism=gaussian&epsilon=2", /At ε = 2 an answer is off by 1\.8 .+ at most 59 times in 100.+lies within the 99 % band/],
  ["dial", "question=balance&publish=2", /2 answers published, 1\.00 left, counted for “one person more” .+ other relation .+ costs 2\.00/],
  [
    "dp-sgd",
    "games=500",
    /Announced is ε = 1\.40 at δ = 0\.001: proven, for one person more or fewer\. .+ does not refute it, which is no proof/,
  ],
  ["dp-sgd", "games=500&batches=shuffled", /not proven of shuffled batches\. Proven is 4\.85 for one person whose gradient counts as 0/],
  ["dp-sgd", "games=500&mistake=no-clipping", /nothing is proven of this training\. The audit refutes it/],
  ["overfit", "runs=100", /A curve of degree 14 misses its own 30 points .+ more than a coin, with 99 % confidence/],
  ["overfit", "degree=1&runs=100", /a coin cannot be ruled out/],
  [
    "model-attack",
    "n=250&models=3&epsilon=1",
    /^Plain models give members away.+ the most is [\d.]+\s%, which cannot be told from guessing; .+ is within the .+ less than .+ epoch hides members less well/,
  ],
  [
    "model-attack",
    "n=50&models=3&data=synthetic&epsilon=64&early=15",
    /the most is [\d.]+\s%.+the largest area over all 3 trainings, [\d.]+, is within the [\d.]+ that no attack passes on average.+Stopping after 15 epochs/,
  ],
  [
    "set-attack",
    "",
    /settled all 64 people in 37 calls, with no mistake\. .+ claims 13, of whom 2 are in: 15 in 100, where blind guessing gets 25; blind claims would often be as good\. One run alone .+ Call 46 was refused/,
  ],
  [
    "set-attack",
    "again=100",
    /Over 100 sets of people .+ a mean AUC of \.50 .+ no better than a coin, as far as this shows\. Of its claims 25 in 100/,
  ],
  ["set-attack", "per=each&attack=noise-aware&again=20", /above a coin’s 0\.5\. Of its claims \d\d in 100 are right/],
  ["set-attack", "rule=offset", /claims 16, of whom 16 are in: 100 in 100, .+ less than once in 100 times\./],
  [
    "set-attack",
    "attack=target&calls=1&again=50",
    /in 50 of 50 pairs\. Noisy answers do so at an AUC of \.\d\d .+ the ceiling of ε = 1\.00 is \.731/,
  ],
  ["set-attack", "attack=target&rule=offset&calls=4&again=50", /at an AUC of 1\.00 .+ above the ceiling of \.731: the promise is broken/],
  ["set-attack", "changes=5", /everybody is decided, and 7 wrongly/],
  ["set-attack", "rule=minimum&decoys=no", /From 4 exact sizes .+; then a call was refused\./],
  ["sampler", "", /This draw took \d+ random bits .+discrete Laplace noise.+ all three engines fit the exact law/],
  ["sampler", "law=coin", /made [01] of them \(coin\).+ both engines fit the exact law/],
])("%s says what became of %s", async (id, params, said) => {
  const { says, stage } = await drawn(id, params);
  expect(says).toMatch(said);
  // Of a dealer that was refused every party says so, and of another none does.
  if (id === "verifiable-shares") expect(stage.includes("Refused")).toBe(said.source.includes("All parties refused"));
});

it.each<[string, RegExp, string | RegExp, string | RegExp]>([
  ["corrupt=1", /whoever checks notices, and refuses\. Whoever corrects still opens 7\./, "nothing", "7"],
  ["corrupt=2", /A wrong secret passes: \d+ for 7 with whoever corrects, who blames the honest/, "nothing", /^(?!7$)\d+$/],
  ["corrupt=3", /nobody who checks can notice\. A wrong secret passes: \d+ for 7/, /^(?!7$)\d+$/, /^(?!7$)\d+$/],
  ["corrupt=1&present=4", /whoever checks notices, and refuses\. Nobody opens it\./, "nothing", "nothing"],
  ["corrupt=1&field=gf256", /Whoever corrects still opens 7\./, "nothing", "7"],
  ["corrupt=1&field=fp61&cheat=alone", /Whoever corrects still opens 7\./, "nothing", "7"],
])("shamir with %s: sentence and table agree", async (params, said, checks, corrects) => {
  const { says, tables, stage } = await drawn("shamir", params);
  expect(says).toMatch(said);
  const readers = tables.find(({ caption }) => caption === "Who opens it")?.rows ?? [];
  expect(String(readers[1]?.[1])).toMatch(checks);
  expect(String(readers[2]?.[1])).toMatch(corrects);
  expect(stage.match(/class="cross"/g)).toHaveLength(Number(/corrupt=(\d)/.exec(params)?.[1]));
});

it("the ledger says that a count may be below 0 where one is, and only there", async () => {
  const five = await drawn("ledger", "people=5&questions=count@0.011; count@0.012");
  expect(five.stage).toContain("−129");
  expect(five.stage).toContain("No truth is below 0, but an answer may be");
  expect((await drawn("ledger", "")).stage).not.toContain("No truth is below 0");
});
