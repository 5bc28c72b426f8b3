/**
 * Publishes what is asked for, then re-runs both neighbouring worlds and measures the best attacker on them.
 *
 * What is public and what is simulated are kept apart. A published answer stays until somebody resets the figure. Re-runs are
 * drawn by this page alone, are shown to nobody in the story, and cost nothing.
 *
 * Trap: a run may be cut short by the next one. So an answer is kept before anybody sees it, and of the re-runs their coins (a
 * key): whoever goes on draws the same ones again, at once, and the picture does not begin anew.
 */
import { deltaAsNumber } from "../dp/budget.ts";
import { bestGuess } from "../dp/guess.ts";
import type { Mechanism } from "../dp/mechanism.ts";
import { beyondRails } from "../dp/neyman-pearson.ts";
import { fromCoins } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Result } from "./dial.result.ts";
import { type Memory, params } from "./dial.ts";
import { accountOf, dataOf, publish } from "./dial-book.run.ts";
import { distancesOf, mechanismFor, relationsOf } from "./dial-relations.run.ts";
import { twoWorlds } from "./dial-worlds.run.ts";
import type { Lab } from "./experiment.ts";

type Settings = Values<typeof params>;

/** The samples come in so many portions, each on screen before the next is drawn. */
const PORTIONS = 40;

export async function run(values: Settings, lab: Lab<Result, Memory>): Promise<Result> {
  const { samples } = values;
  const mechanism = mechanismFor(values, distancesOf(values)[values.relation]);
  const relations = relationsOf(values, mechanism);
  const owes = { "add-remove": relations["add-remove"].owes, "replace-one": relations["replace-one"].owes };
  const book = publish(values, mechanism, owes, lab.before?.kept, lab.rng);
  const { of, coins, drawn } = rerunsOf(values, lab);
  const keep = (now: number) => lab.keep({ data: dataOf(values), book, reruns: { of, coins, drawn: now } });
  keep(drawn);

  const fixed = { ...promiseOf(values, mechanism), relations, ...accountOf(book, values) };
  const worlds = twoWorlds(mechanism, values, coins ? fromCoins({ kind: "seeded", key: coins }) : lab.rng.fork("re-runs"));
  const began = lab.now();
  for (worlds.drawTo(drawn); worlds.drawn < samples; worlds.drawTo(Math.min(samples, worlds.drawn + Math.ceil(samples / PORTIONS)))) {
    keep(worlds.drawn);
    lab.show({ ...fixed, ...worlds.seen() });
    await lab.painted();
    await lab.progress(worlds.drawn / samples, "re-running both worlds");
  }
  keep(samples);
  lab.measure("drawing", (lab.now() - began) / 1000);
  return { ...fixed, ...worlds.seen() };
}

/** What was simulated before goes on under the same settings; asked for again, or under others, it begins anew. */
function rerunsOf(values: Settings, { before, rng }: Lab<Result, Memory>): Memory["reruns"] {
  const { publish: _, budget: __, threshold: ___, ...settings } = values;
  const of = JSON.stringify(settings);
  const last = before?.kept.reruns;
  if (last && !before.again && last.of === of) return last;
  return { of, coins: rng.seeded ? undefined : rng.bytes(32), drawn: 0 };
}

/** What the settings alone decide. */
function promiseOf(values: Settings, mechanism: Mechanism) {
  const { excess, mass } = beyondRails(mechanism);
  const worlds = ([without, person]: readonly [number, number]) => ({ without, with: person });
  return {
    epsilon: values.epsilon,
    delta: deltaAsNumber(mechanism.delta),
    mechanism: mechanism.name,
    sensitivity: mechanism.sensitivity,
    relation: values.relation,
    scale: mechanism.scale,
    error: mechanism.meanSize,
    right: bestGuess(mechanism),
    ladder: (params.fields.epsilon.about.stops ?? []).map((epsilon) => {
      const rung = mechanismFor({ ...values, epsilon }, mechanism.sensitivity);
      return { epsilon, error: rung.meanSize, right: bestGuess(rung) };
    }),
    beyond: { excess: worlds(excess), mass: worlds(mass) },
  };
}
