/** What crossed in a play of many parties. */
import type { TranscriptLine } from "./experiment.ts";

interface Row {
  readonly round: number;
  readonly from: string;
  readonly tag: string;
  readonly messages: number;
  readonly bytes: number;
}

/** A sender's messages of one tag are one row. */
export function trafficOf(transcript: readonly TranscriptLine[]) {
  const rows = new Map<string, Row>();
  for (const { round, from, tag, length } of transcript) {
    const key = `${from}/${tag}`;
    const row = rows.get(key) ?? { round, from, tag, messages: 0, bytes: 0 };
    rows.set(key, { ...row, messages: row.messages + 1, bytes: row.bytes + length });
  }
  const all = [...rows.values()].map((row) => ({ ...row }));
  return { messages: transcript.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), rows: all };
}
