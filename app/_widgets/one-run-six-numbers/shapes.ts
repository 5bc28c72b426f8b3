/** The drawings of the figure in hundredths of their boxes. */
import type { CountId, Frame } from "../../../lib/experiments/one-run-six-numbers.ts";
import { lineThrough, type Tick } from "../hundredths.ts";
import { marked } from "../ticks.ts";

const figures = (value: number) => String(Number(value.toPrecision(6)));

/** From who says most to who says least, for the tutorial's run. */
export const ROWS: readonly CountId[] = ["advanced", "shuffled", "rdp2017", "rdp2020", "pld", "clt"];

/** The axis ends a little right of the divergences; what is beyond has an arrow. */
export function rowsOf({ counts }: Frame) {
  const near = (["rdp2017", "rdp2020", "pld", "clt"] as const).flatMap((id) => counts[id]?.epsilon ?? []);
  const top = 1.2 * Math.max(Math.min(...near) * 1.05, Math.min(Math.max(...near), 2 * (counts.pld?.epsilon ?? Math.max(...near)))) || 1;
  const x = (epsilon: number) => Math.min(100, (100 * epsilon) / top);
  return {
    ticks: marked(0, top, 6, x, figures),
    rows: ROWS.flatMap((id) => {
      const count = counts[id];
      if (!count) return [];
      return [{ id, ...count, x: x(count.epsilon), from: x(count.atLeast ?? count.epsilon), beyond: count.epsilon > top }];
    }),
  };
}

/** What each order is worth; the box is as high as twice the best of the older conversion. */
export function ordersOf({ orders, counts }: Frame) {
  const first = Math.log(orders[0]?.order ?? 1.1);
  const last = Math.log(orders.at(-1)?.order ?? 64);
  const top = Math.max(1e-6, 2 * Math.min(...orders.map(({ old }) => old)));
  const x = (order: number) => (100 * (Math.log(order) - first)) / (last - first);
  const y = (epsilon: number) => 100 * (1 - epsilon / top);
  const line = (of: "old" | "new") => lineThrough(orders.map((each) => [x(each.order), Math.max(-200, y(each[of]))]));
  const best = (id: "rdp2017" | "rdp2020") => {
    const count = counts[id];
    return count?.order === undefined ? [] : [{ id, x: x(count.order), y: y(count.epsilon), order: count.order }];
  };
  return {
    old: line("old"),
    new: line("new"),
    best: [...best("rdp2017"), ...best("rdp2020")],
    pld: counts.pld && y(counts.pld.epsilon),
    xs: [1.1, 1.5, 2, 4, 8, 16, 32, 64]
      .map((order): Tick => ({ at: x(order), label: String(order) }))
      .filter(({ at }) => at >= 0 && at <= 101),
    ys: marked(0, top, 4, y, figures),
  };
}
