export const HELP = `npm run -s experiment <id> -- name=value ... [seed=n] [repeats=n]
npm run -s experiment -- --list      every experiment, with the JSON Schemas of its parameters and of its result

Runs an experiment and prints one JSON document: { id, version, params, seed, result, measured }.
  seed=n       makes the run repeatable; without it the system's randomness is used and "seed" is null
  repeats=n    runs it n times: numbers become { mean, sd, n }, true and false { mean, n } (the share of true), lists are left out

A party's own list (for experiments with inputs):
  party=@file          UTF-8, one value a line; CSV if the file is named *.csv or a column is given
  party=x,y,z          inline; "@@x" stands for "@x"
  party.column=2       the column of a CSV file, by name or by number from 1
  party.header=auto    or true, or false: whether its first line is a header

Here all parties run in one process, one after the other's messages; in the browser each has a worker of its own.
Exit codes: 0 done; 2 the call is wrong; 3 aborted by the protocol or for want of memory; 130 interrupted.
`;
