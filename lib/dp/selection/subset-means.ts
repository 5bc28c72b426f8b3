/**
 * The mean of a product over a random subset: of factors a_1 .. a_m, all k-subsets equally likely. It is what a random order, or a tie broken
 * by a fair draw, makes of probabilities: of the candidates before me, or tied with me, any subset of a size is as likely as another.
 *
 * Trap: the textbook's sum over subsets with signs (inclusion and exclusion) loses all digits from some thirty candidates on. Means of
 * non-negative numbers lose none.
 */

/**
 * Entry k: the mean over all k-subsets S of the product of inside(i) for i in S and outside(i) for the others. k = 0 .. m.
 *
 * Over pairs [inside, outside], one factor more at a time: it belongs to a random k-subset of m with probability k/m.
 */
export function subsetMeans(pairs: readonly (readonly [inside: number, outside: number])[]): number[] {
  const means = [1];
  for (const [index, [inside, outside]] of pairs.entries()) {
    const m = index + 1;
    means.push(0);
    for (let k = m; k >= 0; k--) {
      const without = k < m ? (means[k] as number) * outside * ((m - k) / m) : 0;
      const withIt = k > 0 ? (means[k - 1] as number) * inside * (k / m) : 0;
      means[k] = without + withIt;
    }
  }
  return means;
}
