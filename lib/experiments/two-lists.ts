/** The public settings of two invented lists: how long each is, and how much of the shorter one is on both. */
import { integer, number } from "../schema/index.ts";

interface Length {
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  readonly default: number;
  readonly min?: number;
  readonly max: number;
}

export const listLength = ({ unit = "items", min = 0, ...said }: Length) => integer({ ...said, unit, min, scale: "log" });

export const receiverItems = (sizes: Pick<Length, "default" | "min" | "max">) =>
  listLength({ label: "Receiver's items", help: "How many invented items the receiver holds.", ...sizes });

export const senderItems = (sizes: Pick<Length, "default" | "min" | "max">) =>
  listLength({ label: "Sender's items", help: "How many invented items the sender holds.", ...sizes });

export const overlapOf = (standard: number) =>
  number({
    label: "Overlap",
    help: "The share of the smaller invented list that is on both.",
    default: standard,
    min: 0,
    max: 1,
    step: 0.005,
  });

export const sharedOf = ({ n, m, overlap }: { n: number; m: number; overlap: number }): number => Math.round(overlap * Math.min(n, m));
