package dev.slipway.codegen;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * How the classes look: tables and records only, in {@code dev.slipway.jooq.<area>}, names rendered without schema (the connection's
 * {@code currentSchema} decides), {@code timestamptz} as {@link java.time.Instant}.
 */
final class Generation {
    private Generation() {}

    static void run(String jdbcUrl, Area area, Set<String> hidden, Path into) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(jdbcUrl)
                        .withUser(area.owner()))
                .withGenerator(new Generator()
                        .withDatabase(database(area, hidden))
                        .withGenerate(classes())
                        .withTarget(new Target()
                                .withPackageName("dev.slipway.jooq." + area.name())
                                .withDirectory(into.toString())
                                .withClean(true))));
    }

    private static Database database(Area area, Set<String> hidden) {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema(area.name())
                .withOutputSchemaToDefault(true)
                .withIncludes(".*")
                .withExcludes(hidden.stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .withIncludeRoutines(false)
                .withForcedTypes(new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamptz|timestamp.*with time zone)"));
    }

    private static Generate classes() {
        return new Generate()
                .withRecords(true)
                .withPojos(false)
                .withDaos(false)
                .withJavaTimeTypes(true)
                .withDeprecated(false)
                .withDeprecationOnUnknownTypes(false)
                .withGeneratedAnnotation(false)
                .withComments(false);
    }
}
