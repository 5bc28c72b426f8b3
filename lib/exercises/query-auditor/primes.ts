/**
 * Groups of 36 people that are independent, and look dependent modulo a prime on which somebody may have settled. After the first 35 totals every
 * salary is open: only the multiples of one list of numbers, none of which is 0, are unknown. The last group's sum over that list is a multiple of the
 * primes and is not 0. So with it every salary follows, and modulo these primes nothing does.
 *
 * Found by looking for such a sum among all subsets (18 people from either side, and meeting in the middle). The test checks it all.
 * Misses: primes that nobody would think of, and those between 2^31 and 2^61.
 */
import type { Step } from "../judging.ts";
import type { Group } from "./api.ts";
import { allOf, decision, inWords, salariesFrom } from "./asking.ts";

export const MOST = 36;

const groupOf = (members: number): Group => allOf(MOST).filter((person) => Math.floor(members / 2 ** person) % 2 === 1);

/** One bit for each member. */
export const before: readonly Group[] = [
  11_857_323_006, 66_933_032_877, 21_719_846_389, 25_245_939_524, 21_419_279_065, 47_632_646_158, 58_685_752_880, 46_108_840_924,
  46_693_964_805, 46_403_396_630, 17_907_494_317, 3_797_935_901, 15_730_311_448, 60_553_334_410, 46_144_799_449, 16_541_924_045,
  65_895_087_275, 62_832_467_069, 30_026_779_618, 5_432_850_961, 59_319_690_461, 36_849_715_608, 41_108_366_670, 4_133_275_906,
  13_195_308_492, 53_238_752_446, 14_290_520_693, 5_095_497_388, 68_109_555_223, 13_807_714_367, 53_023_994_404, 17_577_905_192,
  68_205_072_050, 55_288_311_858, 55_017_569_368,
].map(groupOf);

export const traps: readonly { readonly primes: readonly number[]; readonly last: Group }[] = [
  { primes: [97, 101, 127, 251], last: 31_467_613_760 },
  { primes: [257, 509, 997], last: 40_919_377_509 },
  { primes: [1_009, 7_919], last: 14_480_311_223 },
  { primes: [8_191, 10_007], last: 4_243_330_851 },
  { primes: [32_749, 65_521], last: 61_641_874_525 },
  { primes: [65_537, 99_991], last: 1_416_361_456 },
  { primes: [104_729, 131_071], last: 45_367_668_108 },
  { primes: [524_287], last: 57_671_417_918 },
  { primes: [999_983], last: 34_006_892_603 },
  { primes: [1_000_003], last: 34_156_576_998 },
  { primes: [998_244_353], last: 38_888_075_481 },
  { primes: [1_000_000_007], last: 47_524_620_031 },
  { primes: [1_000_000_009], last: 8_953_288_686 },
  { primes: [2_147_483_647], last: 64_685_362_236 },
].map(({ primes, last }) => ({ primes, last: groupOf(last) }));

export const smallPrimes: Step = {
  id: "small-primes",
  title: "Groups that depend on each other modulo a prime, and otherwise do not",
  async run(learner, { rng }) {
    const salaries = salariesFrom(rng, MOST);
    for (const { primes, last } of traps) {
      if (!(await decision(learner, last, before, salaries))) continue;
      return {
        passed: false,
        says:
          `${before.length} totals of ${MOST} people were answered, and left every salary open. You answered one more, and now all ${MOST} salaries follow. Modulo ` +
          `${primes.length === 1 ? primes[0] : `${primes.slice(0, -1).join(", ")} or ${primes.at(-1)}`} the new group looks as if it followed from the others. A prime must be larger than every determinant there can be.`,
        shown: {
          head: ["the last that were answered before, and the new one"],
          rows: [...before.slice(-5), last].map((group) => [inWords(group, MOST)]),
        },
      };
    }
    return {
      passed: true,
      says: `${traps.length} groups that look harmless modulo some prime, from 97 to 2^31 - 1, were refused: they give all salaries away.`,
    };
  },
};
