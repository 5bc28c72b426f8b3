"use client";
/** Files out of a figure: SVG, PNG, CSV. Made in this page; nothing is sent anywhere. */

export function download(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000); // Safari reads it after the click
}

/** The picture with what is needed to make it again: in its metadata, and in small print below it. */
export function signed(svg: string, line: string): string {
  const text = line.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const height = Number(/height="(\d+(?:\.\d+)?)"/.exec(svg)?.[1] ?? 0);
  const print = `<text x="16" y="${height - 10}" font-size="11" fill="#62676d">${text}</text>`;
  return svg.replace(/(<svg[^>]*>)/, `$1<title>${text}</title><metadata>${text}</metadata>`).replace(/<\/svg>\s*$/, `${print}</svg>`);
}

/** Draws the SVG at twice its size. Rejects where the browser cannot draw it. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`; // a data URL: the policy allows no blob: images
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This browser could not make a PNG of the figure."))), "image/png");
  });
}
