/**
 * Was this record in the training? Attacks that see a model's answers, and know how it was trained; and the game that measures them.
 *
 *   signals.ts        what is seen of a model         loss-threshold.ts     small loss: member
 *   records.ts        what shadows say of a record    shadow-classifier.ts  a classifier of answers, for each class
 *   logistic.ts       its regression                  calibrated-loss.ts    the loss, less how hard the record is
 *   game.ts           pools, halves, victims          lira.ts               likelihood ratio, offline and online
 *   operating-points.ts  few false alarms             rmia.ts               against a population of others
 */
export { calibratedLoss } from "./calibrated-loss.ts";
export { type Attack, countingScores, leaveOneOut, placesOf, pooled, randomHalves, type Sorted, sorted } from "./game.ts";
export { liraOffline, liraOnline, type Variance } from "./lira.ts";
export { lossThreshold } from "./loss-threshold.ts";
export { type Judged, judge, type OperatingPoint, RATES } from "./operating-points.ts";
export { type Rmia, rmiaOffline, rmiaOnline } from "./rmia.ts";
export { shadowClassifier } from "./shadow-classifier.ts";
export { lossOf, type Scores, type Shadow, type Signals, signalsOf } from "./signals.ts";
