// rss-parser (npm) as a reader: `node by_rss_parser.mjs FILE` prints what its public interface holds of each item.
import { readFileSync } from "node:fs";
import Parser from "rss-parser";

const html = (text) => (text === undefined ? null : { html: text });

const item = (item) => ({
  title: item.title,
  // RSS has a guid, Atom an id; creator and author likewise.
  id: item.guid ?? item.id,
  link: item.link,
  authors: [item.creator ?? item.author].filter((name) => name !== undefined),
  published: item.isoDate,
  updated: null,
  content: html(item["content:encoded"] ?? item.content),
  summary: item.guid === undefined ? (item.summary ?? null) : html(item.content),
  categories: (item.categories ?? []).map((category) => category._ ?? category),
  picture: item.enclosure?.url ?? null,
});

const feed = await new Parser().parseString(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify({ items: feed.items.map(item) }));
