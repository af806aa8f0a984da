// Prints what pdf.js makes of a PDF, for the checks of a finished file.
//
//   node pdfjs.mjs PDFJS FILE text    the text of the pages, ended by form feeds
//   node pdfjs.mjs PDFJS FILE facts   outline, links, labels, title as JSON
//
// PDFJS is the folder of the npm package pdfjs-dist.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [where, file, what] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(resolve(where, path)).href);
const pdfjs = await load("legacy/build/pdf.mjs");
const doc = await pdfjs.getDocument({
  data: new Uint8Array(readFileSync(file)),
  verbosity: 0,
  disableFontFace: true,
}).promise;

async function text() {
  let out = "";
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n);
    const content = await page.getTextContent({ disableNormalization: true });
    for (const item of content.items) {
      out += item.str + (item.hasEOL ? "\n" : "");
    }
    out += "\f";
  }
  process.stdout.write(out);
}

// place gives the number of the page a destination leads to, and its height.
async function place(dest) {
  const to = typeof dest === "string" ? await doc.getDestination(dest) : dest;
  return { page: (await doc.getPageIndex(to[0])) + 1, y: to[3] };
}

async function facts() {
  const outline = [];
  const walk = async (items, level) => {
    for (const item of items ?? []) {
      outline.push({ level, title: item.title, ...(await place(item.dest)) });
      await walk(item.items, level + 1);
    }
  };
  await walk(await doc.getOutline(), 1);
  const links = [];
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n);
    for (const a of await page.getAnnotations()) {
      links.push({ on: n, subtype: a.subtype, rect: a.rect, ...(await place(a.dest)) });
    }
  }
  const { info } = await doc.getMetadata();
  process.stdout.write(
    JSON.stringify({
      pages: doc.numPages,
      labels: await doc.getPageLabels(),
      title: info.Title,
      language: info.Language,
      marked: (await doc.getMarkInfo())?.Marked,
      displayTitle: (await doc.getViewerPreferences())?.DisplayDocTitle,
      outline,
      links,
    }),
  );
}

await { text, facts }[what]();
