/**
 * The counts of dummies that the DPCA-PSI project publishes, for one and for three identifiers, at delta = 1 / (10 rows). How they were computed
 * is not published. A figure shows them beside its own, so they are no file of a test's.
 *
 * Source: github.com/tiktok-privacy-innovation/PrivacyGo, dpca-psi/README.md at commit 1ab6781 (2025-01-24).
 */

export const PUBLISHED_EPSILONS = [1, 2, 4, 6, 8] as const;

export interface PublishedRow {
  readonly identifiers: number;
  readonly rows: number;
  readonly queries: number;
  /** In the order of the epsilons. */
  readonly dummies: readonly number[];
}

export const PUBLISHED: readonly PublishedRow[] = [
  { identifiers: 1, rows: 1_000, queries: 6, dummies: [487, 145, 45, 23, 15] },
  { identifiers: 1, rows: 1_000, queries: 10, dummies: [812, 241, 74, 38, 24] },
  { identifiers: 1, rows: 1_000, queries: 20, dummies: [1624, 481, 147, 75, 47] },
  { identifiers: 1, rows: 10_000, queries: 6, dummies: [669, 191, 57, 29, 18] },
  { identifiers: 1, rows: 10_000, queries: 10, dummies: [1114, 318, 94, 47, 29] },
  { identifiers: 1, rows: 10_000, queries: 20, dummies: [2227, 636, 187, 94, 58] },
  { identifiers: 1, rows: 100_000, queries: 6, dummies: [857, 240, 69, 35, 22] },
  { identifiers: 1, rows: 100_000, queries: 10, dummies: [1428, 399, 114, 56, 35] },
  { identifiers: 1, rows: 100_000, queries: 20, dummies: [2857, 796, 228, 112, 69] },
  { identifiers: 1, rows: 1_000_000, queries: 6, dummies: [1052, 289, 82, 40, 25] },
  { identifiers: 1, rows: 1_000_000, queries: 10, dummies: [1752, 480, 135, 66, 40] },
  { identifiers: 1, rows: 1_000_000, queries: 20, dummies: [3503, 960, 270, 131, 79] },
  { identifiers: 1, rows: 10_000_000, queries: 6, dummies: [1250, 339, 95, 46, 29] },
  { identifiers: 1, rows: 10_000_000, queries: 10, dummies: [2082, 564, 157, 76, 46] },
  { identifiers: 1, rows: 10_000_000, queries: 20, dummies: [4163, 1127, 312, 150, 90] },
  { identifiers: 3, rows: 1_000, queries: 6, dummies: [1462, 433, 133, 68, 43] },
  { identifiers: 3, rows: 1_000, queries: 10, dummies: [2437, 722, 221, 113, 71] },
  { identifiers: 3, rows: 1_000, queries: 20, dummies: [4882, 1445, 441, 225, 142] },
  { identifiers: 3, rows: 10_000, queries: 6, dummies: [2005, 573, 169, 84, 52] },
  { identifiers: 3, rows: 10_000, queries: 10, dummies: [3342, 954, 281, 140, 87] },
  { identifiers: 3, rows: 10_000, queries: 20, dummies: [6697, 1910, 561, 280, 173] },
  { identifiers: 3, rows: 100_000, queries: 6, dummies: [2571, 717, 205, 101, 62] },
  { identifiers: 3, rows: 100_000, queries: 10, dummies: [4286, 1194, 342, 168, 103] },
  { identifiers: 3, rows: 100_000, queries: 20, dummies: [8588, 2390, 684, 336, 205] },
  { identifiers: 3, rows: 1_000_000, queries: 6, dummies: [3153, 864, 243, 118, 71] },
  { identifiers: 3, rows: 1_000_000, queries: 10, dummies: [5257, 1440, 405, 196, 119] },
  { identifiers: 3, rows: 1_000_000, queries: 20, dummies: [10534, 2882, 809, 392, 237] },
  { identifiers: 3, rows: 10_000_000, queries: 6, dummies: [3747, 1014, 281, 135, 81] },
  { identifiers: 3, rows: 10_000_000, queries: 10, dummies: [6247, 1690, 468, 224, 135] },
  { identifiers: 3, rows: 10_000_000, queries: 20, dummies: [12518, 3382, 935, 449, 269] },
];
