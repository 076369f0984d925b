package dev.slipway.local.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder of the environments repository: whose app, and where.
 *
 * @param environment {@code staging}, {@code production} or {@code preview}
 * @param preview the preview's number, empty elsewhere
 */
record Place(String folder, String environment, String preview, String app) {
    private static final Pattern FORM = Pattern.compile(
            "(environments/(?:(staging|production)|(preview)/([^/]+))/([^/]+))/[Kk]ustomization(?:\\.ya?ml)?");

    /** The app whose kustomization this file is. */
    static Optional<Place> ofKustomization(String path) {
        var parts = FORM.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                parts.group(2) != null
                        ? new Place(parts.group(1), parts.group(2), "", parts.group(5))
                        : new Place(parts.group(1), parts.group(3), parts.group(4), parts.group(5)));
    }

    boolean isProduction() {
        return environment.equals("production");
    }
}
