import type { Tools } from "./api.ts";

type Event = (answer: number) => boolean;

export function audit(first: readonly number[], second: readonly number[], alpha: number, tools: Tools): number {
  // What is chosen is chosen on the first halves; what is counted is counted on the second halves.
  const [chooseA, countA] = halves(first);
  const [chooseB, countB] = halves(second);
  const bound = (event: Event, often: readonly number[], seldom: readonly number[]) => {
    const least = tools.lowerBound(hits(often, event), often.length, alpha / 2);
    const most = tools.upperBound(hits(seldom, event), seldom.length, alpha / 2);
    return least > most ? Math.log(least / most) : 0;
  };

  let [best, worth, firstIsOften]: [Event, number, boolean] = [() => false, 0, true];
  for (const event of events([...chooseA, ...chooseB])) {
    const [a, b] = [hits(chooseA, event), hits(chooseB, event)];
    for (const way of [true, false]) {
      const rough = way ? worthOf(a, chooseA.length, b, chooseB.length) : worthOf(b, chooseB.length, a, chooseA.length);
      if (rough > worth) [best, worth, firstIsOften] = [event, rough, way];
    }
  }
  return firstIsOften ? bound(best, countA, countB) : bound(best, countB, countA);
}

const halves = (answers: readonly number[]) => {
  const middle = Math.floor(answers.length / 2);
  return [answers.slice(0, middle), answers.slice(middle)] as const;
};

/** Wilson's bound, four standard deviations to this side: with two, a rare event that was lucky wins now and then, and shows little when it is counted. */
const edge = (count: number, tries: number, z: -4 | 4) => (count + 8 + z * Math.sqrt(count * (1 - count / tries) + 4)) / (tries + 16);

const worthOf = (often: number, tries: number, seldom: number, otherTries: number) =>
  Math.log(edge(often, tries, -4) / edge(seldom, otherTries, 4));

const hits = (answers: readonly number[], event: Event) => {
  let count = 0;
  for (const answer of answers) if (event(answer)) count++;
  return count;
};

/** Half lines at some forty places, and single values that came several times. */
function events(answers: readonly number[]): Event[] {
  const times = new Map<number, number>();
  for (const answer of answers) times.set(answer, (times.get(answer) ?? 0) + 1);
  const values = [...times.keys()].sort((a, b) => a - b);
  const cuts = values.filter((_, i) => i % Math.ceil(values.length / 40) === 0);
  const common = values.filter((value) => (times.get(value) ?? 0) > 4 + answers.length / 200);
  return [
    ...cuts.flatMap((cut): Event[] => [(answer) => answer >= cut, (answer) => answer <= cut]),
    ...common.map(
      (value): Event =>
        (answer) =>
          answer === value,
    ),
  ];
}
