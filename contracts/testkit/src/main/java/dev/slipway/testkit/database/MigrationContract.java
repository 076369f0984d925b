package dev.slipway.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for the tables of every service. A service inherits it once, in its root package, and names what must not change:
 * {@snippet :
 * class MigrationTest extends MigrationContract {
 *     @Override
 *     protected Set<String> appendOnlyTables() {
 *         return Set.of("evidence");
 *     }
 * }
 * }
 */
public abstract class MigrationContract {
    private static final String NOT_PERMITTED = "42501"; // PostgreSQL appendix A: insufficient_privilege

    private static final String ONLY_ADDED_TO = """
            with mine as (select ?::name as runtime)
            select tables.relname from pg_class tables, mine
            where tables.relnamespace = ?::regnamespace and tables.relkind = 'r' and tables.relname <> 'flyway_schema_history'
            and has_any_column_privilege(mine.runtime, tables.oid, 'insert')
            and not has_any_column_privilege(mine.runtime, tables.oid, 'update')
            and not has_table_privilege(mine.runtime, tables.oid, 'delete')""";

    private TestDatabase database = new TestDatabase("none", 0, List.of());

    /** Tables of which the service may insert and select rows only. */
    protected abstract Set<String> appendOnlyTables();

    /** The schema; by default the package after {@code dev.slipway}. */
    protected String schema() {
        return getClass().getPackageName().split("\\.", -1)[2];
    }

    /** Flyway locations of the schema: the runtime's tables and the service's own. */
    protected List<String> locations() {
        return List.of("classpath:db/runtime", "classpath:db/migration");
    }

    @BeforeEach
    void migrate() {
        database = TestPostgres.fresh(List.of(schema()));
        assertThat(flyway().migrate().success).isTrue();
    }

    @Test
    void migratesAnEmptyDatabaseAndThenHasNothingToDo() {
        assertThat(flyway().migrate().migrationsExecuted).isZero();
        assertThat(tables()).containsAll(appendOnlyTables());
    }

    @Test
    void theServiceMayReadEveryTableThatItsMigrationsMake() throws SQLException {
        try (var connection = database.connectAsApp(schema())) {
            for (var table : tables()) {
                run(connection, "select 1 from " + table + " where false");
            }
        }
    }

    @Test
    void theServiceMayNotChangeTheTablesThemselves() throws SQLException {
        try (var connection = database.connectAsApp(schema())) {
            refuses(connection, "create table mine (id int)");
            for (var table : tables()) {
                refuses(connection, "drop table " + table);
                refuses(connection, "alter table " + table + " add column mine int");
                refuses(connection, "truncate " + table);
            }
        }
    }

    @Test
    void theServiceMayNotChangeWhatIsWrittenOnce() throws SQLException {
        try (var connection = database.connectAsApp(schema())) {
            for (var table : appendOnlyTables()) {
                refuses(connection, "delete from " + table + " where false");
                for (var column : columns(table)) {
                    refuses(connection, "update " + table + " set \"" + column + "\" = null where false");
                }
            }
        }
    }

    /** So that what is only added to today cannot be given further rights without this test knowing of the table. */
    @Test
    void everyTableThatTheServiceOnlyAddsToIsNamed() {
        assertThat(names(ONLY_ADDED_TO, database.app(schema()), schema()))
                .containsExactlyInAnyOrderElementsOf(appendOnlyTables());
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(schema()), database.owner(schema()), database.password())
                .defaultSchema(schema())
                .locations(locations().toArray(String[]::new))
                .placeholders(Map.of("runtime", database.app(schema())))
                .outOfOrder(true)
                .load();
    }

    private List<String> tables() {
        return names(
                "select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'",
                schema());
    }

    private List<String> columns(String table) {
        return names(
                "select column_name from information_schema.columns where table_schema = ? and table_name = ? and is_generated = 'NEVER' and identity_generation is distinct from 'ALWAYS'",
                schema(),
                table);
    }

    private List<String> names(String query, Object... values) {
        var names = new ArrayList<String>();
        for (var row : database.query(query, values)) {
            row.values().forEach(value -> names.add(String.valueOf(value)));
        }
        return names;
    }

    private static void refuses(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(NOT_PERMITTED));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
