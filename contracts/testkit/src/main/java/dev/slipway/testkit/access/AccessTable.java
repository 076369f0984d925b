package dev.slipway.testkit.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Who may what, as a data file says: {@code access.yaml} of a service.
 *
 * @param routes by method and path template, such as {@code GET /api/v1/apps/{app}}
 */
record AccessTable(Map<String, Rule> routes) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /**
     * One route.
     *
     * @param may standings, roles, names of others, or {@code everyone}, {@code people}, {@code services}; somebody who is two of these may what either may
     * @param unless whoever is one of these may not, whatever else they are: an approver decides, unless they own the app
     * @param gives the status for those who may; any success if it is not said
     * @param refuses the status for those who may not and have a token; 403 if it is not said
     * @param records tables in which a refusal is put on record
     * @param query of the request, with its question mark
     * @param type media type of the body
     * @param body with {@code ${name}} for the names of the world
     */
    record Rule(
            List<String> may,
            @Nullable List<String> unless,
            @Nullable Integer gives,
            @Nullable Integer refuses,
            @Nullable Set<String> records,
            @Nullable String query,
            @Nullable String type,
            @Nullable String body) {
        List<AccessCaller> allowed() {
            return new Grant(may, unless).callers();
        }

        /** The status for those who may not and have a token. */
        int refusal() {
            return refuses == null ? 403 : refuses;
        }

        Set<String> onRecord() {
            return records == null ? Set.of() : records;
        }
    }

    AccessTable {
        routes = new LinkedHashMap<>(routes);
    }

    static AccessTable read(Class<?> beside, String resource) {
        try (var in = open(beside, resource)) {
            return YAML.readValue(in, AccessTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Together with those rows of another table whose routes are documented. */
    AccessTable with(AccessTable common, Set<String> documented) {
        var all = new LinkedHashMap<>(routes);
        common.routes().forEach((route, rule) -> {
            if (documented.contains(route)) {
                all.putIfAbsent(route, rule);
            }
        });
        return new AccessTable(all);
    }

    /** The routes of a document that have no row, and the rows that have no route. */
    Set<String> disagreements(Set<String> documented) {
        var wrong = new TreeSet<String>();
        documented.stream()
                .filter(route -> !routes.containsKey(route))
                .map(route -> route + " is for nobody knows whom: it has no row")
                .forEach(wrong::add);
        routes.keySet().stream()
                .filter(route -> !documented.contains(route))
                .map(route -> route + " has a row and does not exist")
                .forEach(wrong::add);
        return wrong;
    }

    private static InputStream open(Class<?> beside, String resource) {
        return Objects.requireNonNull(
                beside.getResourceAsStream(resource), () -> "No " + resource + " among the test resources");
    }
}
