// The product is a folder of static files ("export"); scripts/build.mjs finishes it after Next (see scripts/postbuild/).
//
// Lessons are MDX: a Turbopack loader turns each into an ES module at build time, so that no page ever evaluates code from a string.
// Types are a check of their own (scripts/check.mjs): who only wants to read the course need not wait for them.
import { availableParallelism } from "node:os";
import type { NextConfig } from "next";

const config: NextConfig = {
  output: "export",
  // They run at build, to find which files an experiment imports and to draw pictures; they hold binaries, which no bundler can read.
  serverExternalPackages: ["esbuild", "@resvg/resvg-wasm", "subset-font"],
  trailingSlash: false,
  reactStrictMode: true,
  reactCompiler: true,
  poweredByHeader: false,
  turbopack: {
    root: import.meta.dirname,
    rules: {
      "*.mdx": { loaders: ["./scripts/mdx-loader.mjs"], as: "*.js" },
      "**/d3-array/dist/*.mjs": { loaders: ["./scripts/pure-loader.mjs"] },
    },
  },
  typescript: { ignoreBuildErrors: true },
  experimental: {
    cpus: availableParallelism(), // for the pages; Next would leave one free, of two
    turbopackMinify: { client: true, server: false }, // the server's code runs once, here
    turbopackSourceMaps: false, // none is served
    turbopackFileSystemCacheForBuild: process.env["CI"] === undefined, // to write it costs a tenth of a build, and only the next one reads it
  },
};

export default config;
