/** The dealing as a picture of its own: dealer, board, parties, and what the attacker read. Shows no share. */
import { pinBruteForced } from "../../../lib/experiments/verifiable-shares.verdicts.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { nameOf, REFUSALS, type Result, short } from "./words.ts";

const WIDTH = 960;
const COLOURS = [PAPER.p1, PAPER.p2, PAPER.p3, PAPER.p4];

export function picture({ result }: Shown<"verifiable-shares"> & { readonly result: Result }): string {
  const { parties, commitments, accepted, complaints, refusal, opened, threshold, tried, possible } = result;
  const bold = `font-size="17" font-weight="620" fill="${PAPER.ink}"`;
  const column = (WIDTH - 32) / parties.length;
  const boards = commitments.map((point, k) => `C${k} ${short(point)}`);
  const rows = Math.ceil(boards.length / 5);
  const top = 96 + rows * 24;
  const boxes = parties.map(({ seat, fits }, i) => {
    const x = 16 + i * column;
    const says = [
      fits === null ? "did not look" : fits ? "share fits" : "does not fit",
      complaints.includes(seat) ? "complained" : "",
      accepted[seat] ? "accepted" : "refused",
    ];
    return (
      `<rect x="${x}" y="${top}" width="${column - 10}" height="96" fill="none" stroke="${PAPER.rule}"/>` +
      `<rect x="${x}" y="${top}" width="${column - 10}" height="4" fill="${COLOURS[i] ?? PAPER.ink2}"/>` +
      text(x + 10, top + 28, nameOf(seat), bold) +
      says
        .filter(Boolean)
        .map((line, at) => text(x + 10, top + 50 + at * 18, line))
        .join("")
    );
  });
  const outcome = opened
    ? opened.distinct === 1
      ? `Every set of ${threshold} opens the PIN ${opened.values[0]?.pin ?? "(none)"}.`
      : `Sets of ${threshold} open ${opened.distinct} different secrets.`
    : `Refused: ${REFUSALS[refusal ?? ""] ?? ""}.`;
  const attacker = pinBruteForced(result)
    ? `An attacker with the commitments alone found the PIN ${result.bruteForced} at guess ${tried}.`
    : `To an attacker with the commitments ${possible} PINs are still possible.`;
  return sheet(WIDTH, top + 190, [
    `<rect x="16" y="16" width="${WIDTH - 42}" height="32" fill="${PAPER.server}"/>`,
    text(28, 38, "Dealer", `font-size="17" font-weight="620" fill="${PAPER.paper}"`),
    text(16, 74, `Published, ${result.scheme === "feldman" ? "Feldman" : "Pedersen"}:`, bold),
    ...boards.map((words, k) =>
      text(16 + (k % 5) * 180, 98 + Math.floor(k / 5) * 22, words, `font-family="monospace" font-size="14" fill="${PAPER.ink}"`),
    ),
    ...boxes,
    line(16, top + 112, WIDTH - 26, top + 112),
    text(16, top + 138, outcome, `font-size="16" fill="${PAPER.ink}"`),
    text(16, top + 162, attacker, `font-size="16" fill="${PAPER.ink}"`),
  ]);
}
