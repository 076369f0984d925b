package dev.slipway.gate.source;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A repository on GitHub, {@code owner/name}. */
public record SourceAddress(String fullName) {
    private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}");

    /** The repository behind the address of its page or clone; empty if it is elsewhere. */
    public static Optional<SourceAddress> at(@Nullable String address, String host) {
        try {
            var uri = URI.create(address == null ? "" : address.strip());
            var path = uri.getPath();
            if (!host.equalsIgnoreCase(uri.getHost()) || path == null) {
                return Optional.empty();
            }
            var name = path.replaceAll("^/|/$", "").replaceAll("\\.git$", "");
            return FULL_NAME.matcher(name).matches() && !name.endsWith("/..") && !name.endsWith("/.")
                    ? Optional.of(new SourceAddress(name))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address at all
        }
    }
}
