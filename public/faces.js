// The typefaces come after the first words. On a slow line some 250 kB of letters would otherwise be fetched before what works with them; until
// then a page is read in a face of the reader's own. Where the copy for offline use answers, nothing is slow and they come at once.
// Without scripts, <noscript> in app/layout.tsx asks for the same file.
(() => {
  const fetchFaces = () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/fonts/faces.css";
    document.head.append(link);
  };
  const keptHere = () => {
    try {
      return navigator.serviceWorker?.controller != null;
    } catch {
      return false; // in a sandboxed frame already the question is refused
    }
  };
  if (keptHere()) {
    fetchFaces();
    return;
  }
  const watch = new PerformanceObserver(() => {
    watch.disconnect();
    fetchFaces();
  });
  watch.observe({ type: "paint", buffered: true });
})();
