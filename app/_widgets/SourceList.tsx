/** The files that a figure ran, each with a page of its own. Made on the server: no part of what a figure loads. */
export const SourceList = ({ id, sources }: { readonly id: string; readonly sources: readonly string[] }) => (
  <>
    <p>The files that this figure ran, as they stand in the repository, its own first:</p>
    <ul>
      {sources.map((path) => (
        <li key={path}>
          <a href={`/source/${path}`}>
            <code>{path}</code>
          </a>
        </li>
      ))}
    </ul>
    <p>
      The same run without a browser: <code>npm run -s experiment {id}</code>
    </p>
  </>
);
