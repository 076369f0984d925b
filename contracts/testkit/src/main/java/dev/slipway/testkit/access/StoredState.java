package dev.slipway.testkit.access;

import static org.awaitility.Awaitility.await;

import dev.slipway.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a service has stored, table by table, so that two moments can be compared. Timetables of its jobs do not count. */
final class StoredState {
    private static final Set<String> NOT_STATE = Set.of("flyway_schema_history", "scheduled_tasks");
    private static final String NOTHING = "select '' as name, '' as hash where false";
    private static final String HASH =
            " union all select '%1$s', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %1$s t";

    private final TestDatabase database;

    /** By schema. */
    private final Map<String, String> queries = new LinkedHashMap<>();

    StoredState(TestDatabase database) {
        this.database = database;
        database.schemas().forEach(schema -> queries.put(schema, query(schema)));
    }

    /** A hash of every table but those, by its name with its schema. */
    Map<String, String> now() {
        var state = new HashMap<String, String>();
        queries.forEach((schema, query) -> state.putAll(read(schema, query)));
        return state;
    }

    /** The same, once the service does nothing any more with what it was given before. */
    Map<String, String> settled() {
        var unchanged = new Unchanged();
        await().pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(30))
                .during(Duration.ofMillis(1200))
                .until(this::now, unchanged::since);
        return unchanged.before;
    }

    private String query(String schema) {
        var names = "select schemaname || '.' || tablename, '' from pg_tables where schemaname = '" + schema + "'";
        return read(schema, names).keySet().stream()
                .filter(table -> !NOT_STATE.contains(table.substring(schema.length() + 1)))
                .map(HASH::formatted)
                .collect(Collectors.joining("", NOTHING, ""));
    }

    private Map<String, String> read(String schema, String query) {
        try (var connection = database.connectAsOwner(schema);
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var state = new HashMap<String, String>();
            while (found.next()) {
                state.put(found.getString(1), found.getString(2));
            }
            return state;
        } catch (SQLException e) {
            throw new AssertionError("Could not read the schema " + schema, e);
        }
    }

    private static final class Unchanged {
        private Map<String, String> before = Map.of();

        boolean since(Map<String, String> now) {
            boolean same = now.equals(before);
            before = now;
            return same;
        }
    }
}
