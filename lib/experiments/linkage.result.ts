/** What a run of linkage gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { BIRTHS, OUTCOMES } from "./linkage.ts";
import { count, share } from "./quantities.ts";

const outcome = v.picklist(OUTCOMES);

export const result = v.object({
  population: count,
  rows: count,
  /** Residents in the public register. */
  register: count,
  /** Every row shares its combination with at least k - 1 others. */
  k: count,
  /** Different combinations in the table. */
  classes: count,
  /** Residents who are alone with their combination in the whole town: counted, and as the town's law expects. */
  unique: v.object({ share, expected: share }),
  outcomes: v.object({ right: count, wrong: count, told: count, hidden: count, nobody: count }),
  /** What the coarsening costs whoever wants to use the table: mean error of an age in years; postcode areas that it tells apart. */
  cost: v.object({ years: v.number(), areas: count }),
  /** The first rows of the table. Person: of the register, where one fits; fits: how many do. */
  examples: v.array(
    v.object({
      born: v.string(),
      sex: v.string(),
      postcode: v.string(),
      diagnosis: v.string(),
      fits: count,
      alike: count,
      person: v.nullable(count),
      outcome,
    }),
  ),
  /** The same town, by every choice of birth and digits. Grows while the run goes on. */
  choices: v.array(v.object({ birth: v.picklist(BIRTHS), digits: count, share, expected: share })),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: both tables, their join, and every count; whether a link is right is checked against who the patient is, which the attacker does not know. The expected share of uniques is computed from the town's law alone. " +
  "Simplified: the town is invented and its columns are independent of each other: birthdays evenly over eighty years, two sexes, three digits of which the first is uneven (30, 20, 14, 10, 8, 6, 5, 3, 2 and 2 of a hundred). In a real town they are not, and its uniques are others. " +
  "Assumed of the attacker: it has both tables and nothing else; a diagnosis counts as told to whoever knows besides that the person is a patient. Assumed: nobody moved, and neither table has mistakes; mistakes make links wrong more often. " +
  "Ignored: everything else that an attacker may know of a person, such as the date of a visit. Every column that somebody knows joins tables.";
