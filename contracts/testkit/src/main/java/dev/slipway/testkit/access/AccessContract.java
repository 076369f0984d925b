package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.access.Refusals.Attempt;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.token.RefusedTokens;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every route that the service publishes, by every caller there is, people of each standing with each role among them: who may gets through, who may not is
 * refused and nothing has changed. The table is {@code /access.yaml} among the service's test resources; a route without a row fails. A service inherits it
 * once, in its root package.
 */
@SlipwayTest
public abstract class AccessContract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Autowired
    protected RestTestClient http;

    @Autowired
    protected TestDatabase database;

    /**
     * Makes what a route is about, anew, and gives the names that stand in path and body: {@code app}, {@code id} and so on. {@code owner}, the owner's address,
     * is put there besides.
     *
     * @param owner whose the app is; {@link AccessCatalog} takes every app for theirs by itself
     */
    protected abstract Map<String, String> world(String route, AccessCaller owner);

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        assertThat(table().disagreements(published())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhoeverMayNotAndChangesNothing() {
        var refusals = calls().map(this::refusals).toList();
        var stored = StoredState.settled(database);
        return refusals.stream().flatMap(route -> route.tests(stored));
    }

    @TestFactory
    Stream<DynamicTest> letsThroughWhoeverMay() {
        return calls().flatMap(call -> call.rule().allowed().stream()
                .map(caller ->
                        DynamicTest.dynamicTest(call.route() + " by " + caller.name(), () -> allows(call, caller))));
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryTokenThatIsNotWholeOnEveryRoute() {
        var tokens = RefusedTokens.of("operator", "operator");
        return calls().flatMap(call -> {
            var world = named(call.route(), AccessCaller.OWNER);
            return tokens.entrySet().stream()
                    .map(token -> DynamicTest.dynamicTest(
                            call.route() + " with a token " + token.getKey(),
                            () -> call.with(token.getValue(), world).is(401)));
        });
    }

    private Refusals refusals(AccessCall call) {
        var allowed = call.rule().allowed();
        var worlds = new HashMap<AccessCaller, Map<String, String>>();
        return new Refusals(
                call,
                AccessCaller.ALL.stream()
                        .filter(caller -> !allowed.contains(caller))
                        .map(caller -> new Attempt(
                                caller, worlds.computeIfAbsent(caller.owner(), owner -> named(call.route(), owner))))
                        .toList());
    }

    private void allows(AccessCall call, AccessCaller caller) {
        var answer = call.by(caller, named(call.route(), caller.owner()));
        if (call.rule().gives() == null) {
            assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        } else {
            answer.is(call.rule().gives());
        }
    }

    private Map<String, String> named(String route, AccessCaller owner) {
        var names = new HashMap<>(Map.of("id", new UUID(0, 0).toString(), "owner", owner.email()));
        names.putAll(world(route, owner));
        return names;
    }

    private Stream<AccessCall> calls() {
        return table().routes().entrySet().stream().map(row -> new AccessCall(http, row.getKey(), row.getValue()));
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
