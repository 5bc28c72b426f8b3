/**
 * A protocol is one function per role. A seat is a place at the table (receiver, p3); a role is the code it runs. With two
 * parties the names coincide; with n, many seats run one role.
 *
 * A role gets its peers' channels, its own input and a lab. It returns what that party learns. There is no other way in or
 * out, which is why the same function runs in a test, in a worker, and on two people's machines.
 */
import type { Channel } from "../channel/index.ts";
import type { Rng } from "../random/index.ts";
import type { Vault } from "./vault.ts";

export interface PartyLab {
  readonly rng: Rng;
  readonly signal: AbortSignal;
  /** Await it in every long loop: it reports, lets other events in, and throws when the run was stopped. */
  progress(fraction: number, note: string): Promise<void>;
  /** Where this party's records outlive it. Its host's; for one run only where the host has none. */
  readonly vault: Vault;
}

/** Channels by the peer's seat. */
export type Peers<Seat extends string = string> = Readonly<Record<Seat, Channel>>;

/** Inputs and outputs cross a worker boundary: plain data only (a class instance or a function fails at run time). */
// biome-ignore lint/suspicious/noExplicitAny: a registry of roles is covariant in peers; Peers<string> would refuse them all
export type Role<Input, Output> = (peers: Peers<any>, input: Input, lab: PartyLab) => Promise<Output>;

// biome-ignore lint/suspicious/noExplicitAny: roles differ in input and output; the exact types come back through InputOf and OutputOf
export type Roles = Record<string, Role<any, any>>;

export interface Protocol<R extends Roles = Roles> {
  readonly id: string;
  /** The code of the roles. Called where a party runs, never where a protocol is merely named. */
  readonly load: () => Promise<R>;
}

export const defineProtocol = <R extends Roles>(id: string, load: () => Promise<R>): Protocol<R> => ({ id, load });

type RolesOf<P> = P extends Protocol<infer R> ? R : never;
export type RoleName<P> = keyof RolesOf<P> & string;
export type InputOf<P, R extends RoleName<P>> = Parameters<RolesOf<P>[R]>[1];
export type OutputOf<P, R extends RoleName<P>> = Awaited<ReturnType<RolesOf<P>[R]>>;

/**
 * What a person brings for a party: a file's or a text box's bytes, and how to read them. `name` is the file's, or "" for
 * pasted text; `column` and `header` say which column of a CSV is meant.
 */
export interface Brought {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly column?: string | undefined;
  readonly header?: "auto" | "true" | "false" | undefined;
}

/**
 * A ticket for something brought. It stands in a role's input where the Brought belongs; the party's own host exchanges it.
 * So the director, which deals the inputs, never holds what a person brought.
 */
export interface Given {
  readonly given: string;
}

/** An input as the director deals it: anything brought may be a ticket. */
export type Dealt<T> = { readonly [K in keyof T]: Brought extends Exclude<T[K], undefined> ? T[K] | Given : T[K] };

/** Who sits where, with what. */
export type Part<P> = { [R in RoleName<P>]: { readonly role: R; readonly input: Dealt<InputOf<P, R>> } }[RoleName<P>];
export type Cast<P> = Readonly<Record<string, Part<P>>>;
export type Outputs<P, C extends Cast<P>> = { readonly [Seat in keyof C]: OutputOf<P, C[Seat]["role"]> };
