/**
 * All calls on one person: two runs that differ in that person alone, again and again. How often the person scores higher in the run that it is
 * in is the area that the ceiling 1/(1 + e^-epsilon) is about.
 *
 * Trap: one pair is won or lost. The area is a share of many, and is shown with an interval that is exact for such shares.
 */
import { dummiesOf, higher, oneTarget, pastOffset, playOut } from "../attacks/sets/index.ts";
import { lowerBound, upperBound } from "../dp/clopper-pearson.ts";
import { neymanPearson } from "../dp/neyman-pearson.ts";
import type { Rng } from "../random/index.ts";
import type { Lab } from "./experiment.ts";
import type { Result } from "./set-attack.result.ts";
import { type Defence, mechanismOfCall } from "./set-attack-guard.run.ts";
import type { Settings } from "./set-attack-params.ts";
import { drawsOf, exactSizes, noisySizes, paddedSizes, type Scene, type Service } from "./set-attack-scene.run.ts";

type Target = NonNullable<Result["target"]>;

const TARGET = 0;
const ALPHA = 0.005; // on each side: 99 % in all
const BATCH = 20;
/** The best attacker's curve is a sum over all outcomes of so many answers. */
const MOST_SUMMED = 64;

export async function targetPairs(
  settings: Settings,
  defence: Defence | undefined,
  lab: Lab<Result>,
  show: (now: Target) => void,
): Promise<Target | null> {
  const { n, c, again, rule, calls } = settings;
  if (c >= n) return null; // with everybody else in, there is no world with one person less that has as many others
  const mechanism = defence && mechanismOfCall(defence);
  const best = mechanism && rule === "none" && defence.calls <= MOST_SUMMED ? neymanPearson(mechanism, defence.calls).area : null;
  const ceiling = defence?.says.ceilings.target ?? 1;
  const won = { exact: 0, dp: 0 };
  const scoreOf = (service: Service<number>, cap: number, offset: boolean) => {
    const attack = oneTarget(n, TARGET);
    playOut(offset ? pastOffset(attack) : attack, service.ask, cap);
    return attack.says().scores[TARGET] as number;
  };
  const targetOf = (pairs: number): Target => ({
    person: TARGET,
    pairs,
    exact: won.exact,
    won: defence ? won.dp : won.exact,
    low: lowerBound(defence ? won.dp : won.exact, pairs, ALPHA),
    high: upperBound(defence ? won.dp : won.exact, pairs, ALPHA),
    ceiling,
    best,
  });
  // Noise of each world from a stream of its own, for all pairs.
  const worlds =
    defence && ([serviceIn(settings, defence, lab.rng.fork("with")), serviceIn(settings, defence, lab.rng.fork("without"))] as const);
  for (let pair = 0; pair < again; pair++) {
    const rng = lab.rng.fork(`pair/${pair}`);
    const [present, absent] = neighbours(n, c, rng);
    const coin = rng.fork("ties");
    const exactly = (scene: Scene) => scoreOf(exactSizes(settings, scene), calls, false);
    if (higher(exactly(present), exactly(absent), coin)) won.exact++;
    const noisy = (scene: Scene, service: (scene: Scene) => Service<number>) =>
      scoreOf(service(scene), (defence as Defence).cap, rule === "offset");
    if (worlds && higher(noisy(present, worlds[0]), noisy(absent, worlds[1]), coin)) won.dp++;
    if (pair % BATCH === BATCH - 1) {
      show(targetOf(pair + 1));
      await lab.progress(pair / again, "comparing runs");
    }
  }
  return targetOf(again);
}

function serviceIn(settings: Settings, { guard, padding }: Defence, rng: Rng): (scene: Scene) => Service<number> {
  if (guard) {
    const draws = drawsOf(guard, rng);
    return (scene) => noisySizes(settings, scene, guard, draws);
  }
  const { t, adds } = padding as NonNullable<typeof padding>;
  const dummies = dummiesOf(t, adds, rng);
  return (scene) => paddedSizes(settings, scene, padding as NonNullable<typeof padding>, dummies);
}

/** The same others, with the person and without. */
function neighbours(people: number, members: number, rng: Rng): readonly [Scene, Scene] {
  const others = Array.from({ length: people - 1 }, (_, i) => i + 1);
  const inside = rng
    .fork("set")
    .shuffled(others)
    .slice(0, Math.max(0, members - 1));
  const scene = (set: readonly number[]): Scene => ({ members: set, marked: [], payments: [], rounds: [set] });
  return [scene([TARGET, ...inside]), scene(inside)];
}
