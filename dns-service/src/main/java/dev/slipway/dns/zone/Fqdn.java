package dev.slipway.dns.zone;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fully qualified host name in lower case without the final dot: labels of letters, digits and hyphens (RFC 1123 §2.1), at most 253 characters.
 */
public record Fqdn(String value) {
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Fqdn {
        if (value.length() > 253 || !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a host name: " + value);
        }
    }

    /** Reads a name as people write it. */
    public static Optional<Fqdn> parse(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.length() <= 253 && NAME.matcher(bare).matches() ? Optional.of(new Fqdn(bare)) : Optional.empty();
    }

    /** The first label. */
    public String label() {
        return value.substring(0, value.indexOf('.'));
    }

    /** What follows the first label. */
    public String parent() {
        return value.substring(value.indexOf('.') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
