/** The package has no types of its own; this is what we use of it. */
declare module "subset-font" {
  interface Options {
    readonly targetFormat: "sfnt" | "woff2";
    readonly keepFeatures?: readonly string[];
    readonly variationAxes?: Readonly<Record<string, number>>;
  }
  export default function subsetFont(font: Uint8Array, letters: string, options: Options): Promise<Uint8Array>;
}
