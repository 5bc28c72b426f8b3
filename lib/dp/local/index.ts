/** The door of the local mechanisms: each person adds the noise alone, and no table of true answers ever exists. */
export { lawOfYes } from "./answer-law.ts";
export { type Coin, coinByEpsilon, coinByKeeping } from "./coin.ts";
export { type Crowd, dailyCrowd, karyCrowd, rapporCrowd, unaryCrowd } from "./crowd.ts";
export { estimatedCount, estimateVariance, localHashingSupport, type Support } from "./pure-protocol.ts";
export {
  epsilonOfKeeping,
  estimateShare,
  keepProbability,
  type RandomisedResponse,
  randomisedResponse,
  responseSupport,
  type ShareEstimate,
  shareVariance,
} from "./randomised-response.ts";
export {
  epsilonOneReport,
  epsilonPermanent,
  permanentFor,
  type Rappor,
  type RapporParameters,
  type Remembered,
  rappor,
  rapporSupport,
  rapporVariance,
} from "./rappor.ts";
export { type Bits, type UnaryEncoding, type UnaryKind, unaryEncoding, unarySupport } from "./unary-encoding.ts";
