// Prints the stylesheet without what styles Carbon's classes that no view has: node purge.mjs <stylesheet> <source>...
// Ours stay, also those that a view puts together.
import { readFile } from "node:fs/promises";
import { PurgeCSS } from "purgecss";

const [stylesheet, ...sources] = process.argv.slice(2);
const [views, css] = [await Promise.all(sources.map((source) => readFile(source, "utf8"))), await readFile(stylesheet, "utf8")];
const [purged] = await new PurgeCSS().purge({
  css: [{ raw: css }],
  content: [{ raw: views.join("\n"), extension: "rs" }],
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
  safelist: { standard: [/^(?!cds--)/] },
});
process.stdout.write(purged.css);
