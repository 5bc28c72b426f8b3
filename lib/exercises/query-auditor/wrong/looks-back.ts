/**
 * Wrong: asks whether the answers so far give somebody away, and not whether they will together with this one.
 * Caught by: alone
 */
import type { Group } from "../api.ts";

export function decide(_question: Group, answered: readonly Group[]): boolean {
  return answered.every((one) => answered.every((other) => one === other || one.filter((person) => !other.includes(person)).length !== 1));
}
