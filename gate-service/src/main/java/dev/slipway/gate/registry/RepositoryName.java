package dev.slipway.gate.registry;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a repository may be called (OCI distribution specification, "Pulling manifests"), so that a name from outside can stand in a URL. */
public final class RepositoryName {
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final int MAX_LENGTH = 255;
    private static final int BRIEF_LENGTH = 24;

    private RepositoryName() {}

    /** A short name for a repository of any length; two repositories have two. */
    public static String brief(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, BRIEF_LENGTH);
    }

    public static boolean isValid(String name) {
        return name.length() <= MAX_LENGTH && FORM.matcher(name).matches();
    }
}
