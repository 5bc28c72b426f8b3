// A live figure right under the promise, so that the promise is kept before anybody scrolls: a set intersection with both sides of it.
// When the figure that shows all of Petri at a glance (the dial) exists, it takes this place.
import { WidgetSlot } from "../../_widgets/WidgetSlot.tsx";

export function HomeFigure() {
  return <WidgetSlot id="psi" params="n=6&m=6&overlap=0.5" controls="protocol,output" level={2} />;
}
