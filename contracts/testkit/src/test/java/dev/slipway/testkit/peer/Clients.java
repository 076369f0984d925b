package dev.slipway.testkit.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Outgoing clients, as the sources of a checkout make them; each is {@code <folder at the top> <name>}, for a service may call a peer in its own way. */
final class Clients {
    private static final String NAME = "(\"[a-z0-9-]+\"|[A-Z0-9_]+)";
    private static final Pattern MADE =
            Pattern.compile("(?:\\.client|\\.serviceClient|new GitRemote)\\(\\s*" + NAME + "\\s*[,)]");
    private static final Pattern OWNED = Pattern.compile("@OwnedBy\\(" + NAME + "\\)\\s+public interface (\\w+)");
    private static final Pattern CONTRACT = Pattern.compile("class (\\w+) extends (\\w*PeerContract)\\b");
    private static final Pattern TRIED = Pattern.compile("super\\(" + NAME + "\\)");

    private final List<Source> main;
    private final List<Source> contracts;

    Clients(Path checkout) {
        var sources = sources(checkout);
        this.main = sources.stream()
                .filter(source ->
                        source.place().contains("src/main/") && !source.place().startsWith("contracts/testkit/"))
                .toList();
        this.contracts = sources.stream()
                .filter(source -> source.all(CONTRACT).findAny().isPresent())
                .toList();
    }

    /** Those that main code makes: by name, or of an interface that a service owns and another one uses. */
    Set<String> made() {
        var made = main.stream().flatMap(source -> source.names(MADE));
        var owned = main.stream().flatMap(source -> source.all(OWNED)).flatMap(this::users);
        return Stream.concat(made, owned).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that a {@link PeerContract} tries, whose subclass says the name, or extends one that does. */
    Set<String> tried() {
        var general = contracts.stream()
                .filter(source -> source.place().contains("src/main/"))
                .flatMap(source -> source.all(CONTRACT)
                        .flatMap(type -> source.all(TRIED).map(name -> Map.entry(type.group(1), name.group(1)))))
                .filter(named -> named.getValue().startsWith("\""))
                .collect(Collectors.toMap(Map.Entry::getKey, named -> unquoted(named.getValue())));
        return contracts.stream()
                .filter(source -> source.place().contains("src/test/"))
                .flatMap(source -> Stream.concat(
                        source.names(TRIED),
                        source.all(CONTRACT)
                                .map(type -> general.get(type.group(2)))
                                .filter(name -> name != null)
                                .map(source::client)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> users(MatchResult owned) {
        return main.stream()
                .filter(source ->
                        !source.top().equals("contracts") && source.text().contains(owned.group(2)))
                .map(source -> source.client(unquoted(owned.group(1))));
    }

    private static String unquoted(String literal) {
        return literal.replace("\"", "");
    }

    /** Only what modules hold in {@code src}: beside it stands what builds and running platforms leave, which comes and goes. */
    private static List<Source> sources(Path checkout) {
        return Stream.of(checkout, checkout.resolve("contracts"))
                .flatMap(folder -> files(folder, 1))
                .flatMap(module -> files(module.resolve("src"), 20))
                .filter(file -> file.toString().endsWith(".java"))
                .map(file -> Source.read(checkout, file))
                .toList();
    }

    private static Stream<Path> files(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.walk(folder, depth)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its place below the checkout and what stands in it. */
    private record Source(String place, String text) {
        static Source read(Path checkout, Path file) {
            try {
                return new Source(checkout.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String top() {
            return place.substring(0, place.indexOf('/'));
        }

        String client(String name) {
            return top() + " " + name;
        }

        Stream<MatchResult> all(Pattern pattern) {
            return pattern.matcher(text).results();
        }

        /** A name is a literal, or a constant of the same file. */
        Stream<String> names(Pattern pattern) {
            return all(pattern).map(found -> client(literal(found.group(1))));
        }

        private String literal(String name) {
            var constant =
                    Pattern.compile("String " + name + " = \"([a-z-]+)\"").matcher(text);
            return constant.find() ? constant.group(1) : unquoted(name);
        }
    }
}
