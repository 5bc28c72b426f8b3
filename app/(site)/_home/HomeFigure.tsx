// The slot for a live figure right under the promise. Empty until the figure that shows all of Petri at a glance (the dial) exists: then
// return its <Widget> here, and nothing else on the page changes.
export function HomeFigure() {
  return null;
}
