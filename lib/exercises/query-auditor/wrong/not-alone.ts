/**
 * Wrong: every group but a single person is taken for harmless.
 * Caught by: differencing
 */
import type { Group } from "../api.ts";

export const decide = (question: Group): boolean => question.length > 1;
