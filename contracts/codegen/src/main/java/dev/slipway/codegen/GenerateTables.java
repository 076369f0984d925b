package dev.slipway.codegen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Generates the jOOQ classes of one service.
 *
 * <p>Usage: {@code GenerateTables <area>=<folder>[,<area>=<folder>…] <output folder>}. Does nothing when neither the migrations nor the generator have
 * changed since the output was written.
 */
public final class GenerateTables {
    private static final String STAMP = ".migrations.sha256";

    private GenerateTables() {}

    /** Fails with the first error of a migration, and then leaves no stamp behind. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Usage: GenerateTables <area>=<folder>[,…] <output folder>");
        }
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        generate(arguments[0], Path.of(arguments[1]));
    }

    /** Tells whether anything had to be generated. */
    static boolean generate(String pairs, Path into) throws Exception {
        var areas = Area.parse(pairs);
        var hash = MigrationHash.of(areas);
        var stamp = into.resolve(STAMP);
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
            return false;
        }
        Files.createDirectories(into);
        Files.deleteIfExists(stamp);
        write(areas, into);
        Files.writeString(stamp, hash);
        return true;
    }

    private static void write(List<Area> areas, Path into) throws Exception {
        try (var database = ScratchDatabase.start(areas)) {
            for (var area : areas) {
                var hidden = database.migrate(area);
                Generation.run(database.jdbcUrl(area), area, hidden, into);
            }
        }
    }
}
