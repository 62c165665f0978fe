// feedsmith (npm) as a reader: `node by_feedsmith.mjs FILE` prints what its public interface holds of each item.
import { readFileSync } from "node:fs";
import { parseFeed } from "feedsmith";

const html = (text) => (text === undefined ? null : { html: text });
const typed = (text) => (text?.type === "html" ? html(text.value) : (text?.value ?? null));
const names = (people) => (people ?? []).map((person) => person.name);
const picture = (links, address) => links?.find((link) => (link.type ?? link.mime_type)?.startsWith("image/"))?.[address] ?? null;

const shapes = {
  rss: (item) => ({
    title: item.title,
    id: item.guid?.value,
    link: item.link,
    authors: item.dc?.creators ?? [],
    published: item.pubDate,
    updated: item.atom?.updated ?? null,
    content: html(item.content?.encoded),
    summary: html(item.description),
    categories: (item.categories ?? []).map((category) => category.name),
    picture: picture(item.enclosures, "url"),
  }),
  atom: (entry) => ({
    title: typed(entry.title),
    id: entry.id,
    link: entry.links?.find((link) => link.rel === "alternate")?.href,
    authors: names(entry.authors),
    published: entry.published,
    updated: entry.updated,
    content: typed(entry.content),
    summary: typed(entry.summary),
    categories: (entry.categories ?? []).map((category) => category.term),
    picture: picture(entry.links?.filter((link) => link.rel === "enclosure"), "href"),
  }),
  json: (item) => ({
    title: item.title,
    id: item.id,
    link: item.url,
    authors: names(item.authors),
    published: item.date_published,
    updated: item.date_modified,
    content: html(item.content_html),
    summary: item.summary ?? null,
    categories: item.tags ?? [],
    picture: item.image ?? picture(item.attachments, "url"),
  }),
};

const { format, feed } = parseFeed(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify({ items: (feed.items ?? feed.entries).map(shapes[format]) }));
