// Every experiment there is, from the registry: a card costs a title, no protocol code. What each shows stands on the bench.
import { experiments } from "../../../lib/experiments/index.ts";

export function FigureList() {
  return (
    <ul className="figlist">
      {Object.values(experiments).map((card) => (
        <li key={card.id}>
          <a href={`/widgets/${card.id}`}>{card.title}</a>
          <code>{card.id}</code>
        </li>
      ))}
    </ul>
  );
}
