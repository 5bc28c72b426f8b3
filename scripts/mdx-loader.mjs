// Turbopack loader: a lesson (MDX) becomes one ES module, bundled by mdx-bundler (esbuild) at build time. No page evaluates code from a string.
//
// The trap: mdx-bundler is made to hand out a string for `new Function`. Some of its internals are turned off here, and mdx-loader.test.ts
// holds each of them, so that an update of mdx-bundler fails a test and not the site:
//   - its global-externals plugin (React as a global variable): we want real imports of react/jsx-runtime;
//   - its node-resolve plugin, which would answer before esbuild's `external` does and put a second React into every lesson:
//     ours is asked first and leaves React to Next;
//   - the IIFE with its globalName: we want `export default` and `export const frontmatter`;
//   - the `return Component;` it appends to the code.
// Its own remark plugins (the frontmatter ones) are kept: ours are added after them.
import path from "node:path";
import { bundleMDX } from "mdx-bundler";
import { rehypePlugins, remarkPlugins } from "./mdx/plugins.mjs";

const leaveReact = {
  name: "leave-react",
  setup(build) {
    build.onResolve({ filter: /^react(-dom)?(\/|$)/ }, ({ path: name }) => ({ path: name, external: true }));
  },
};

/**
 * @param {string} source the MDX text
 * @param {string} file its absolute path: imports are resolved from it, and errors name it
 * @returns {Promise<{ code: string, files: string[] }>} the module, and the other files it was made of
 */
export async function lessonModule(source, file) {
  const cwd = path.dirname(file);
  /** @type {string[]} */
  const files = [];
  const noteInputs = {
    name: "note-inputs",
    setup(build) {
      build.onEnd((result) => {
        for (const input of Object.keys(result.metafile?.inputs ?? {})) {
          const absolute = path.resolve(cwd, input.replace(/^[\w-]+:/, ""));
          if (absolute !== file) files.push(absolute);
        }
      });
    },
  };
  const { code } = await bundleMDX({
    source: { value: source, path: file, cwd },
    cwd,
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [...(options.remarkPlugins ?? []), ...remarkPlugins],
      rehypePlugins: [...(options.rehypePlugins ?? []), ...rehypePlugins],
    }),
    esbuildOptions: (options) => {
      const { globalName: _, ...rest } = options;
      return {
        ...rest,
        plugins: [leaveReact, ...(options.plugins ?? []).filter((plugin) => !/global-?externals/i.test(plugin.name)), noteInputs],
        format: "esm",
        jsxDev: false,
        minify: false,
        target: "es2022",
        metafile: true,
        logLevel: "silent", // errors are thrown, and Next prints those
      };
    },
  });
  return { code: code.replace(/;return Component;\s*$/, ""), files };
}

/** The shape Turbopack (and webpack) call: `this` is the loader context. */
export default function mdxLoader(source) {
  const done = this.async();
  lessonModule(String(source), this.resourcePath).then(({ code, files }) => {
    for (const file of files) this.addDependency(file); // an edit of an imported file makes the lesson again in `next dev`
    done(null, code);
  }, done);
}
