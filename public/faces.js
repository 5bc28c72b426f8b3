// The typefaces come after the first words. On a slow line some 250 kB of letters would otherwise be fetched before what works with them; until
// then a page is read in a face of the reader's own. Where the copy for offline use answers, nothing is slow and they come at once.
// Without scripts, <noscript> in app/layout.tsx asks for the same file.
//
// They come together. A rule for a face, and later its file, each make a browser set all words of the page anew: so the rules are only read
// here (the sheet is for no medium), and the faces join the page when the files that it surely needs are there. What else a letter
// asks for the browser fetches then.
(() => {
  /** What stands in view in this style, by family. Every page has labels, also with Greek letters; other letters come when asked for. */
  const signs = { Literata: { normal: "body", italic: "em" }, "JetBrains Mono": { normal: "body" }, "STIX Two Math": { normal: "math" } };
  const stands = ({ family, style, range }) => {
    if (family === "Commissioner") return true;
    const inView = (each) => each.checkVisibility({ contentVisibilityAuto: true }) && getComputedStyle(each).fontStyle === style;
    return /^U\+0*20-/i.test(range) && [...document.querySelectorAll(signs[family][style])].some(inView);
  };

  const faceOf = ({ style: rule }) => {
    const said = (name) => rule.getPropertyValue(name);
    const [style, range] = [said("font-style"), said("unicode-range")];
    const family = said("font-family").replaceAll(/["']/g, ""); // a face says its own with quotes or without, by browser
    const face = new FontFace(family, said("src"), { weight: said("font-weight"), style, unicodeRange: range, display: "swap" });
    return { family, style, range, face };
  };

  const join = async (link) => {
    try {
      const faces = [...link.sheet.cssRules].map(faceOf);
      await Promise.allSettled(faces.filter(stands).map(({ face }) => face.load()));
      for (const { face } of faces) document.fonts.add(face);
    } catch {
      link.media = "all"; // a sandboxed frame may not read the sheet; it may use it
    }
  };

  const fetchFaces = () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/fonts/faces.css";
    link.media = "not all";
    link.onload = () => void join(link);
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
