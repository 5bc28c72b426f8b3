/** Numbers that mathematics names and the language lacks: the normal law, the gamma function, sums of logarithms, a search. */
export { binomialLaw, type CountLaw } from "./binomial.ts";
export { logBinomial, logGamma } from "./gamma.ts";
export { log1mExp, logAdd, logSub, logSumExp } from "./log-space.ts";
export { cdf, logCdf, logMills, pdf, quantile } from "./normal.ts";
export { type Bracket, bisect } from "./search.ts";
