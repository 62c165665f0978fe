// feedparser (npm) as a reader: `node by_node_feedparser.mjs FILE` prints what its public interface holds of each article.
import { createReadStream } from "node:fs";
import FeedParser from "feedparser";

const html = (text) => (text === null ? null : { html: text });

const item = (item) => ({
  title: item.title,
  id: item.guid,
  link: item.link,
  authors: item.author === null ? [] : [item.author],
  published: item.pubdate,
  updated: item.date,
  // `description` is the whole text, `summary` the summary, both as they stand: of RSS they are HTML.
  content: html(item.description),
  summary: item.meta["#type"] === "rss" ? html(item.summary) : item.summary,
  categories: item.categories,
  picture: item.enclosures[0]?.url ?? item.image?.url ?? null,
});

const items = [];
const parser = createReadStream(process.argv[2]).pipe(new FeedParser());
for await (const article of parser) items.push(item(article));
console.log(JSON.stringify({ items }));
