package dev.slipway.contracts.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the Javadoc of a record says, of itself and of its components: the one place where an event is described. */
final class Descriptions {
    private static final Pattern DOCUMENTED_RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*public record (\\w+)", Pattern.DOTALL);
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");
    private static final Map<Class<?>, Descriptions> READ = new ConcurrentHashMap<>();

    private final String ofRecord;
    private final Map<String, String> ofComponents = new HashMap<>();

    private Descriptions(String javadoc) {
        var parts = javadoc.replaceAll("(?m)^\\s*\\*?\\s?", " ").split("@param\\s+", -1);
        ofRecord = plain(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            var named = parts[i].strip().split("\\s+", 2);
            ofComponents.put(named[0], named.length == 2 ? plain(named[1]) : "");
        }
    }

    static Descriptions of(Class<?> type) {
        return READ.computeIfAbsent(type, Descriptions::read);
    }

    String ofRecord() {
        return ofRecord;
    }

    Optional<String> of(String component) {
        return Optional.ofNullable(ofComponents.get(component)).filter(text -> !text.isEmpty());
    }

    private static Descriptions read(Class<?> type) {
        var source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
        try {
            return DOCUMENTED_RECORD
                    .matcher(Files.readString(source))
                    .results()
                    .filter(found -> found.group(2).equals(type.getSimpleName()))
                    .map(found -> new Descriptions(found.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(source + " has no Javadoc"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String text) {
        return INLINE_TAG.matcher(text).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }
}
