// The files of lib/, as they stand in the repository, with colours and nothing else added: a test compares the bytes.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Metadata } from "next";
import { Scroll } from "../../../_ui/Scroll.tsx";
import { highlighted } from "../../../_widgets/highlighted.ts";

export const dynamicParams = false;

const root = process.cwd();
const shown = (file: string) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$|\bgenerated\b/.test(file);

export const generateStaticParams = () =>
  readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
    .filter(shown)
    .map((file) => ({ path: ["lib", ...file.split(path.sep)] }));

interface Props {
  readonly params: Promise<{ path: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).path.join("/"), robots: { index: false } };
}

export default async function SourcePage({ params }: Props) {
  const file = (await params).path.join("/");
  const source = readFileSync(path.join(root, file), "utf8");
  return (
    <main className="sheet source-page" id="main">
      <header className="sheet-head">
        <h1>
          <code>{file}</code>
        </h1>
        <p>{source.split("\n").length - 1} lines, as they stand in the repository. Apache-2.0.</p>
      </header>
      <Scroll label={file} className="source">
        {await highlighted(source)}
      </Scroll>
    </main>
  );
}
