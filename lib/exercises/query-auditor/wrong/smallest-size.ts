/**
 * Wrong: a smallest size, as many services have. Everybody but one is many.
 * Caught by: differencing
 */
import type { Group } from "../api.ts";

export const decide = (question: Group): boolean => question.length >= 5;
