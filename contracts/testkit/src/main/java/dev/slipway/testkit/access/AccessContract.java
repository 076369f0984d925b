package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.access.AccessTable.Rule;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.token.RefusedTokens;
import dev.slipway.testkit.token.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route that the service publishes, by every caller there is: who may gets through, who may not is refused and nothing has changed. The table is
 * {@code /access.yaml} among the service's test resources; a route without a row fails. A service inherits it once, in its root package.
 */
@SlipwayTest
public abstract class AccessContract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Autowired
    protected RestTestClient http;

    @Autowired
    protected TestDatabase database;

    /** What was stored after the refusal before. */
    private Map<String, String> lastSeen = Map.of();

    /** Makes what a route is about, anew, and gives the names that stand in path and body: {@code app}, {@code id} and so on. The app is one of {@code owner}. */
    protected abstract Map<String, String> world(String route);

    private Map<String, String> named(String route) {
        var names = new HashMap<>(Map.of("id", new UUID(0, 0).toString()));
        names.putAll(world(route));
        return names;
    }

    /** Done once before the refusals, such as letting everybody sign in. */
    protected void before() {}

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        assertThat(table().disagreements(published())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhoeverMayNotAndChangesNothing() {
        before();
        var routes = table().routes();
        var worlds = new HashMap<String, Map<String, String>>();
        routes.keySet().forEach(route -> worlds.put(route, named(route)));
        var stored = new StoredState(database);
        lastSeen = stored.settled();
        return routes.entrySet().stream().flatMap(row -> AccessCaller.ALL.stream()
                .filter(caller -> !row.getValue().allowed().contains(caller))
                .map(caller -> DynamicTest.dynamicTest(
                        row.getKey() + " by " + caller.name(),
                        () -> refuses(
                                row.getKey(),
                                row.getValue(),
                                caller,
                                worlds.getOrDefault(row.getKey(), Map.of()),
                                stored))));
    }

    @TestFactory
    Stream<DynamicTest> letsThroughWhoeverMay() {
        before();
        return table().routes().entrySet().stream().flatMap(row -> row.getValue().allowed().stream()
                .map(caller -> DynamicTest.dynamicTest(
                        row.getKey() + " by " + caller.name(), () -> allows(row.getKey(), row.getValue(), caller))));
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryTokenThatIsNotWholeOnEveryRoute() {
        var tokens = RefusedTokens.of("operator", "operator");
        return table().routes().entrySet().stream().flatMap(row -> {
            var world = named(row.getKey());
            return tokens.entrySet().stream()
                    .map(token -> DynamicTest.dynamicTest(row.getKey() + " with a token " + token.getKey(), () -> ask(
                                    row.getKey(), row.getValue(), token.getValue(), world)
                            .is(401)));
        });
    }

    private void refuses(String route, Rule rule, AccessCaller caller, Map<String, String> world, StoredState stored) {
        var before = without(rule.onRecord(), lastSeen);
        var expected = caller.token() == null ? 401 : rule.refuses() == null ? 403 : rule.refuses();
        var answer = ask(route, rule, caller.token(), seenBy(caller, world));
        lastSeen = stored.now();
        answer.is(expected);
        assertThat(without(rule.onRecord(), lastSeen)).isEqualTo(before);
    }

    private Map<String, String> without(Set<String> tables, Map<String, String> state) {
        var rest = new HashMap<>(state);
        tables.forEach(table -> rest.remove(database.schemas().getFirst() + "." + table));
        return rest;
    }

    private void allows(String route, Rule rule, AccessCaller caller) {
        var answer = ask(route, rule, caller.token(), seenBy(caller, named(route)));
        if (rule.gives() == null) {
            assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        } else {
            answer.is(rule.gives());
        }
    }

    private record Answer(int status, String body) {
        void is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
        }
    }

    private Answer ask(String route, Rule rule, @Nullable String token, Map<String, String> world) {
        var words = route.split(" ", 2);
        var path = filled(words[1], "{", world) + (rule.query() == null ? "" : filled(rule.query(), "${", world));
        var request = http.method(HttpMethod.valueOf(words[0])).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
        });
        if (rule.body() != null) {
            request.contentType(rule.type() == null ? MediaType.APPLICATION_JSON : MediaType.valueOf(rule.type()))
                    .body(filled(rule.body(), "${", world).getBytes(StandardCharsets.UTF_8));
        }
        var answer = request.exchange().returnResult(String.class);
        return new Answer(answer.getStatus().value(), String.valueOf(answer.getResponseBody()));
    }

    private static Map<String, String> seenBy(AccessCaller caller, Map<String, String> world) {
        var names = new HashMap<>(world);
        names.put("caller", TestTokens.email(caller.name()));
        return names;
    }

    private static String filled(String text, String open, Map<String, String> world) {
        var filled = text;
        for (var name : world.entrySet()) {
            filled = filled.replace(open + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private AccessTable table() {
        return AccessTable.read(getClass(), "/access.yaml")
                .with(AccessTable.read(AccessContract.class, "/access/operations.yaml"), published());
    }

    private Set<String> published() {
        var document = http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
        var routes = new TreeSet<String>();
        JsonMapper.shared().readTree(document).path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> routes.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }
}
