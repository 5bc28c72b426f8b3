/**
 * You write two functions and export them. Both are handed all that was answered so far; they keep nothing between two calls. `tools` comes
 * last, after the other arguments.
 *
 *   ask(people, asked, tools)     the group to ask for next, or null when nothing is left to learn
 *   claim(people, asked, tools)   what is certain by now, for each person
 */

/** People by number, from 0; nobody twice. */
export type Group = readonly number[];

/** A group, and how many of it are members. */
export interface Answer {
  readonly group: Group;
  readonly size: number;
}

/** @param people  How many there are: 0, 1, ..., people - 1. */
export type Ask = (people: number, asked: readonly Answer[], tools: Tools) => Group | null;

/** in: a member, whatever else is true. out: not one. open: the answers leave it open. One for each person, in order. */
export type Claim = (people: number, asked: readonly Answer[], tools: Tools) => readonly ("in" | "out" | "open")[];

export interface Tools {
  /** The numbers 0, 1, ..., people - 1. */
  everybody(people: number): number[];
}
