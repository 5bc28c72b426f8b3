/** The door of counts by group, where the list of groups is private as well. */
export { boundedCounts, type ContributionBounds, type Row } from "./contributions.ts";
export { type KeepLaw, keepLaw, type PartitionSelection, partitionSelection } from "./partition-selection.ts";
export { laplaceThreshold, type StabilityHistogram, stabilityHistogram } from "./threshold.ts";
