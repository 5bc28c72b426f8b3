/**
 * An exhibit of the gallery: one mistake, as a switch. The safe and the broken mechanism have the same face, make the same promise, and differ in
 * that one mistake. With it come two neighbouring databases and the event that betrays the broken one on them.
 *
 * Trap: that the safe one passes the same audit proves nothing; its proof does (lib/dp). That the broken one fails it is a proof.
 */
import type { Rng } from "../../random/index.ts";
import type { Relation } from "../event.ts";

export type Switch = "safe" | "broken";

/** Draws one output for a database. What it keeps between calls is part of the mechanism. */
export type Ask<Data, Output> = (data: Data) => Output;

export interface Exhibit<Data, Output> {
  readonly id: string;
  readonly title: string;
  /** A sentence: what is wrong with the broken one. */
  readonly wrong: string;
  readonly promised: { readonly epsilon: number; readonly delta: number; readonly relation: Relation };
  /** Two neighbouring databases that the broken one gives away: the event is likelier in the first. */
  readonly pair: readonly [Data, Data];
  readonly safe: (rng: Rng) => Ask<Data, Output>;
  readonly broken: (rng: Rng) => Ask<Data, Output>;
  readonly event: { readonly name: string; readonly holds: (output: Output) => boolean };
}

/** An exhibit without its types, so that a gallery can hold different ones. */
export type Shown = Pick<Exhibit<unknown, unknown>, "id" | "title" | "wrong" | "promised"> & {
  readonly event: string;
  /** One try after the other in one world: whether the event happened. The stream is the mechanism's from here on. */
  readonly tries: (which: Switch, world: 0 | 1, rng: Rng) => () => boolean;
};

export const shown = <Data, Output>({ id, title, wrong, promised, pair, event, ...make }: Exhibit<Data, Output>): Shown => ({
  id,
  title,
  wrong,
  promised,
  event: event.name,
  tries: (which, world, rng) => {
    const ask = make[which](rng);
    return () => event.holds(ask(pair[world]));
  },
});
