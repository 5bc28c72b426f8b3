/**
 * Wrong: asks for each person alone. It is right, and takes as many calls as there are people.
 * Caught by: economy
 */
import type { Answer, Group, Tools } from "../api.ts";

export function ask(people: number, asked: readonly Answer[]): Group | null {
  return asked.length < people ? [asked.length] : null;
}

export function claim(people: number, asked: readonly Answer[], tools: Tools): readonly ("in" | "out" | "open")[] {
  return tools.everybody(people).map((person) => {
    const size = asked.find(({ group }) => group[0] === person)?.size;
    return size === undefined ? "open" : size === 0 ? "out" : "in";
  });
}
