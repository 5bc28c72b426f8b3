import type { Result } from "./dp-sgd.result.ts";

/** What is announced, or less for the same neighbours, is proven of the training as it is. */
export const proven = ({ announced, proven: statements }: Pick<Result, "announced" | "proven">): boolean =>
  statements.some(({ epsilon, relation }) => relation === announced.relation && epsilon <= announced.epsilon);

/** The trainings of the audit show more than was announced. */
export const refuted = ({ announced, audit }: Pick<Result, "announced" | "audit">): boolean =>
  audit !== null && audit.epsilon > announced.epsilon;
