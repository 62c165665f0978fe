// @rowanmanning/feed-parser (npm) as a reader: `node by_rowanmanning.mjs FILE` prints what its public interface holds of each item.
import { readFileSync } from "node:fs";
import { parseFeed } from "@rowanmanning/feed-parser";

const html = (text) => (text === null ? null : { html: text });

const item = (item) => ({
  title: item.title,
  id: item.id,
  link: item.url,
  authors: item.authors.map((author) => author.name),
  published: item.published,
  updated: item.updated,
  content: html(item.content),
  // Of RSS it is HTML, of Atom what stands there; the reader does not say which.
  summary: item.description,
  categories: item.categories.map((category) => category.term),
  picture: item.image?.url ?? item.media.find((media) => media.type === "image")?.url ?? null,
});

console.log(JSON.stringify({ items: parseFeed(readFileSync(process.argv[2], "utf8")).items.map(item) }));
