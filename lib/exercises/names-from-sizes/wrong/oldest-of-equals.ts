/**
 * Wrong: of parts with the same share of members it splits the oldest. Where every fourth is in, all parts are equal, and none is ever down to one person.
 * Caught by: members-first
 */
import type { Answer, Group, Tools } from "../api.ts";

interface Part {
  readonly group: Group;
  readonly count: number;
}

const between = (low: number, high: number, n: number) => Math.min(high, Math.max(low, n));
const pure = ({ group, count }: Part) => count === 0 || count === group.length;
const density = ({ group, count }: Part) => count / group.length;

/** The people in parts, none of which overlap, with the members in each. */
function partsOf(people: number, asked: readonly Answer[], tools: Tools): Part[] {
  const [first, ...others] = asked;
  if (!first) return [];
  let parts: Part[] = [{ group: tools.everybody(people), count: between(0, people, first.size) }];
  for (const { group, size } of others) {
    const whole = parts.find((part) => part.group.includes(group[0] ?? -1));
    if (!whole) continue;
    const rest = whole.group.filter((person) => !group.includes(person));
    // The other part costs no call. With noise an answer may be impossible: it is cut to what is left.
    const count = between(Math.max(0, whole.count - rest.length), Math.min(group.length, whole.count), size);
    parts = parts.filter((part) => part !== whole);
    parts.push({ group, count }, { group: rest, count: whole.count - count });
  }
  return parts;
}

export function ask(people: number, asked: readonly Answer[], tools: Tools): Group | null {
  if (people === 0) return null;
  if (asked.length === 0) return tools.everybody(people);
  const mixed = partsOf(people, asked, tools).filter((part) => !pure(part));
  mixed.sort((a, b) => density(b) - density(a));
  const [densest] = mixed;
  return densest ? densest.group.slice(0, densest.group.length >> 1) : null;
}

export function claim(people: number, asked: readonly Answer[], tools: Tools): readonly ("in" | "out" | "open")[] {
  const claims: ("in" | "out" | "open")[] = tools.everybody(people).map(() => "open");
  for (const part of partsOf(people, asked, tools)) {
    if (!pure(part)) continue;
    for (const person of part.group) claims[person] = part.count === 0 ? "out" : "in";
  }
  return claims;
}
