package dev.slipway.local.registry;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A repository's name, safe as a path: the grammar has no segment that starts with a dot or an underscore. */
record RepositoryName(String text) {
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern FORM = Pattern.compile(PART + "(?:/" + PART + ")*");

    static RepositoryName parse(String text) {
        if (text.length() > 255 || !FORM.matcher(text).matches()) {
            throw RegistryError.NAME_INVALID.because(text);
        }
        return new RepositoryName(text);
    }

    Path under(Path root) {
        return root.resolve(text);
    }
}
