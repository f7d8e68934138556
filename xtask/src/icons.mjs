// Draws public/icons/*.png from public/favicon.svg: node xtask/src/icons.mjs
//
// Run by hand when the mark changes; the results are checked in, so that no build needs a browser.
import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

// The mark fills its square already. Systems cut maskable icons down to a circle of four fifths: there it stands smaller
// on the same ground, and so it does for iOS, which rounds the corners.
const ICONS = [
  ["icon-192", 192, 1],
  ["icon-512", 512, 1],
  ["maskable-192", 192, 0.75],
  ["maskable-512", 512, 0.75],
  ["apple-touch-icon", 180, 0.85],
];

const svg = await readFile("public/favicon.svg", "utf8");
const ground = svg.match(/<rect [^>]*fill="([^"]+)"/)[1];
const browser = await chromium.launch({ executablePath: process.env.PLAYWRIGHT_CHROMIUM || undefined });
const page = await browser.newPage();
for (const [name, size, scale] of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  const mark = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  await page.setContent(
    `<body style="margin:0;background:${ground};display:grid;place-items:center;height:100vh">
     <img src="${mark}" width="${size * scale}" height="${size * scale}">`,
  );
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: `public/icons/${name}.png` });
}
await browser.close();
