/**
 * What a mechanism hands out: the value that may be published, and the event that an accountant is told (event.ts).
 *
 * Trap: an event is owed for asking, not for being pleased with the answer. It does not depend on the value.
 */
import type { Event, Relation, Spending } from "./event.ts";

export interface Release<T> {
  readonly value: T;
  readonly event: Event;
}

/** One that says under which relation its event is to be counted: an accountant takes it as it is. */
export interface ReleaseUnder<R extends Relation, T> extends Release<T>, Spending {
  readonly relation: R;
}
