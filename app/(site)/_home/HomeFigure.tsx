// A live figure right under the promise, so that the promise is kept before anybody scrolls: all of Petri at a glance, on one dial.
import { WidgetSlot } from "../../_widgets/WidgetSlot.tsx";

export function HomeFigure() {
  return (
    <WidgetSlot
      id="dial"
      title="One dial, three consequences"
      scene="A service counts how many of its users have a condition. You may be one of them."
      controls="epsilon"
      level={2}
    />
  );
}
