// @extractus/feed-extractor (npm) as a reader: `node by_extractus.mjs FILE` prints what its public interface holds of each entry.
import { readFileSync } from "node:fs";
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";

const source = readFileSync(process.argv[2], "utf8");
// Its default cuts a description at 210 characters; ours are shorter.
const feed = source.startsWith("{") ? extractFromJson(JSON.parse(source)) : extractFromXml(source);

const entry = (entry) => ({
  title: entry.title,
  id: entry.id,
  link: entry.link,
  authors: null,
  published: entry.published,
  updated: null,
  content: null,
  summary: entry.description,
  categories: null,
  picture: null,
});

console.log(JSON.stringify({ items: feed.entries.map(entry) }));
