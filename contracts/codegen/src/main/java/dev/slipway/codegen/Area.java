package dev.slipway.codegen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A database schema with the migrations that make it.
 *
 * @param name the schema, which is also the prefix of its two roles {@code <name>_owner} and {@code <name>_app}
 * @param migrations folder with the Flyway migrations
 * @param withRuntime whether the runtime's own tables stand in this schema too
 */
record Area(String name, Path migrations, boolean withRuntime) {
    private static final String RUNTIME = "classpath:db/runtime";

    /**
     * Reads {@code catalog=src/main/resources/db/migration,audit=src/main/resources/db/audit}. The first area is the service's own, and the only one with
     * the runtime's tables.
     *
     * @throws IllegalArgumentException if a pair is malformed or its folder is missing
     */
    static List<Area> parse(String pairs) {
        var areas = new ArrayList<Area>();
        for (var pair : pairs.strip().split("\\s*,\\s*", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length != 2 || !parts[0].matches("[a-z][a-z0-9_]*")) {
                throw new IllegalArgumentException("'" + pair + "' is not <area>=<folder of migrations>");
            }
            var folder = Path.of(parts[1]).toAbsolutePath();
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("There is no folder " + folder + " for the area " + parts[0]);
            }
            areas.add(new Area(parts[0], folder, areas.isEmpty()));
        }
        return List.copyOf(areas);
    }

    String owner() {
        return name + "_owner";
    }

    String app() {
        return name + "_app";
    }

    /** Flyway locations of what the runtime brings into this schema; may be empty. */
    List<String> runtimeLocations() {
        return withRuntime ? List.of(RUNTIME) : List.of();
    }

    /** Flyway locations of everything in this schema. */
    List<String> locations() {
        var own = "filesystem:" + migrations;
        return withRuntime ? List.of(RUNTIME, own) : List.of(own);
    }
}
