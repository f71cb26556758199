// `npm run build -w @medequipshare/node -- [FOLDER]`: the node as one program, main.js, with all that it imports.
// Loading it takes a fifth of loading its 3,800 modules one by one. It belongs into this clone: it reads the schema's
// files, and the engine of its database, where they are.
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const [, , given] = process.argv;
const folder = resolve(given ?? fileURLToPath(new URL("../dist/release", import.meta.url)));

/** A module goes on finding the files beside it. */
const keepOwnUrl: Plugin = {
  name: "keep-own-url",
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:ts|js|mjs)$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta.url")) return undefined;
      const url = `new URL(${JSON.stringify(relative(folder, path))}, import.meta.url).href`;
      const contents = text.replaceAll("import.meta.url", url);
      return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    });
  },
};

await build({
  entryPoints: [fileURLToPath(new URL("../src/main.ts", import.meta.url))],
  outdir: folder,
  bundle: true,
  // What is imported late stays late.
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node24",
  keepNames: true,
  sourcemap: "linked",
  logLevel: "warning",
  // They find files of their own by where they lie.
  external: ["@electric-sql/pglite", "pino"],
  plugins: [keepOwnUrl],
  // Modules of the older kind ask for Node's own by `require`.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
});
