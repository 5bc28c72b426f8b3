"use client";
"use no memo"; // Widget keeps what is made here as long as the run is the same
/** The disclosures below a figure, always in this order, and what can be saved of it. */
import { type ReactNode, useState } from "react";
import type { Measured } from "../../lib/experiments/index.ts";
import { Button } from "../_ui/controls.tsx";
import { toCsv } from "../_ui/csv.ts";
import { LateDisclosure } from "../_ui/LateDisclosure.tsx";
import { Disclosure } from "../_ui/Plate.tsx";
import { Table } from "../_ui/Table.tsx";
import type { DataTable } from "./face.ts";

interface FootProps {
  /** What of the figure is real. */
  readonly honesty: string;
  readonly tables: readonly DataTable[];
  /** The list of the figure's files; made on the server. */
  readonly code: ReactNode;
  /** The run's timings, for view=instructor. */
  readonly instructor?: Measured | undefined;
}

export function Foot({ honesty, tables, code, instructor }: FootProps) {
  return (
    <>
      {tables.length > 0 && (
        <LateDisclosure title="Table of values">
          {() => tables.map((table) => <DataTableView key={table.caption} table={table} />)}
        </LateDisclosure>
      )}
      <Disclosure title="What is real here">
        <p>{honesty}</p>
      </Disclosure>
      <LateDisclosure title="Show the code that ran" print={false}>
        {() => code}
      </LateDisclosure>
      {instructor && (
        <Disclosure title="For instructors">
          <dl>
            {Object.entries(instructor).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{typeof value === "number" ? value.toLocaleString("en-GB", { maximumFractionDigits: 3 }) : value}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </>
  );
}

/** `of`: in a still, how many rows there are; the table may have the first of them only. */
export const DataTableView = ({ table, of }: { readonly table: DataTable; readonly of?: number | undefined }) => (
  <Table
    caption={table.caption}
    columns={table.head.map((label, at) => ({ label, numeric: typeof table.rows[0]?.[at] === "number" }))}
    rows={table.rows}
    of={of}
    empty="None."
  />
);

interface SavesProps {
  readonly name: string;
  readonly svg: () => Promise<string>;
  readonly table: DataTable | undefined;
  /** Parameters, seed and version: stands in every file. */
  readonly signature: string;
}

export function Saves({ name, svg, table, signature }: SavesProps) {
  const [refused, setRefused] = useState<string>();
  const files = () => import("./download.ts");
  const csv = async ({ head, rows }: DataTable) => (await files()).download(`${name}.csv`, "text/csv", await toCsv(head, rows));
  const picture = async () => {
    const { download, signed } = await files();
    download(`${name}.svg`, "image/svg+xml", signed(await svg(), signature));
  };
  const png = async () => {
    try {
      const { download, signed, toPng } = await files();
      download(`${name}.png`, "image/png", await toPng(signed(await svg(), signature)));
    } catch (error) {
      setRefused(error instanceof Error ? error.message : "The PNG could not be made.");
    }
  };
  return (
    <>
      <Button kind="plain" onClick={() => void picture()}>
        SVG
      </Button>
      <Button kind="plain" onClick={() => void png()}>
        PNG
      </Button>
      {table && (
        <Button kind="plain" label={`CSV of ${table.caption.toLowerCase()}`} onClick={() => void csv(table)}>
          CSV
        </Button>
      )}
      <span role="status">{refused}</span>
    </>
  );
}
