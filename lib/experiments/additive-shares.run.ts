/**
 * Shares a secret twice, computes on shares, spoils one, and measures what happens where somebody does the same over floats.
 */
import type { Values } from "../schema/index.ts";
import {
  type AdditiveShare,
  addConstant,
  additiveShare,
  addShares,
  fp61,
  measureAccuracy,
  measureLeak,
  openAdditively,
  openOverFloats,
  overField,
  shareAdditively,
  shareOverFloats,
  z2_64,
} from "../sharing/index.ts";
import type { additiveShares, params } from "./additive-shares.ts";
import type { Lab, ResultOf } from "./experiment.ts";

type Result = ResultOf<typeof additiveShares>;

/** Secrets of one byte, for the floats. */
const SECRETS = 256;
/** Where masks are drawn from: the secret's own range, and wider and wider. */
const RANGES = [256, 1e6, 1e12, 1e17, 1e18, 1e20];
const ACCURACY_RUNS = 1000;
/** The observer weighs every secret in each. */
const OBSERVED_RUNS = 150;
const EXAMPLE_RANGE = 1e18;

export async function run(values: Values<typeof params>, lab: Lab): Promise<Result> {
  const { parties, shown } = values;
  const group = values.group === "fp" ? overField(fp61) : z2_64;
  const [secret, second, constant, delta] = [values.secret, values.second, values.constant, values.delta].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const shared = (x: bigint, label: string) => shareAdditively(group, x, parties, lab.rng.fork(label));
  const open = (shares: readonly AdditiveShare[]) => String(openAdditively(group, shares));
  const listed = (shares: readonly AdditiveShare[]) => shares.map(({ value }) => String(value));
  const read = (n: bigint) => String(group.read(n));

  await lab.progress(0, "dealing shares");
  const shares = shared(secret, "deal");
  const fresh = shared(secret, "deal again");
  const others = shared(second, "second");

  // Whoever does not hold the last shares cannot tell these worlds apart: in each, what is missing is another element.
  const guesses = lab.rng.fork("guesses");
  const held = shares.slice(0, shown);
  const missingFor = (guess: bigint) => held.reduce((rest, { value }) => group.sub(rest, value), group.of(guess));
  const worlds =
    shown === parties ? [] : [secret, secret === 0n ? 1n : 0n, group.read(group.random(guesses)), group.read(group.random(guesses))];

  const sums = shares.map((share, i) => addShares(group, share, others[i] as AdditiveShare));
  const once = sums.map((share, i) => (i === 0 ? addConstant(group, share, constant) : share));
  const byAll = sums.map((share) => addConstant(group, share, constant));
  const wanted = [second, constant].reduce((sum, n) => group.add(sum, group.of(n)), group.of(secret));
  const spoilt = shares.map((share, i) => (i === parties - 1 ? addConstant(group, share, delta) : share));

  const rows: Result["floats"]["rows"] = [];
  for (const [i, range] of RANGES.entries()) {
    await lab.progress(i / RANGES.length, "sharing over floats");
    const accuracy = measureAccuracy(range, parties, SECRETS, ACCURACY_RUNS, lab.rng.fork(`accuracy/${range}`));
    await lab.progress((i + 0.3) / RANGES.length, "reading shares made of floats");
    const leak = measureLeak(range, parties, SECRETS, OBSERVED_RUNS, lab.rng.fork(`leak/${range}`));
    rows.push({ range, ...accuracy, observed: leak.runs, bits: leak.bits, worstBits: leak.worstBits, leastLeft: leak.leastLeft });
  }
  const example = shareOverFloats(values.secret, parties, EXAMPLE_RANGE, lab.rng.fork("example"));
  await lab.progress(1, "done");

  return {
    group: group.name,
    order: String(group.order),
    secret: String(secret),
    shares: listed(shares),
    opened: open(shares),
    fresh: { shares: listed(fresh), opened: open(fresh) },
    shown: { shares: shown, secrets: shown === parties ? "1" : String(group.order) },
    worlds: worlds.map((guess) => {
      const missing = missingFor(guess);
      return { secret: String(guess), missing: String(missing), opened: open([...held, additiveShare(group, missing)]) };
    }),
    sums: {
      second: String(second),
      secondShares: listed(others),
      constant: String(constant),
      shares: listed(once),
      opened: open(once),
      wanted: read(wanted),
      everybodyAdds: open(byAll),
    },
    moved: { party: parties, delta: String(delta), opened: open(spoilt) },
    floats: { secrets: SECRETS, rows, example: { range: EXAMPLE_RANGE, shares: [...example], opened: openOverFloats(example) } },
  };
}
