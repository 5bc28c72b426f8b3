/**
 * `name=value`, and for a party's input `party=@file`, `party=x,y,z`, `party.column=` and `party.header=`. Reading files is
 * a parameter, so that this stays free of Node.
 *
 * Trap: a person in a terminal can correct a call and a page cannot stop, so here every problem is a refusal.
 */
import { WrongCall } from "./checked.ts";
import { type Fields, type Params, readText, type ValuesOf } from "./params.ts";

export interface InputWords {
  /** The file's name, or "" for words given inline. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly column?: string | undefined;
  readonly header?: "auto" | "true" | "false" | undefined;
}

export interface Call<V> {
  readonly values: V;
  readonly seed: number | undefined;
  readonly repeats: number | undefined;
  readonly inputs: Readonly<Record<string, InputWords>>;
}

export const SEEDS = "a whole number from 0 to 9,007,199,254,740,991";

/** A seed as text, or undefined where it is none. */
export const readSeed = (text: string): number | undefined => {
  const value = /^\d{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
};

export function readCommandLine<F extends Fields>(
  params: Params<F>,
  parties: readonly string[],
  words: readonly string[],
  readFile: (path: string) => Uint8Array,
): Call<ValuesOf<F>> {
  const given: [string, string][] = [];
  const seen = new Set<string>();
  let seed: number | undefined;
  let repeats: number | undefined;
  const lists = new Map<string, { name: string; bytes: Uint8Array }>();
  const options = new Map<string, { column?: string; header?: "auto" | "true" | "false" }>();

  for (const word of words) {
    const at = word.indexOf("=");
    const name = word.slice(0, at);
    const value = word.slice(at + 1);
    if (at < 1) throw new WrongCall(`"${word}" is not of the form name=value.`);
    if (seen.has(name)) throw new WrongCall(`${name}: given twice.`);
    seen.add(name);
    const dot = name.indexOf(".");
    const [party, option] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
    if (name === "seed") {
      seed = readSeed(value);
      if (seed === undefined) throw new WrongCall(`seed: "${value}" is not ${SEEDS}.`);
    } else if (name === "repeats") {
      repeats = readSeed(value);
      if (!repeats || repeats > 100_000) throw new WrongCall(`repeats: "${value}" is not a whole number from 1 to 100,000.`);
    } else if (Object.hasOwn(params.fields, name)) given.push([name, value]);
    else if (parties.includes(name)) lists.set(name, inputWords(value, readFile));
    else if (parties.includes(party) && (option === "column" || option === "header")) {
      if (option === "header" && value !== "auto" && value !== "true" && value !== "false") {
        throw new WrongCall(`${name}: "${value}" is not one of auto, true, false.`);
      }
      if (option === "column" && value === "") throw new WrongCall(`${name}: "" is not a column's name or its number from 1.`);
      options.set(party, { ...options.get(party), [option]: value });
    } else {
      const names = [
        ...Object.keys(params.fields),
        ...parties,
        ...parties.flatMap((p) => [`${p}.column`, `${p}.header`]),
        "seed",
        "repeats",
      ];
      throw new WrongCall(`There is no parameter "${name}". There are: ${names.join(", ")}.`);
    }
  }
  for (const party of options.keys()) {
    if (!lists.has(party)) throw new WrongCall(`${party}.column and ${party}.header say how to read ${party}=@file, which is missing.`);
  }
  const { values, problems } = readText(params, given);
  if (problems[0]) throw new WrongCall(`${problems[0].name}: ${problems[0].why}.`);
  const inputs = Object.fromEntries([...lists].map(([party, list]) => [party, { ...list, ...options.get(party) }]));
  return { values, seed, repeats, inputs };
}

/** `@file`, or words between commas; `@@x` is the word "@x". */
function inputWords(value: string, readFile: (path: string) => Uint8Array): { name: string; bytes: Uint8Array } {
  if (value.startsWith("@") && !value.startsWith("@@")) return { name: value.slice(1), bytes: readFile(value.slice(1)) };
  const words = value.split(",").map((word) => (word.startsWith("@@") ? word.slice(1) : word));
  return { name: "", bytes: new TextEncoder().encode(words.join("\n")) };
}
