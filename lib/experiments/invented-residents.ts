/**
 * A made-up town. Everybody's birthday is one of the days of eighty years, each equally likely (no leap days); sex is one of two, equally likely;
 * a postcode has three digits, the first by the weights below, the others equally likely; a diagnosis is drawn by its weight. All independent:
 * so the expected number of people who are alone with their combination is known exactly, and a figure can hold it beside what it counts.
 *
 * Trap: real columns depend on each other (old people live in some places more than in others), and real uniques differ from this.
 */
import type { Rng } from "../random/index.ts";

export const BIRTHS = ["day", "month", "year", "decade", "none"] as const;
export type Birth = (typeof BIRTHS)[number];
/** What of a resident is published. */
export interface Columns {
  readonly birth: Birth;
  /** Digits of the postcode. */
  readonly digits: number;
  readonly sex: boolean;
}

export interface Resident {
  /** Days since the first day of 1930. */
  readonly born: number;
  readonly sex: "F" | "M";
  readonly postcode: string;
  readonly diagnosis: string;
}

const FIRST_YEAR = 1930;
const YEARS = 80;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAYS = 365;
export const POSTCODE_DIGITS = 3;
/** Hundredths, of the first digit. */
const DISTRICTS = [30, 20, 14, 10, 8, 6, 5, 3, 2, 2] as const;
/** Hundredths. */
const DIAGNOSES = [
  ["hypertension", 26],
  ["diabetes", 17],
  ["asthma", 14],
  ["depression", 12],
  ["migraine", 9],
  ["arthritis", 8],
  ["epilepsy", 5],
  ["hepatitis", 4],
  ["cancer", 3],
  ["HIV", 2],
] as const;

function drawn<T>(weighted: readonly (readonly [T, number])[], rng: Rng): T {
  let left = rng.below(100);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error("The weights do not add up to a hundred.");
}

const districts = DISTRICTS.map((weight, digit) => [digit, weight] as const);

export const inventedResidents = (people: number, rng: Rng): Resident[] =>
  Array.from({ length: people }, () => ({
    born: rng.below(DAYS * YEARS),
    sex: rng.below(2) === 0 ? "F" : "M",
    postcode: `${drawn(districts, rng)}${rng.below(10)}${rng.below(10)}`,
    diagnosis: drawn(DIAGNOSES, rng),
  }));

/** The birth as it is published; "" where it is not. */
export function bornIn(born: number, birth: Birth): string {
  const year = FIRST_YEAR + Math.floor(born / DAYS);
  if (birth === "none") return "";
  if (birth === "decade") return `${10 * Math.floor(year / 10)}s`;
  if (birth === "year") return `${year}`;
  let [day, month] = [born % DAYS, 0];
  while (day >= (MONTHS[month] as number)) day -= MONTHS[month++] as number;
  const two = (n: number) => String(n).padStart(2, "0");
  return birth === "month" ? `${year}-${two(month + 1)}` : `${year}-${two(month + 1)}-${two(day + 1)}`;
}

/** A resident's cells in these columns, all of them: what is not published is the same for everybody. */
export const publishedOf = ({ born, sex, postcode }: Resident, columns: Columns) => ({
  born: bornIn(born, columns.birth),
  sex: columns.sex ? sex : "",
  postcode: postcode.slice(0, columns.digits),
});

/** How far the middle of what is published lies from the birthday, in years. Without a birth, the middle of all eighty years. */
export function yearsOff(born: number, birth: Birth): number {
  const span = birth === "day" ? 1 : birth === "year" ? DAYS : birth === "decade" ? 10 * DAYS : DAYS * YEARS;
  if (birth !== "month") return Math.abs(born + 0.5 - (Math.floor(born / span) + 0.5) * span) / DAYS;
  let [day, month] = [born % DAYS, 0];
  while (day >= (MONTHS[month] as number)) day -= MONTHS[month++] as number;
  return Math.abs(day + 0.5 - (MONTHS[month] as number) / 2) / DAYS;
}

/** A column's classes: probability of each, and how many have it. */
type Law = readonly (readonly [probability: number, classes: number])[];

function birthLaw(birth: Birth): Law {
  if (birth === "month") return MONTHS.map((days) => [days / DAYS / YEARS, YEARS]);
  const classes = { day: DAYS * YEARS, year: YEARS, decade: YEARS / 10, none: 1 }[birth];
  return [[1 / classes, classes]];
}

function postcodeLaw(digits: number): Law {
  const further = 10 ** (digits - 1);
  return digits === 0 ? [[1, 1]] : DISTRICTS.map((weight) => [weight / 100 / further, further]);
}

/**
 * The expected share of a town's people who are alone with their combination: a person of a class of probability p is, where none of the
 * others is in it, with probability (1 - p)^(people - 1).
 */
export function expectedUnique({ birth, digits, sex }: Columns, people: number): number {
  let share = 0;
  for (const [b, births] of birthLaw(birth)) {
    for (const [d, areas] of postcodeLaw(digits)) {
      const p = b * d * (sex ? 0.5 : 1);
      share += p * births * areas * (sex ? 2 : 1) * Math.exp((people - 1) * Math.log1p(-p));
    }
  }
  return share;
}
