// The typefaces come after the first words. On a slow line some 250 kB of letters would otherwise be fetched before what works with them; until
// then a page is read in a face of the reader's own. Where the copy for offline use answers, nothing is slow and they come at once.
// Without scripts, <noscript> in app/layout.tsx asks for the same file.
//
// They come together. A rule for a face, and later its file, each make a browser set all words of the page anew: so the rules are only read
// here (the sheet is for no medium), and the faces join the page when the files that it surely needs are there. What else a letter
// asks for the browser fetches then.
(() => {
  /** Nearly every page has these letters; others where it has what the face is for. */
  const stands = ({ family, style, unicodeRange }) => {
    if (family === "Commissioner") return true; // labels, and the Greek letters in them
    if (!/^U\+0*20-/i.test(unicodeRange)) return false;
    const sign = { "JetBrains Mono": "code", "STIX Two Math": "math" }[family] ?? (style === "italic" ? "em" : "body");
    return document.querySelector(sign) !== null;
  };

  const faceOf = ({ style: rule }) => {
    const said = (name) => rule.getPropertyValue(name);
    const [weight, style, unicodeRange] = [said("font-weight"), said("font-style"), said("unicode-range")];
    return new FontFace(said("font-family").replaceAll(/["']/g, ""), said("src"), { weight, style, unicodeRange, display: "swap" });
  };

  const join = async (link) => {
    try {
      const faces = [...link.sheet.cssRules].map(faceOf);
      await Promise.allSettled(faces.filter(stands).map((face) => face.load()));
      for (const face of faces) document.fonts.add(face);
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
