/** What is said of a run, in words that the figure, its tables and its saved picture share. */
import type { Result } from "./chart.ts";

/** A whole number as text; of the course's prime its name, which is easier to read than its digits. */
export const many = (text: string): string =>
  text === "2305843009213693951"
    ? "2^61 \u2212 1"
    : text.length > 15
      ? `about 10^${text.length - 1}`
      : Number(text).toLocaleString("en-GB");

export const shares = (n: number): string => (n === 1 ? "1 share" : `${n} shares`);

/** "party 4", "parties 1 and 3". */
export const parties = (all: readonly number[]): string =>
  all.length === 0 ? "nobody" : `${all.length === 1 ? "party" : "parties"} ${all.join(", ").replace(/, (\d+)$/, " and $1")}`;

/** "One share too few: 2 of the 5". */
export const fewTitle = ({ few, threshold, shares: dealt }: Result): string =>
  `${few.shares.length === threshold - 1 ? "One share too few" : "Too few"}: ${few.shares.length} of the ${dealt.length}`;

export interface Reader {
  readonly name: string;
  /** What came out, or null: nothing did. */
  readonly opened: string | null;
  /** A clause. */
  readonly says: string;
}

/** The three who open, what each gets, and what that is worth. */
export function readersOf({
  readers: { trusting, checking, correcting },
  secret,
  present,
  wrongAt,
  threshold,
  bounds,
}: Result): readonly Reader[] {
  const right = (opened: string) => (opened === secret ? "the secret" : "wrong, and nothing shows it");
  const trusts = { name: `Trusts the first ${trusting.from.length}`, opened: trusting.opened };
  if (!checking || !correcting) {
    const tooFew = `refuses: ${shares(present.length)}, and ${threshold} are needed`;
    return [
      { ...trusts, says: trusting.opened === secret ? "the secret, by chance" : "a number like any other, and not the secret" },
      { name: "Checks", opened: null, says: tooFew },
      { name: "Corrects", opened: null, says: tooFew },
    ];
  }
  const { blamed, opened } = correcting;
  const honest = blamed.filter((x) => !wrongAt.includes(x));
  const named =
    opened === null
      ? "refuses: no polynomial passes through enough of them"
      : opened === secret
        ? `the secret${blamed.length > 0 ? `, and names ${parties(blamed)}` : ""}`
        : `wrong${honest.length > 0 ? `, and blames ${parties(honest)}, who ${honest.length === 1 ? "is" : "are"} honest` : ", and blames nobody"}`;
  return [
    { ...trusts, says: right(trusting.opened) },
    {
      name: `Checks all ${present.length}`,
      opened: checking.opened,
      says: checking.opened === null ? "refuses: they lie on no one polynomial" : right(checking.opened),
    },
    { name: `Corrects up to ${bounds.corrected}`, opened, says: named },
  ];
}
