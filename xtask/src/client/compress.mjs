// Lays a `.br` and a `.gz` beside each file named: node compress.mjs <file>...
import { readFile, rename, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const strongest = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
};

// Moved into place when complete: what is there is whole.
async function put(file, bytes) {
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
}

// Node compresses on all cores at once.
await Promise.all(
  process.argv.slice(2).map(async (file) => {
    const bytes = await readFile(file);
    const params = { ...strongest, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    await put(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
    await put(`${file}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }),
);
