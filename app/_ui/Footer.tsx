// What a reader should be able to find at the foot of any page: what we keep (nothing), what may be reused, which version this is.
import about from "../../package.json" with { type: "json" };

export function Footer() {
  return (
    <footer className="foot">
      <div>
        <span>No accounts, no trackers, no request to any other host.</span>
        <span>Lessons CC BY 4.0, code Apache-2.0</span>
        <a href="/references">References</a>
        <span className="version">Petri {about.version}</span>
      </div>
    </footer>
  );
}
