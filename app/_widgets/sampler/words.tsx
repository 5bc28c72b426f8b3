"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** What a step of a draw says, and the engines' names. */
import type { ReactNode } from "react";
import type { Engine, Result, Step } from "../../../lib/experiments/sampler.result.ts";

export const MINUS = "\u2212";
export const whole = (n: number): string => String(n).replace("-", MINUS);
/** One decimal: of bits and words on average. */
export const tenth = (n: number): string => (n < 10 ? n.toFixed(2) : n.toFixed(1));

export const ENGINE: Readonly<Record<Engine["id"], string>> = {
  oracle: "the paper’s algorithm, big integers",
  masked: "the same on plain numbers",
  table: "a table, refined when needed",
};

/** "the noise came to 3"; a coin is 1 where it came up. */
export const NAME: Readonly<Record<Result["law"], string>> = {
  coin: "coin",
  laplace: "discrete Laplace noise",
  gaussian: "discrete Gaussian noise",
};

export const power = (x: string): ReactNode => (
  <>
    e
    <sup>
      {MINUS}
      {x}
    </sup>
  </>
);

/** What the part does, and for whom. */
export function asks({ part, under, asked }: Step): ReactNode {
  switch (part) {
    case "sign":
      return "a sign";
    case "uniform":
      return `a number below ${asked}`;
    case "coin":
      return `a coin of chance ${asked}`;
    case "run":
      return under === "geometric" ? <>once more? chance {power("1")}</> : "coins until one fails";
    case "exp":
      return under === null ? <>a coin of chance {power(asked)}</> : <>keep it? chance {power(asked)}</>;
    case "geometric":
      return "a size";
    case "laplace":
      return under === null ? `Laplace noise of rate ${asked}` : "a proposal: Laplace noise";
    case "gaussian":
      return `Gaussian noise, σ² = ${asked}`;
  }
}

/** What came of it. `before`: the step above, for the one place where an outcome means nothing by itself. */
export function cameTo({ part, under, came, drew }: Step, before: Step | undefined): string {
  if (part === "sign") return came ? MINUS : "+";
  if (part === "coin") return came ? "up" : "fails";
  if (part === "run") return under === "geometric" ? (came ? "yes" : "no") : came ? "odd" : "even";
  if (part === "exp") return under === null ? (came ? "up: 1" : "not up: 0") : came ? "kept" : "thrown back";
  if (part === "geometric" && came === 0 && before?.part === "sign" && before.came === true) return `${MINUS}0, thrown back`;
  return whole(Number(drew ?? came));
}

/** Why the law is exactly that one. */
export const WHY: Readonly<Record<Result["law"], ReactNode>> = {
  coin: (
    <>
      Coins of chance x, x/2, x/3, … all come up k times in a row with probability x<sup>k</sup>/k!. So the first failure stands at an odd
      place with probability 1 {MINUS} x + x²/2! {MINUS} … = {power("x")}. Only whole numbers were compared.
    </>
  ),
  laplace: (
    <>
      A remainder u below d is kept with chance {power("u/d")}, and each d more costs a coin of chance {power("1")}: so each larger size is
      less likely by the same factor. Zero would have two signs; {MINUS}0 is thrown back.
    </>
  ),
  gaussian: (
    <>
      The proposal y comes with a chance that falls as {power("|y|/t")}, and is kept with chance {power("(|y|−σ²/t)²/2σ²")}. The product
      falls as {power("y²/2σ²")}, which is the law.
    </>
  ),
};
