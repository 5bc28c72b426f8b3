/**
 * A schema: named fields, plus rules that relate them. Everything a widget knows about its parameters is derived here: what
 * a link says, what a link is made of, the controls, the parameter table, the check at every boundary.
 *
 * A reading never fails. It gives usable values and a list of problems, because a bad link must still show a figure; a
 * command line turns the same problems into a refusal.
 */
import * as v from "valibot";
import type { Description, Field } from "./fields.ts";

// biome-ignore lint/suspicious/noExplicitAny: fields of different types stand in one record; ValuesOf gives the types back
export type Fields = Readonly<Record<string, Field<any>>>;
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A relation between fields, e.g. threshold <= parties. Says what is wrong and which fields go back to their defaults. */
export interface Rule<V> {
  readonly names: readonly (keyof V & string)[];
  /** Undefined when it holds; otherwise a clause that completes "name: ...; using the default." */
  readonly broken: (values: V) => string | undefined;
  /** Where a person changed `name` and the rule broke: what else may give way, and to what. Absent: whatever its default would mend. */
  readonly mend?: (values: V, name: keyof V & string) => Partial<V> | undefined;
}

export interface Problem {
  readonly name: string;
  readonly given: string;
  /** A clause without the name: what is wrong and what is allowed. */
  readonly why: string;
  /** A whole sentence for a person who sees a figure all the same. */
  readonly sentence: string;
}

export interface Reading<V> {
  readonly values: V;
  readonly problems: readonly Problem[];
}

export interface Params<F extends Fields = Fields> {
  readonly fields: F;
  readonly defaults: ValuesOf<F>;
  // biome-ignore lint/suspicious/noExplicitAny: typed where they are written; any here, or Params<F> is no Params (variance)
  readonly rules: readonly Rule<any>[];
  /** Checks values that are already typed: messages, worker inputs. Unknown names are refused. */
  readonly schema: v.GenericSchema<unknown, ValuesOf<F>>;
}

/** What a run receives. */
export type Values<P> = P extends Params<infer F> ? ValuesOf<F> : never;

/** Names that belong to the page around a figure, the same for every widget. An experiment that declares one does not compile. */
type Reserved = "theme" | "motion" | "chrome" | "controls" | "seed" | "run" | "keys" | "still" | "view" | "version" | "repeats";

/** An experiment's parameters. */
export const defineParams = <F extends Fields & { readonly [name in Reserved]?: never }>(
  fields: F,
  rules: readonly Rule<ValuesOf<F>>[] = [],
): Params<F> => schemaOf(fields, rules);

/** A schema of any names: for the display parameters themselves. */
export function schemaOf<F extends Fields>(fields: F, rules: readonly Rule<ValuesOf<F>>[] = []): Params<F> {
  const entries = Object.entries(fields);
  const defaults = Object.fromEntries(entries.map(([name, field]) => [name, field.default])) as ValuesOf<F>;
  const object = v.strictObject(Object.fromEntries(entries.map(([name, field]) => [name, field.schema])));
  const schema = v.pipe(
    object,
    v.check((values) => rules.every((rule) => !rule.broken(values as ValuesOf<F>))),
  ) as unknown as v.GenericSchema<unknown, ValuesOf<F>>;
  if (!v.is(schema, defaults)) throw new TypeError("The defaults do not satisfy their own schema.");
  return { fields, defaults, rules, schema };
}

/** Whoever asks knows what was given; so much of it is enough. */
export const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** Reads values given as text; the last of a name given twice is refused. Unknown names are skipped: display parameters share the URL. */
export function readText<F extends Fields>(params: Params<F>, given: Iterable<readonly [string, string]>): Reading<ValuesOf<F>> {
  const values: Record<string, unknown> = { ...params.defaults };
  const problems: Problem[] = [];
  const refuse = (name: string, text: string, why: string) => {
    const field = params.fields[name] as Field<unknown>;
    values[name] = field.default;
    const used = clip(field.toText(field.default));
    problems.push({ name, given: text, why, sentence: `${name}: ${why}; using ${used === "" ? "none" : used}.` });
  };
  const seen = new Set<string>();
  for (const [name, text] of given) {
    if (!Object.hasOwn(params.fields, name)) continue;
    const field = params.fields[name] as Field<unknown>;
    const value = field.fromText(text);
    if (seen.has(name)) refuse(name, text, "given twice");
    else if (v.is(field.schema, value)) values[name] = value;
    else refuse(name, text, `${JSON.stringify(clip(text))} is not ${field.allowed}`);
    seen.add(name);
  }
  // Going back to a default may break a rule that held, so again from the first. It ends: each turn puts a field back, and
  // with all of them back every rule holds (defineParams has seen to it).
  const back = new Set<string>();
  for (;;) {
    const broken = params.rules.map((rule) => ({ rule, why: rule.broken(values as ValuesOf<F>) })).find(({ why }) => why);
    const left = (names: readonly string[]) => names.filter((name) => !back.has(name));
    const named = broken && left(broken.rule.names);
    // One goes back where that is enough: what was asked for beside it is kept.
    const one = named?.find((name) => !broken?.rule.broken({ ...values, [name]: params.fields[name]?.default }));
    const turn = one ? [one] : named?.length === 0 ? left(Object.keys(params.fields)) : named;
    if (!broken?.why || !turn?.length) break;
    for (const name of turn) {
      back.add(name);
      refuse(name, String(values[name]), broken.why);
    }
  }
  return { values: values as ValuesOf<F>, problems };
}

/** The shortest query that reads back to the same values. */
export function toQuery<F extends Fields>(params: Params<F>, values: ValuesOf<F>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, field] of Object.entries(params.fields)) {
    const text = field.toText(values[name]);
    if (text !== field.toText(field.default)) query.set(name, text);
  }
  return query;
}

/** What a control needs to be drawn: everything but the value. */
export interface Control {
  readonly name: string;
  readonly kind: Field<unknown>["kind"];
  readonly about: Description;
  readonly allowed: string;
  readonly default: unknown;
}

export const controls = (params: Params): Control[] =>
  Object.entries(params.fields).map(([name, { kind, about, allowed, default: value }]) => ({ name, kind, about, allowed, default: value }));
