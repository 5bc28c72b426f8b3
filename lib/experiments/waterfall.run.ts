/** Deals two tables, matches them column after column in the clear, and works out what other designs would have told. */
import { agreements, type Cells, equalCells, type Pair, sizesOf, waterfall } from "../psi/dp/waterfall.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import { inventedTables } from "./invented-tables.run.ts";
import type { Result } from "./waterfall.result.ts";
import type { params } from "./waterfall.ts";

type Settings = Values<typeof params>;

export async function run(values: Settings, lab: Lab): Promise<Result> {
  const { columns } = values;
  const { publisher, shop } = tablesOf(values, lab);
  const order = Array.from({ length: columns }, (_, i) => (values.order === "first" ? i : columns - 1 - i));
  await lab.progress(0.5, "matching");
  const pairs = waterfall(publisher, shop, order);
  const agreeing = agreements(publisher, shop, columns);
  const counted = Array.from({ length: 2 ** columns }, () => 0);
  for (const { bits } of agreeing) counted[bits] = (counted[bits] as number) + 1;
  counted[0] = publisher.length - new Set(agreeing.map(({ left }) => left)).size;
  const row = Math.min(values.person, publisher.length) - 1;
  return {
    columns,
    order,
    publisher: publisher.map((cells, i) =>
      matched(
        cells,
        pairs.find(({ left }) => left === i),
        "right",
      ),
    ),
    shop: shop.map((cells, i) =>
      matched(
        cells,
        pairs.find(({ right }) => right === i),
        "left",
      ),
    ),
    sizes: sizesOf(pairs, columns),
    combinations: counted.map((n, bits) => ({ bits, pairs: n })),
    followed: {
      row,
      rounds: order.map((column) => ({ column, cell: publisher[row]?.[column] ?? "", came: cameTo(row, column) })),
      among: Math.min(
        ...agreeing.flatMap(({ left, bits }) => (left === row ? [counted[bits] as number] : [])),
        ...(agreeing.some(({ left }) => left === row) ? [] : [0]),
      ),
      without: sizesOf(waterfall(publisher.toSpliced(row, 1), shop, order), columns),
    },
    equal: seenEqual(shop, values.hiding).map((group) => group.map((place) => ({ ...place }))),
  };

  function cameTo(mine: number, column: number): Result["followed"]["rounds"][number]["came"] {
    const own = pairs.find(({ left }) => left === mine);
    if (own && order.indexOf(own.column) < order.indexOf(column)) return "gone";
    if (own?.column === column) return "matched";
    const cell = publisher[mine]?.[column] ?? "";
    if (cell === "") return "nothing to compare";
    return shop.some((cells) => cells[column] === cell) ? "partner gone" : "no partner";
  }
}

const matched = (cells: Cells, pair: Pair | undefined, other: "left" | "right"): Result["shop"][number] => ({
  cells: [...cells],
  match: pair ? { row: pair[other], column: pair.column } : null,
});

/** Under one key equal cells are equal wherever they stand; under a key for each column, within a column, where there are none. */
function seenEqual(rows: readonly Cells[], hiding: Settings["hiding"]) {
  const groups = equalCells(rows);
  return hiding === "one" ? groups : groups.filter((group) => new Set(group.map(({ column }) => column)).size < group.length);
}

function tablesOf({ joint, ...values }: Settings, lab: Lab): { readonly publisher: readonly Cells[]; readonly shop: readonly Cells[] } {
  const dealt = inventedTables({ ...values, payload: 0 }, lab.rng.fork("tables"));
  const [publisher, shop] = [dealt.sender, dealt.receiver].map((rows) => rows.map((row) => row.split(","))) as [string[][], string[][]];
  if (values.columns < 2) return { publisher, shop };
  // A joint account: the e-mail address of one, the card of another. The other one's own account, if there is one, then has none.
  const known = (cells: readonly string[]) => publisher.findIndex(([address]) => address === cells[0]);
  const owners = shop.filter((cells) => known(cells) >= 0).slice(0, joint);
  const partners = publisher.filter((_, i) => !owners.some((cells) => known(cells) === i)).slice(0, owners.length);
  partners.forEach((partner, i) => {
    const card = partner[1] as string;
    for (const cells of shop) if (cells[1] === card) cells[1] = "";
    (owners[i] as string[])[1] = card;
  });
  return { publisher, shop };
}
