/** Asking the gatekeeper, and what somebody knows who has its answers. */
import { givenAway, type RowSpace, spaceOf, withGroup } from "../../attacks/outputs/index.ts";
import type { Rng } from "../../random/index.ts";
import type { Learner, Shown } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";
import type { Group } from "./api.ts";

export const PEOPLE = 20;
export const everybody: Group = [...Array(PEOPLE).keys()];
export const but = (...out: readonly number[]): Group => everybody.filter((person) => !out.includes(person));
export const rising = (people: readonly number[]): number[] => [...people].sort((a, b) => a - b);

/** Up to so many names are told one by one. */
const FEW = 8;
export const inWords = (group: Group): string =>
  group.length === PEOPLE
    ? "everybody"
    : group.length > PEOPLE - FEW
      ? `everybody but ${but(...group).join(", ")}`
      : `employees ${group.join(", ")}`;

export const salariesFrom = (rng: Rng): number[] => everybody.map(() => 2000 + rng.below(4000));

export async function decision(
  learner: Learner,
  question: Group,
  answered: readonly Group[],
  salaries: readonly number[],
): Promise<boolean> {
  const answer = await learner.call("decide", [question, answered, salaries]);
  if (typeof answer === "boolean") return answer;
  throw new WrongAnswer(`decide should say true or false about ${inWords(question)}; it said ${named(answer)}.`);
}

/** A service with this gatekeeper, from its first day. */
export class Service {
  readonly answered: Group[] = [];
  private space: RowSpace = spaceOf([], PEOPLE);
  constructor(
    private readonly learner: Learner,
    private readonly salaries: readonly number[],
  ) {}

  /** Whether it was answered. */
  async ask(question: Group): Promise<boolean> {
    if (!(await decision(this.learner, question, this.answered, this.salaries))) return false;
    this.answered.push(question);
    this.space = withGroup(this.space, question, PEOPLE);
    return true;
  }

  /** Whose salary its answers give away. */
  get given(): readonly number[] {
    return givenAway(this.space);
  }

  /** Whether this answer, too, would leave everybody's salary open. */
  harmless(question: Group): boolean {
    return givenAway(withGroup(this.space, question, PEOPLE)).length === 0;
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
          .map((group) => [inWords(group), String(group.reduce((sum, one) => sum + (this.salaries[one] as number), 0))]),
      },
    };
  }
}
