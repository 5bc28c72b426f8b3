/** Two parties' inputs belong together: a person's own list has nothing in common with an invented one. */
import type { Given } from "../protocol/index.ts";
import { WrongCall } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";

/**
 * What a person brought for both seats, or undefined where it is for neither.
 *
 * @param what the inputs are: a list, a table
 * @throws WrongCall where one of the two is missing
 */
export function bothBrought<Seat extends string>(
  lab: Pick<Lab, "given">,
  seats: readonly [Seat, Seat],
  what: "list" | "table" = "list",
): Readonly<Record<Seat, Given>> | undefined {
  const [one, other] = [lab.given(seats[0]), lab.given(seats[1])];
  if (one && other) return { [seats[0]]: one, [seats[1]]: other } as Record<Seat, Given>;
  if (!one && !other) return undefined;
  throw new WrongCall(
    `${one ? seats[1] : seats[0]}: bring both ${what}s, or neither; an invented ${what} would have nothing in common with yours.`,
  );
}
