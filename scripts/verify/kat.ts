/**
 * The course's own known answers: one topic, whose cases say by their id (kat-<name>-...) what they are. Each subject brings
 * its own; a name that nobody brings is uncovered.
 */
import { psiSum } from "./paillier.ts";
import { additiveFp61, additiveZ264, shamirBytes, shamirFp61 } from "./sharing.ts";
import type { KnownAnswer, Topic } from "./topic.ts";
import { pedersen } from "./vss.ts";

export const answers: readonly KnownAnswer[] = [additiveZ264, additiveFp61, shamirFp61, shamirBytes, pedersen, psiSum];

export const kat: Topic = {
  topic: "kat",
  title: "The course's own known answers",
  standard: "the conventions in each case's spec",
  covers: answers.map(({ name }) => name).join(", "),
  fields: Object.fromEntries(answers.map(({ name, fields }) => [name, fields])),
  compares: ["what each name says"],
  check: (data, id) => answers.find(({ name }) => id.startsWith(`kat-${name}-`))?.check(data),
};
