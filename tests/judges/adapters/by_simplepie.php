<?php
// SimplePie (Debian) as a reader: `php by_simplepie.php FILE` prints what its public interface holds of each item.
// It gives titles, names and categories as HTML, to be put into a page as they are.
declare(strict_types=1);
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/simplepie/autoloader.php';

function html(?string $text): ?array
{
    return $text === null ? null : ['html' => $text];
}

// Its parser of dates stumbles over PHP 8 (`implode` with its arguments turned about): then it has no date.
function moment(callable $date): ?string
{
    try {
        return $date('c');
    } catch (TypeError) {
        return null;
    }
}

function item(SimplePie_Item $item): array
{
    $names = fn (?array $people) => array_map(fn ($person) => html($person->get_name()), $people ?? []);
    // An item without enclosures has one, of nothing.
    $pictures = array_filter($item->get_enclosures() ?? [], fn ($enclosure) => str_starts_with($enclosure->get_type() ?? '', 'image/'));
    return [
        'title' => html($item->get_title()),
        'id' => $item->get_id(),
        'link' => html($item->get_permalink()),
        'authors' => $names($item->get_authors()),
        'published' => moment([$item, 'get_date']),
        'updated' => moment([$item, 'get_updated_date']),
        'content' => html($item->get_content(true)),
        'summary' => html($item->get_description(true)),
        'categories' => array_map(fn ($category) => html($category->get_term()), $item->get_categories() ?? []),
        'picture' => $pictures ? reset($pictures)->get_link() : null,
    ];
}

$feed = new SimplePie();
$feed->enable_cache(false);
// The document's order, not the dates', and all of it.
$feed->enable_order_by_date(false);
$feed->set_raw_data(file_get_contents($argv[1]));
if (!$feed->init()) {
    fwrite(STDERR, json_encode($feed->error()) . "\n");
    exit(1);
}
echo json_encode(['items' => array_map('item', $feed->get_items())], JSON_THROW_ON_ERROR);
