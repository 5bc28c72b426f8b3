"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** Many parties on a page: what they are called, and which mark and colour is whose. */
import type { PartyNumber } from "../_ui/marks.tsx";

const NAMES = ["Ada", "Ben", "Chen", "Dina", "Emeka", "Farah", "Goran", "Hana"];
const CLASSES = ["one", "two", "three", "four"];

/** `first` is the seat number of the first party: p0 or p1. */
export const crowd = (first: 0 | 1) => {
  const at = (seat: string) => Number(seat.slice(1)) - first;
  const nameOf = (seat: string): string => NAMES[at(seat)] ?? seat; // "dealer" is its own name
  return {
    nameOf,
    markOf: (seat: string) => (at(seat) + 1) as PartyNumber,
    classOf: (seat: string): string => CLASSES[at(seat)] ?? "later",
    listOf: (seats: readonly string[]): string => inWords(seats.map(nameOf)),
    /** For tables: the name, and the seat that the results and the command line speak of. */
    named: (seat: string): string => `${nameOf(seat)} (${seat})`,
  };
};

export const inWords = (things: readonly string[]): string =>
  things.length < 2 ? things.join("") : `${things.slice(0, -1).join(", ")} and ${things.at(-1)}`;
