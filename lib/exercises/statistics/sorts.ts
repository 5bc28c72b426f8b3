/**
 * Ways in which engines sort a few things, written out. They are for whoever wants to know what `list.sort(() => coin)` makes of a list.
 *
 * Trap: the engine cannot be asked. V8 (Chromium 156) sorts few things by binary insertion, until the code around `sort` has run some
 * hundreds of times and is compiled; then it sorts them by insertion from the end. So whoever asks often is answered by another sort than
 * the one that a learner's code meets, which runs a hundred times. And Node 20 has a third.
 */

/** `before` says whether the later of two things goes before the earlier: a comparison that takes no arguments. */
export type Sort = (things: readonly number[], before: () => boolean) => readonly number[];

/** Puts the things from place `done` on, one after the other, into those before them, which are sorted. */
function byHalving(things: readonly number[], sorted: number[], before: () => boolean): number[] {
  for (const thing of things.slice(sorted.length)) {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (before()) to = middle;
      else from = middle + 1;
    }
    sorted.splice(from, 0, thing);
  }
  return sorted;
}

/** V8 of today, before it compiles: of all the one whose orders are nearest to uniform. */
const binary: Sort = (things, before) => byHalving(things, things.slice(0, 1), before);

/** V8 as in Node 20: the list begins with a run, turned round if it descends; then as above. */
const afterRun: Sort = (things, before) => {
  if (things.length < 2) return things;
  const descends = before();
  let run = 2;
  while (run < things.length && before() === descends) run++;
  return byHalving(things, descends ? things.slice(0, run).reverse() : things.slice(0, run), before);
};

/** V8 of today, compiled; others for few things. */
const insertion: Sort = (things, before) => {
  const sorted: number[] = [];
  for (const thing of things) {
    let at = sorted.length;
    while (at > 0 && before()) at--;
    sorted.splice(at, 0, thing);
  }
  return sorted;
};

function merged(a: readonly number[], b: readonly number[], before: () => boolean): readonly number[] {
  const out: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) out.push((before() ? b[j++] : a[i++]) as number);
  return [...out, ...a.slice(i), ...b.slice(j)];
}

/** By merging, from halves down. */
const mergingDown: Sort = (things, before) => {
  if (things.length < 2) return things;
  const half = things.length >> 1;
  const [a, b] = [mergingDown(things.slice(0, half), before), mergingDown(things.slice(half), before)];
  return merged(a, b, before);
};

/** By merging, from pairs up. */
const mergingUp: Sort = (things, before) => {
  let runs: (readonly number[])[] = things.map((thing) => [thing]);
  while (runs.length > 1) {
    const longer: (readonly number[])[] = [];
    for (let i = 0; i < runs.length; i += 2) longer.push(merged(runs[i] as readonly number[], runs[i + 1] ?? [], before));
    runs = longer;
  }
  return runs[0] ?? [];
};

/** No browser's, but what people write themselves. */
const quick: Sort = (things, before) => {
  const [pivot, ...others] = things;
  if (pivot === undefined) return [];
  const sides: [number[], number[]] = [[], []];
  for (const other of others) sides[before() ? 0 : 1].push(other);
  return [...quick(sides[0], before), pivot, ...quick(sides[1], before)];
};

export const sorts = { binary, afterRun, insertion, mergingDown, mergingUp, quick } satisfies Record<string, Sort>;
