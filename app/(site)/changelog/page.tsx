// CHANGELOG.md as a page: what changed, and what others may build on.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { readMarkdown } from "../../../lib/course/markdown.ts";
import { version } from "../../../package.json";
import { Markdown } from "../../_ui/Markdown.tsx";

export const metadata: Metadata = { title: "Changelog", description: "What changed in each version of Petri." };

export default function ChangelogPage() {
  const nodes = readMarkdown("CHANGELOG.md").children.filter((node) => !(node.type === "heading" && node.depth === 1));
  return (
    <div className="page">
      <main className="prose plain" id="main">
        <header className="lede">
          <h1>Changelog</h1>
          <p className="sum">This is Petri {version}.</p>
        </header>
        <Markdown nodes={nodes} />
      </main>
    </div>
  );
}
