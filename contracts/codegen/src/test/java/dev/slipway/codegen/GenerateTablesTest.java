package dev.slipway.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTablesTest {
    @TempDir
    private Path folder;

    private Path out;
    private String pairs;

    @BeforeEach
    void twoSchemas() throws IOException {
        out = folder.resolve("out");
        pairs = "catalog=" + folder.resolve("migration") + ",audit=" + folder.resolve("audit");
        migration("migration", "V202601010000__app.sql", """
                create type lifecycle as enum ('idea', 'active');
                create table app (
                    name text primary key,
                    state lifecycle not null,
                    created_at timestamptz not null,
                    search tsvector generated always as (to_tsvector('simple', name)) stored
                );
                grant select, insert on app to ${runtime};
                """);
        migration("audit", "V202601010000__entry.sql", """
                create table entry (number bigint primary key, payload bytea not null);
                grant select, insert on entry to ${runtime};
                """);
    }

    @Test
    void generatesTheTablesOfEverySchemaAndNoneOfTheRuntimes() throws Exception {
        assertThat(GenerateTables.generate(pairs, out)).isTrue();

        assertThat(source("catalog/Tables.java")).contains("App APP").doesNotContainIgnoringCase("outbox");
        assertThat(source("audit/Tables.java")).contains("Entry ENTRY");
        assertThat(out.resolve("dev/slipway/jooq/catalog/enums/Lifecycle.java")).exists();
        assertThat(folder.resolve("out/dev/slipway/jooq/catalog/tables"))
                .isDirectoryNotContaining(file -> !file.endsWith("App.java") && !file.endsWith("records"));
    }

    @Test
    void givesTimesAsInstantsAndNamesWithoutSchema() throws Exception {
        GenerateTables.generate(pairs, out);

        assertThat(source("catalog/tables/App.java")).contains("TableField<AppRecord, Instant> CREATED_AT");
        assertThat(source("catalog/DefaultSchema.java")).contains("DSL.name(\"\")");
    }

    @Test
    void doesNothingUntilAMigrationChanges() throws Exception {
        assertThat(GenerateTables.generate(pairs, out)).isTrue();
        assertThat(GenerateTables.generate(pairs, out)).isFalse();

        migration("audit", "V202601020000__head.sql", "create table head (number bigint primary key);");
        assertThat(GenerateTables.generate(pairs, out)).isTrue();
        assertThat(source("audit/Tables.java")).contains("Head HEAD");
    }

    @Test
    void leavesNoStampAfterAMigrationThatFails() throws Exception {
        migration("audit", "V202601020000__broken.sql", "create table;");

        assertThatThrownBy(() -> GenerateTables.generate(pairs, out)).isInstanceOf(FlywayException.class);
        assertThat(out.resolve(".migrations.sha256")).doesNotExist();
    }

    @Test
    void saysWhichPairItDoesNotUnderstand() {
        assertThatThrownBy(() -> Area.parse("catalog")).hasMessageContaining("'catalog'");
        assertThatThrownBy(() -> Area.parse("catalog=" + folder.resolve("nowhere")))
                .hasMessageContaining("nowhere");
    }

    private void migration(String area, String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve(area));
        Files.writeString(folder.resolve(area, name), sql);
    }

    private String source(String file) throws IOException {
        return Files.readString(out.resolve("dev/slipway/jooq", file));
    }
}
