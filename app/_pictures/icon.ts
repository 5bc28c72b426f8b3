/** A drawing as an icon file (ICO): one picture, which has been allowed to be a PNG for as long as there are browsers that we support. */
import { toRgbaPng } from "./png.ts";

/** Pixels of a side: three times 16, so that a tab's icon is sharp on any screen. */
const SIDE = 48;
const HEADER = 22; // bytes: 6 of the file, 16 of its one picture

export async function toIcon(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const png = await toRgbaPng(svg, SIDE);
  const file = new Uint8Array(HEADER + png.length);
  const header = new DataView(file.buffer);
  header.setUint16(2, 1, true); // an icon, not a cursor
  header.setUint16(4, 1, true); // pictures
  header.setUint8(6, SIDE);
  header.setUint8(7, SIDE);
  header.setUint16(10, 1, true); // planes
  header.setUint16(12, 32, true); // bits a pixel
  header.setUint32(14, png.length, true);
  header.setUint32(18, HEADER, true);
  file.set(png, HEADER);
  return file;
}
