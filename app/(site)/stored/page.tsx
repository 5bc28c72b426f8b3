// What this site keeps in the reader's browser, in words and as it is now; a file to take along, a file to bring in, and deletion.
import type { Metadata } from "next";
import "../../_lesson/lesson.css";
import { version } from "../../../package.json";
import { Stored } from "../_stored/Stored.tsx";

export const metadata: Metadata = {
  title: "What is stored here",
  description: "Everything this site keeps in your browser: see it, save it as a file, bring a file in, delete all of it.",
};

export default function StoredPage() {
  return (
    <main className="sheet stored-page" id="main">
      <header className="sheet-head">
        <h1>What is stored here</h1>
        <p className="lead">
          All of it is in this browser, on this device. There is no account and no cookie, and nothing is sent anywhere. Lists and tables
          that you bring to a figure are never stored; of a table that answers through a budget its ledger is.
        </p>
      </header>
      <Stored version={version} />
    </main>
  );
}
