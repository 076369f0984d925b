package dev.slipway.runtime.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** JSON pointers (RFC 6901) from the paths that validation and Jackson speak of. */
final class Pointers {

    private static final Pattern SEPARATORS = Pattern.compile("[.\\[\\]]+");

    private Pointers() {}

    /** From a bean path such as {@code items[0].name} or {@code labels[cost/centre]}. */
    static String ofBeanPath(String path) {
        return SEPARATORS
                .splitAsStream(path)
                .filter(part -> !part.isEmpty() && !part.startsWith("<"))
                .map(Pointers::segment)
                .collect(Collectors.joining());
    }

    static String ofJson(List<JacksonException.Reference> path) {
        return path.stream().map(step -> segment(nameOf(step))).collect(Collectors.joining());
    }

    static String of(@Nullable String... names) {
        return Stream.of(names).map(name -> segment(String.valueOf(name))).collect(Collectors.joining());
    }

    private static String nameOf(JacksonException.Reference step) {
        @Nullable String property = step.getPropertyName();
        return property != null ? property : String.valueOf(step.getIndex());
    }

    private static String segment(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
