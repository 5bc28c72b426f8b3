/**
 * The vocabulary of parameters: number, integer, choice, flag, text.
 *
 * Each helper writes a field's range once and derives three things from it: the check (a valibot schema), the description
 * (what a control, a parameter table or a JSON Schema needs) and the text codec (URL and command line).
 *
 * Trap: never coerce with Number(): Number("") is 0 and Number("0x10") is 16, so a bad link would look like a good one.
 */
import * as v from "valibot";

export interface About {
  /** What the control is called. */
  readonly label: string;
  /** One sentence, with a full stop. */
  readonly help: string;
  readonly unit?: string;
}

export interface Description extends About {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly scale?: "linear" | "log";
  /** Values worth stopping at, ascending: the control is a ladder over them, with a field for any other. */
  readonly stops?: readonly number[];
  readonly choices?: readonly string[];
  /** What each choice is called on a control; the value itself where none is given. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface Field<T> {
  readonly kind: "integer" | "number" | "choice" | "flag" | "text";
  /** Checks a value. */
  readonly schema: v.GenericSchema<unknown, T>;
  readonly default: T;
  readonly about: Description;
  /** Reads as part of a sentence: "a whole number from 1 to 10,000". */
  readonly allowed: string;
  /** What the text says. Not yet checked; undefined means that the text says nothing of this kind. */
  fromText(text: string): unknown;
  toText(value: T): string;
}

/** No digit can match in two ways: a link with a hundred thousand digits must not cost their square. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** As `allowed` shows it: "10,000" is ten thousand, not ten with three decimals. */
const IN_THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;

/** A decimal point, or one decimal comma; nothing else that Number() would take. */
const readNumber = (text: string) => {
  const given = text.trim();
  const plain = IN_THOUSANDS.test(given) ? given.replaceAll(",", "") : given.replace(/^([^,.]*),([^,.]*)$/, "$1.$2");
  return DECIMAL.test(plain) ? Number(plain) + 0 : undefined; // "-0" is 0
};

export const showNumber = (n: number): string =>
  n === 0 || (Math.abs(n) >= 1e-3 && Math.abs(n) < 1e15) ? n.toLocaleString("en-GB", { maximumFractionDigits: 6 }) : String(n);

interface Range extends About {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly scale?: "linear" | "log";
  readonly stops?: readonly number[];
  /** Numbers that have a name of their own, which a link and a command line then use: { unlimited: 1024 }. */
  readonly words?: Readonly<Record<string, number>>;
}

const numeric =
  (kind: "integer" | "number", noun: string, check: v.GenericSchema<unknown, number>) =>
  ({ default: value, words = {}, ...about }: Range): Field<number> => {
    const named = new Map(Object.entries(words));
    return {
      kind,
      about,
      default: value,
      schema: v.pipe(check, v.minValue(about.min), v.maxValue(about.max)),
      allowed: [`${noun} from ${showNumber(about.min)} to ${showNumber(about.max)}`, ...named.keys()].join(", or "),
      fromText: (text) => named.get(text.trim().toLowerCase()) ?? readNumber(text),
      toText: (number) => [...named].find(([, means]) => means === number)?.[0] ?? String(number),
    };
  };

export const integer = numeric("integer", "a whole number", v.pipe(v.number(), v.safeInteger()));
export const number = numeric("number", "a number", v.pipe(v.number(), v.finite()));

/** Names of all choices say what the choices are. Trap: keys that look like whole numbers come in their numbers' order. */
type Choices<C extends string> =
  | { readonly choices: readonly C[]; readonly names?: Readonly<Partial<Record<C, string>>> }
  | { readonly choices?: undefined; readonly names: Readonly<Record<C, string>> };

type Choice<C extends string> = About & { readonly default: NoInfer<C> } & Choices<C>;

export function choice<const C extends string>({
  default: value,
  names,
  choices = Object.keys(names ?? {}) as C[],
  ...about
}: Choice<C>): Field<C> {
  return {
    kind: "choice",
    about: { ...about, choices, ...(names && { names: names as Record<string, string> }) },
    default: value,
    schema: v.picklist(choices),
    allowed: `one of ${choices.join(", ")}`,
    fromText: (text) => text.trim(),
    toText: (chosen) => chosen,
  };
}

const WORDS: Readonly<Record<string, boolean>> = { "": true, yes: true, true: true, "1": true, no: false, false: false, "0": false };

export function flag({ default: value, ...about }: About & { default: boolean }): Field<boolean> {
  return {
    kind: "flag",
    about,
    default: value,
    schema: v.boolean(),
    allowed: "yes or no",
    fromText: (text) => WORDS[text.trim().toLowerCase()],
    toText: (set) => (set ? "yes" : "no"),
  };
}

export function text({
  default: value,
  max,
  pattern,
  allowed = `text of at most ${showNumber(max)} characters`,
  ...about
}: About & { default: string; max: number; pattern?: RegExp; allowed?: string }): Field<string> {
  const short = v.pipe(v.string(), v.maxLength(max));
  return {
    kind: "text",
    about: { ...about, max },
    default: value,
    schema: pattern ? v.pipe(short, v.regex(pattern)) : short,
    allowed,
    fromText: (given) => given,
    toText: (given) => given,
  };
}
