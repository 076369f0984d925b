package dev.slipway.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;

/** An embedded PostgreSQL that lives as long as one generation, with the schemas and both roles of each area, as a real installation has them. */
final class ScratchDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private ScratchDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static ScratchDatabase start(List<Area> areas) throws IOException, SQLException {
        var database = new ScratchDatabase(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start());
        for (var area : areas) {
            database.execute("create role " + area.owner() + " login");
            database.execute("create role " + area.app() + " login");
            database.execute("create schema " + area.name() + " authorization " + area.owner());
            database.execute("grant usage on schema " + area.name() + " to " + area.app());
        }
        return database;
    }

    /** Runs the area's migrations as its owner, and tells which tables are the runtime's. */
    Set<String> migrate(Area area) throws SQLException {
        var runtimeTables = new TreeSet<String>();
        if (!area.runtimeLocations().isEmpty()) {
            flyway(area, area.runtimeLocations()).migrate();
            runtimeTables.addAll(tables(area));
        }
        flyway(area, area.locations()).migrate();
        runtimeTables.add("flyway_schema_history");
        return runtimeTables;
    }

    String jdbcUrl(Area area) {
        return postgres.getJdbcUrl(area.owner(), "postgres") + "&currentSchema=" + area.name();
    }

    private Flyway flyway(Area area, List<String> locations) {
        return Flyway.configure(ScratchDatabase.class.getClassLoader())
                .dataSource(jdbcUrl(area), area.owner(), "")
                .defaultSchema(area.name())
                .locations(locations.toArray(String[]::new))
                .placeholders(Map.of("runtime", area.app()))
                .outOfOrder(true)
                .load();
    }

    private Set<String> tables(Area area) throws SQLException {
        var names = new TreeSet<String>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var found = connection.getMetaData().getTables(null, area.name(), "%", null)) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
