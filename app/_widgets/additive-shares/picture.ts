/** The part that is shown, as a picture of its own. */
import { hides } from "../../../lib/experiments/additive-shares.verdicts.ts";
import { seatPath } from "../../_ui/seats.tsx";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { arcsOf, OUTER, placeOf, SIZE } from "./ring.ts";
import { bits, grouped, orderOf, percent, type Result, rangeOf } from "./words.ts";

type Done = Shown<"additive-shares"> & { readonly result: Result };

const WIDTH = 900;
const HUES = [PAPER.p1, PAPER.p2, PAPER.p3, PAPER.p4];
const hue = (party: number) => HUES[party - 1] ?? PAPER.ink2;
const title = (words: string) => text(24, 30, words, `font-size="17" font-weight="620" fill="${PAPER.ink}"`);
const mono = `font-family="monospace" font-size="14" fill="${PAPER.ink}"`;
const mark = (party: number, x: number, y: number, r: number) =>
  `<path d="${seatPath(party, x, y, r)}" fill="${party > 4 ? PAPER.paper : hue(party)}" stroke="${hue(party)}"/>`;

export function picture({ result, values }: Done): string {
  if (values.part === "sums") return sums(result);
  return values.part === "floats" ? floats(result) : shares(result);
}

function shares(result: Result): string {
  const { shown, order, secret } = result;
  const open = hides(result);
  const sharing = (x: number, words: string, all: readonly string[]) => {
    const here = placeOf(BigInt(secret), order);
    const rows = all.map((share, i) => {
      const y = SIZE + 76 + 22 * i;
      return (
        mark(i + 1, 40, y - 5, 5) + text(54, y, `${i + 1}`) + (i < shown.shares ? text(78, y, share, mono) : text(78, y, "kept to itself"))
      );
    });
    return `<g transform="translate(${x} 0)">${title(words)}<g transform="translate(24 44)"><circle cx="${SIZE / 2}" cy="${SIZE / 2}" r="${OUTER}" fill="none" stroke="${open ? PAPER.agar : PAPER.rule}" stroke-width="${open ? 9 : 1.5}"/>${line(SIZE / 2, SIZE / 2 - OUTER - 7, SIZE / 2, SIZE / 2 - OUTER + 7, `stroke="${PAPER.ink}" stroke-width="2"`)}${arcsOf(
      all.slice(0, shown.shares),
      all.length,
      order,
    )
      .map(({ party, d, end }) => `<path d="${d}" fill="none" stroke="${hue(party)}" stroke-width="3"/>${mark(party, end.x, end.y, 5)}`)
      .join(
        "",
      )}${open ? "" : `<circle cx="${here.x}" cy="${here.y}" r="6" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`}</g>${rows.join("")}</g>`;
  };
  const height = SIZE + 100 + 22 * result.shares.length;
  return sheet(WIDTH, height, [
    sharing(0, `${grouped(secret)}, in ${result.shares.length} shares`, result.shares),
    sharing(WIDTH / 2, "The same, shared again", result.fresh.shares),
    text(
      24,
      height - 16,
      open
        ? `With ${shown.shares} of them, each of ${orderOf(result)} numbers is possible.`
        : `All of them add up to ${grouped(result.opened)}.`,
    ),
  ]);
}

function sums({ shares: of, secret, sums: own, moved }: Result): string {
  const heads = ["party", `share of ${secret}`, `share of ${own.second}`, "adds", "its sum"];
  const at = [24, 100, 330, 560, 640];
  const rows = of.map((share, i) => {
    const y = 92 + 26 * i;
    const cells = [share, own.secondShares[i] ?? "", i === 0 ? own.constant : "", own.shares[i] ?? ""];
    return mark(i + 1, 32, y - 5, 5) + text(46, y, String(i + 1)) + cells.map((cell, c) => text(at[c + 1] ?? 0, y, cell, mono)).join("");
  });
  const height = 110 + 26 * of.length;
  return sheet(WIDTH, height + 60, [
    title(`Together the sums open ${grouped(own.opened)}`),
    ...heads.map((head, i) => text(at[i] ?? 0, 62, head)),
    line(24, 70, WIDTH - 24, 70),
    ...rows,
    text(24, height + 8, `Where every party adds ${own.constant}: ${grouped(own.everybodyAdds)}`),
    text(
      24,
      height + 30,
      `Where party ${moved.party} adds ${moved.delta} to its share of ${secret}: ${grouped(moved.opened)} for ${grouped(secret)}`,
    ),
  ]);
}

function floats({ floats: { rows, secrets }, shares: of }: Result): string {
  const bar = (x: number, y: number, share: number, words: string) =>
    `<rect x="${x}" y="${y - 10}" width="150" height="10" fill="${PAPER.hair}"/><rect x="${x}" y="${y - 10}" width="${150 * share}" height="10" fill="${PAPER.ink}"/>${text(x + 160, y, words)}`;
  const most = Math.log2(secrets);
  return sheet(WIDTH, 100 + 30 * rows.length, [
    title(`Sharing over floats, ${of.length} parties`),
    text(24, 62, "masks below"),
    text(150, 62, "opened wrongly"),
    text(500, 62, "told by all shares but one"),
    ...rows.map((row, i) => {
      const y = 92 + 30 * i;
      return (
        text(24, y, rangeOf(row.range), `fill="${PAPER.ink}" font-size="15"`) +
        bar(150, y, row.wrong / row.runs, `${percent(row.wrong, row.runs)}${row.wrong > 0 ? `, by up to ${row.worstError}` : ""}`) +
        bar(500, y, row.bits / most, `${bits(row.bits)} of ${most} bits, at worst ${bits(row.worstBits)}`)
      );
    }),
  ]);
}
