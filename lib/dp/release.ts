/**
 * What a mechanism hands out: the value that may be published, and the event that an accountant is told (event.ts).
 *
 * Trap: an event is owed for asking, not for being pleased with the answer. It does not depend on the value.
 */
import type { Event } from "./event.ts";

export interface Release<T> {
  readonly value: T;
  readonly event: Event;
}
