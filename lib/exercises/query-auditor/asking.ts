/** Asking the gatekeeper, and what somebody knows who has its answers. */
import { givenAway, type RowSpace, spaceOf, withGroup } from "../../attacks/outputs/index.ts";
import type { Rng } from "../../random/index.ts";
import type { Learner, Shown } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Group } from "./api.ts";

export const PEOPLE = 20;
/** Other companies than the usual one, up to the largest that the API allows. */
export const SIZES = [8, 13, 24, 29, 36] as const;
export const allOf = (people: number): Group => [...Array(people).keys()];
export const everybody: Group = allOf(PEOPLE);
export const but = (...out: readonly number[]): Group => everybody.filter((person) => !out.includes(person));
export const rising = (people: readonly number[]): number[] => [...people].sort((a, b) => a - b);

/** Up to so many names are told one by one. */
const FEW = 8;
export const inWords = (group: Group, people = PEOPLE): string =>
  group.length === people
    ? "everybody"
    : group.length > people - FEW
      ? `everybody but ${allOf(people)
          .filter((person) => !group.includes(person))
          .join(", ")}`
      : `employees ${group.join(", ")}`;

export const salariesFrom = (rng: Rng, people = PEOPLE): number[] => allOf(people).map(() => 2000 + rng.below(4000));

export async function decision(
  learner: Learner,
  question: Group,
  answered: readonly Group[],
  salaries: readonly number[],
): Promise<boolean> {
  const answer = await learner.call("decide", [question, answered, salaries]);
  if (typeof answer === "boolean") return answer;
  throw new WrongAnswer(`decide should say true or false about ${inWords(question, salaries.length)}; it said ${named(answer)}.`);
}

/** A service with this gatekeeper, from its first day. */
export class Service {
  readonly answered: Group[] = [];
  private space: RowSpace;
  private readonly people: number;
  constructor(
    private readonly learner: Learner,
    private readonly salaries: readonly number[],
  ) {
    this.people = salaries.length;
    this.space = spaceOf([], this.people);
  }

  /** Whether it was answered. */
  async ask(question: Group): Promise<boolean> {
    if (!(await decision(this.learner, question, this.answered, this.salaries))) return false;
    this.answered.push(question);
    this.space = withGroup(this.space, question, this.people);
    return true;
  }

  /** Whose salary its answers give away. */
  get given(): readonly number[] {
    return givenAway(this.space);
  }

  /** Whether this answer, too, would leave everybody's salary open. */
  harmless(question: Group): boolean {
    return givenAway(withGroup(this.space, question, this.people)).length === 0;
  }

  /** A group of this service's people, told. */
  told(group: Group): string {
    return inWords(group, this.people);
  }

  /** What was answered, and that this gives somebody away. */
  get caught(): { readonly says: string; readonly shown: Shown } {
    const [person] = this.given;
    return {
      says: `The service answered ${this.answered.length} totals. Added and subtracted, they leave the salary of employee ${person}: ${this.salaries[person as number]} euros.`,
      shown: {
        head: ["answered", "total"],
        rows: this.answered
          .slice(-12)
          .map((group) => [this.told(group), String(group.reduce((sum, one) => sum + (this.salaries[one] as number), 0))]),
      },
    };
  }
}
