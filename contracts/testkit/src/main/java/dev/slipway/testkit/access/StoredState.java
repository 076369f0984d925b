package dev.slipway.testkit.access;

import static org.awaitility.Awaitility.await;

import dev.slipway.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a service has stored, table by table, and which tables change from one look to the next. Timetables of its jobs do not count. */
final class StoredState {
    private static final Set<String> NOT_STATE = Set.of("flyway_schema_history", "scheduled_tasks");
    private static final String NOTHING = "select '' as name, '' as hash where false";
    private static final String HASH =
            " union all select '%1$s', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %1$s t";

    private final TestDatabase database;

    /** By schema. */
    private final Map<String, String> queries = new LinkedHashMap<>();

    /** A hash of every table, by its name with its schema, at the last look. */
    private Map<String, String> lastSeen = Map.of();

    private StoredState(TestDatabase database) {
        this.database = database;
        database.schemas().forEach(schema -> queries.put(schema, query(schema)));
    }

    /** Seen once the service does nothing any more with what it was given before. */
    static StoredState settled(TestDatabase database) {
        var stored = new StoredState(database);
        await().pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(30))
                .during(Duration.ofMillis(1200))
                .until(() -> stored.changed().isEmpty());
        return stored;
    }

    /** The tables that have changed since the last look, apart from these of the service's first schema. */
    Set<String> changedApartFrom(Set<String> tables) {
        var changed = changed();
        tables.forEach(table -> changed.remove(database.schemas().getFirst() + "." + table));
        return changed;
    }

    private Set<String> changed() {
        var before = lastSeen;
        lastSeen = now();
        var changed = new TreeSet<String>();
        lastSeen.forEach((table, hash) -> {
            if (!hash.equals(before.get(table))) {
                changed.add(table);
            }
        });
        return changed;
    }

    private Map<String, String> now() {
        var state = new HashMap<String, String>();
        queries.forEach((schema, query) -> state.putAll(read(schema, query)));
        return state;
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
}
