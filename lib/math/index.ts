/** Numbers that mathematics names and the language lacks: the normal law, the gamma function, sums of logarithms, a search, modular arithmetic. */
export { binomialLaw, type CountLaw } from "./binomial.ts";
export { logBinomial, logGamma } from "./gamma.ts";
export { log1mExp, logAdd, logSub, logSumExp } from "./log-space.ts";
export { gcd, inverse, joined, power, strongTest } from "./modular.ts";
export { cdf, logCdf, logMills, pdf, quantile } from "./normal.ts";
export { type Bracket, bisect, countBelow } from "./search.ts";
