/** The values of the figure as tables. */
import { proven, refuted } from "../../../lib/experiments/dp-sgd.verdicts.ts";
import type { DataTable, Face } from "../face.ts";
import { lengthOf, mistakeNamed } from "./shapes.ts";

export const tables: Face<"dp-sgd">["tables"] = ({ result }) => {
  const { opened, road, sizes, announced, delta, audit, accuracy, expected } = result;
  const statements: DataTable = {
    caption: `What is said of the training, at delta ${delta}`,
    head: ["statement", "epsilon", "neighbours", "because", "by"],
    rows: [
      [
        proven(result) ? "announced, and proven" : "announced, and not proven of this training",
        announced.epsilon,
        announced.relation,
        announced.about,
        announced.accountant,
      ],
      ...result.proven.map(({ epsilon, relation, about, accountant }) => ["proven", epsilon, relation, about, accountant]),
    ],
  };
  const audited: DataTable[] =
    audit === null
      ? []
      : [
          {
            caption: "The audit, wrong about a right training at most once in 1,000",
            head: ["what", "value"],
            rows: [
              ["trainings in each world", audit.games],
              ["event", audit.event],
              ...[audit.frequent, audit.rare].flatMap(({ world, hits, tries, low, high }): [string, string | number][] => [
                [`happened where ${audit.worlds[world]}`, `${hits} of ${tries}`],
                ["probability, at least", low],
                ["probability, at most", high],
              ]),
              ["epsilon is at least", audit.epsilon],
              ["the most that so many trainings can show", audit.reach],
              ["what was announced is refuted", refuted(result) ? "yes" : "no"],
            ],
          },
        ];
  return [
    {
      caption: `Step ${opened.step}, in all`,
      head: ["what", "along the weight", "along the offset", "length"],
      rows: (["before", "sum", "noise", "noisy", "moved", "after"] as const).map((name) => [
        { before: "model before", sum: "sum of clipped pulls", noise: "noise", noisy: "noisy sum", moved: "move", after: "model after" }[
          name
        ],
        ...opened[name],
        lengthOf(opened[name]),
      ]),
    },
    {
      caption: `Step ${opened.step}: who was drawn`,
      head: ["person", "number", "group", "pull: weight", "pull: offset", "length", "clipped: weight", "clipped: offset", "length"],
      rows: opened.batch.map(({ person, x, group, pull, norm, clipped }) => [
        person + 1,
        x,
        group + 1,
        ...pull,
        norm,
        ...clipped,
        lengthOf(clipped),
      ]),
    },
    statements,
    ...audited,
    {
      caption: "The training",
      head: ["what", "value"],
      rows: [
        ["batches", result.batches],
        ["the training", mistakeNamed(result.mistake)],
        ["sums are divided by", expected],
        ["right about others, of 1", accuracy.private],
        ["without clipping and noise", accuracy.plain],
      ],
    },
    {
      caption: "Step by step; epsilon by Rényi divergence, for Poisson samples",
      head: ["step", "drawn", "pulls cut", "weight", "offset", "epsilon so far"],
      rows: road.map(({ size, clipped, at, epsilon }, i) => [i + 1, size, clipped, ...at, epsilon]),
    },
    {
      caption: `Sizes of ${sizes.drawn} more batches`,
      head: ["size", "batches", "expected by the binomial law"],
      rows: sizes.counts.map((n, i) => [sizes.from + i, n, sizes.law[i] === undefined ? "none: a fixed size" : sizes.law[i] * sizes.drawn]),
    },
    {
      caption: "People in the training",
      head: ["person", "number", "group"],
      rows: result.people.map(({ x, group }, i) => [i + 1, x, group + 1]),
    },
  ];
};
