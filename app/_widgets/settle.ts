/**
 * What a set of values becomes when a person changes one of them. Where a rule is then broken, what the person did not touch
 * gives way (as the rule says, or to its default, if that helps); otherwise the values stay as they are, cannot be run, and a
 * sentence says why.
 */
import type { Params } from "../../lib/schema/index.ts";

type Values = Readonly<Record<string, unknown>>;

export interface Settled {
  readonly values: Values;
  /** A sentence: what gave way. */
  readonly note?: string | undefined;
  /** A sentence: why these values cannot be run. */
  readonly broken?: string | undefined;
}

const labelOf = (params: Params, name: string) => params.fields[name]?.about.label ?? name;
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function settle(params: Params, before: Values, name: string, value: unknown): Settled {
  let values: Values = { ...before, [name]: value };
  const notes: string[] = [];
  for (const rule of params.rules) {
    const why = rule.broken(values);
    if (!why) continue;
    const mended = rule.mend?.(values, name);
    if (mended && !rule.broken({ ...values, ...mended })) {
      values = { ...values, ...mended };
      const now = Object.entries(mended).map(([other, to]) => `${labelOf(params, other)} is now ${params.fields[other]?.toText(to)}.`);
      notes.push(`${upper(why)}. ${now.join(" ")}`);
      continue;
    }
    const others = rule.names.filter((other) => other !== name);
    const given = { ...values, ...Object.fromEntries(others.map((other) => [other, params.fields[other]?.default])) };
    if (rule.broken(given)) continue;
    values = given;
    const back = others.map((other) => labelOf(params, other)).join(", ");
    notes.push(`${upper(why)}. ${back} went back to the default.`);
  }
  const broken = params.rules.map((rule) => rule.broken(values)).find((why) => why !== undefined);
  return { values, note: notes.length > 0 ? notes.join(" ") : undefined, broken: broken && `${upper(broken)}.` };
}
