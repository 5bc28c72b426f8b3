// Every experiment there is, from the registry: a card costs a title and a sentence, no protocol code.
import { experiments } from "../../../lib/experiments/index.ts";

export function FigureList() {
  return (
    <ul className="figlist">
      {Object.values(experiments).map((card) => (
        <li key={card.id}>
          <a href={`/widgets/${card.id}`}>{card.title}</a>
          <code>{card.id}</code>
          <p>{card.summary}</p>
        </li>
      ))}
    </ul>
  );
}
