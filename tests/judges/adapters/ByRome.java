// ROME (Debian; Java) as a reader: `java -cp … ByRome.java FILE` prints what its public interface holds of each entry.
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

final class ByRome {
    public static void main(String[] arguments) throws Exception {
        var feed = new SyndFeedInput().build(new XmlReader(new File(arguments[0])));
        var items = feed.getEntries().stream().map(ByRome::item).collect(Collectors.joining(",", "{\"items\":[", "]}"));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(items);
    }

    private static String item(SyndEntry entry) {
        var people = entry.getAuthors().stream().map(SyndPerson::getName).map(ByRome::text).toList();
        // Of RSS it has one writer, `getAuthor`; of Atom it has persons.
        var authors = people.isEmpty() ? single(entry.getAuthor()) : people;
        var categories = entry.getCategories().stream().map(category -> text(category.getName())).toList();
        var contents = entry.getContents();
        var pictures = entry.getEnclosures();
        return "{" + String.join(",", List.of(
            "\"title\":" + text(entry.getTitleEx()),
            "\"id\":" + text(entry.getUri()),
            "\"link\":" + text(entry.getLink()),
            "\"authors\":" + authors,
            "\"published\":" + moment(entry.getPublishedDate()),
            "\"updated\":" + moment(entry.getUpdatedDate()),
            "\"content\":" + html(contents.isEmpty() ? null : contents.get(0).getValue()),
            "\"summary\":" + text(entry.getDescription()),
            "\"categories\":" + categories,
            "\"picture\":" + text(pictures.isEmpty() ? null : pictures.get(0).getUrl()))) + "}";
    }

    private static List<String> single(String author) {
        return author == null || author.isEmpty() ? List.of() : List.of(text(author));
    }

    private static String moment(Date moment) {
        return moment == null ? "null" : text(moment.toInstant().toString());
    }

    /** A text, as HTML where the reader says that it is. */
    private static String text(SyndContent content) {
        if (content == null) {
            return "null";
        }
        var type = content.getType();
        return type != null && type.contains("html") ? html(content.getValue()) : text(content.getValue());
    }

    private static String html(String text) {
        return text == null ? "null" : "{\"html\":" + text(text) + "}";
    }

    private static String text(String text) {
        if (text == null) {
            return "null";
        }
        var quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter < ' ' || letter == '"' || letter == '\\') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
