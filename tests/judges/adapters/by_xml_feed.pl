# XML::Feed (Debian; Perl) as a reader: `perl by_xml_feed.pl FILE` prints what its public interface holds of each entry.
use strict;
use warnings;
use JSON::PP;
use XML::Atom;
use XML::Feed;

# Texts are characters, not bytes: XML::Atom's own setting for whoever has more than ASCII.
$XML::Atom::ForceUnicode = 1;

sub content {
    my ($content) = @_;
    return undef unless defined $content && defined $content->body;
    return ($content->type // '') =~ /html/ ? { html => $content->body } : $content->body;
}

sub moment {
    my ($moment) = @_;
    return defined $moment ? $moment->strftime('%Y-%m-%dT%H:%M:%S%z') : undef;
}

sub entry {
    my ($entry) = @_;
    my $author = $entry->author;
    my $picture = $entry->enclosure;
    return {
        title => $entry->title,
        id => $entry->id,
        link => $entry->link,
        # Several writers come as an array where one name is promised: a page shows ARRAY(0x…).
        authors => [defined $author && length $author ? ref $author || $author : ()],
        published => moment($entry->issued),
        updated => moment($entry->modified),
        content => content($entry->content),
        summary => content($entry->summary),
        categories => [grep { defined } $entry->category],
        picture => $picture ? $picture->url : undef,
    };
}

open my $file, '<', $ARGV[0] or die "$ARGV[0]: $!";
my $bytes = do { local $/; <$file> };
my $feed = XML::Feed->parse(\$bytes) or die XML::Feed->errstr;
print JSON::PP->new->utf8->encode({ items => [map { entry($_) } $feed->entries] });
