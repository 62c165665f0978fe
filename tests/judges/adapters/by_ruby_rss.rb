# Ruby's own library `rss` (Debian) as a reader: `ruby by_ruby_rss.rb FILE` prints what its public interface holds of each item.
require "json"
require "rss"

def html(text) = text && { html: text }

# RSS: an item has the elements' own names.
def item(item)
  {
    title: item.title,
    id: item.guid&.content,
    link: item.link,
    authors: item.dc_creators.map(&:content),
    published: item.pubDate&.iso8601,
    updated: nil,
    content: html(item.content_encoded),
    summary: html(item.description),
    categories: item.categories.map(&:content),
    picture: item.enclosure&.url,
  }
end

def typed(construct)
  construct && (construct.type == "html" ? html(construct.content) : construct.content)
end

def entry(entry)
  {
    title: typed(entry.title),
    id: entry.id.content,
    link: entry.links.find { |link| link.rel == "alternate" }&.href,
    authors: entry.authors.map { |person| person.name.content },
    published: entry.published&.content&.iso8601,
    updated: entry.updated.content.iso8601,
    content: typed(entry.content),
    summary: typed(entry.summary),
    categories: entry.categories.map(&:term),
    picture: entry.links.find { |link| link.rel == "enclosure" }&.href,
  }
end

# Without its validation, which knows nothing of other vocabularies' rules.
feed = RSS::Parser.parse(File.read(ARGV[0], encoding: "UTF-8"), false)
items = feed.feed_type == "atom" ? feed.entries.map { |it| entry(it) } : feed.items.map { |it| item(it) }
puts JSON.generate({ items: items })
