// What a reader should be able to find at the foot of any page: what we keep (nothing), what may be reused, which version this is.
import about from "../../package.json" with { type: "json" };

const LINKS = [
  ["/about", "About"],
  ["/stored", "What is stored here"],
  ["/cite", "How to cite"],
  ["/references", "References"],
] as const;

export function Footer() {
  return (
    <footer className="foot">
      <div>
        <span>No accounts, no trackers, no request to any other host.</span>
        <span>Lessons CC BY 4.0, code Apache-2.0</span>
        <nav aria-label="About this site">
          {LINKS.map(([href, text]) => (
            <a key={href} href={href}>
              {text}
            </a>
          ))}
        </nav>
        <a className="version" href="/changelog">
          Petri {about.version}
        </a>
      </div>
    </footer>
  );
}
