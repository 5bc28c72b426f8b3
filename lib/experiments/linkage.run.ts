/**
 * Builds a town, publishes a table of patients and a register, joins them, and looks up afterwards which links were right.
 *
 * Knows: the attack is handed the two tables. Who a row belongs to stays here.
 */
import { anonymityOf, link } from "../attacks/outputs/index.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import { BIRTHS, type Columns, expectedUnique, inventedResidents, POSTCODE_DIGITS, publishedOf, yearsOff } from "./invented-residents.ts";
import type { Result } from "./linkage.result.ts";
import type { Outcome, params } from "./linkage.ts";

/** So many rows are shown. */
const EXAMPLES = 8;
const ON = { born: "born", sex: "sex", postcode: "postcode" } as const;
const QUASI = Object.keys(ON);

export async function run({ birth, digits, sex, coverage, population, rows }: Values<typeof params>, lab: Lab<Result>): Promise<Result> {
  const columns: Columns = { birth, digits, sex };
  const town = inventedResidents(population, lab.rng.fork("town"));
  const everybody = [...town.keys()];
  const patients = lab.rng.fork("patients").shuffled(everybody).slice(0, rows);
  const known = lab.rng.fork("register");
  const register = everybody.filter(() => known.below(100) < coverage);

  const table = patients.map((resident) => {
    const person = town[resident] as (typeof town)[number];
    return { ...publishedOf(person, columns), diagnosis: person.diagnosis };
  });
  // The register is public in full; whoever joins coarsens it to the table's columns.
  const names = register.map((resident) => publishedOf(town[resident] as (typeof town)[number], columns));
  const links = link(table, names, ON, "diagnosis");

  const fits = patients.map((): number[] => []);
  const certain = new Set<number>();
  const told = new Set<number>();
  const alike = new Array<number>(rows).fill(0);
  for (const each of links) {
    for (const row of each.rows) {
      fits[row]?.push(register[each.person] as number);
      alike[row] = each.rows.length;
      if (each.certain) certain.add(row);
      else if (each.told !== undefined) told.add(row);
    }
  }
  const outcomeOf = (row: number): Outcome => {
    if (certain.has(row)) return fits[row]?.[0] === patients[row] ? "right" : "wrong";
    if (told.has(row)) return "told";
    return fits[row]?.length ? "hidden" : "nobody";
  };
  const outcomes: Record<Outcome, number> = { right: 0, wrong: 0, told: 0, hidden: 0, nobody: 0 };
  for (const row of table.keys()) outcomes[outcomeOf(row)]++;

  const uniqueBy = (other: Columns) => ({
    share:
      anonymityOf(
        town.map((person) => publishedOf(person, other)),
        QUASI,
      ).unique / population,
    expected: expectedUnique(other, population),
  });
  const { k, classes } = anonymityOf(table, QUASI);
  const joined: Omit<Result, "choices"> = {
    population,
    rows,
    register: register.length,
    k,
    classes,
    unique: uniqueBy(columns),
    outcomes,
    cost: {
      years: patients.reduce((sum, resident) => sum + yearsOff((town[resident] as (typeof town)[number]).born, birth), 0) / rows,
      areas: new Set(table.map(({ postcode }) => postcode)).size,
    },
    examples: table.slice(0, EXAMPLES).map((row, at) => {
      const [first, ...others] = fits[at] as number[];
      return {
        ...row,
        fits: others.length + (first === undefined ? 0 : 1),
        alike: alike[at] as number,
        person: first !== undefined && others.length === 0 ? first : null,
        outcome: outcomeOf(at),
      };
    }),
  };

  const choices: Result["choices"] = [];
  for (const choice of BIRTHS) {
    for (let more = POSTCODE_DIGITS; more >= 0; more--) {
      if (choices.length % 4 === 0) lab.show({ ...joined, choices: [...choices] });
      await lab.progress(choices.length / (BIRTHS.length * (POSTCODE_DIGITS + 1)), "counting uniques");
      choices.push({ birth: choice, digits: more, ...uniqueBy({ birth: choice, digits: more, sex }) });
    }
  }
  return { ...joined, choices };
}
