package dev.slipway.promotion;

import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.ChatIdentityView;
import dev.slipway.contracts.http.PeopleMatchQuery;
import dev.slipway.contracts.http.PeopleMatches;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PermissionAnswer;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.contracts.http.PersonView;
import dev.slipway.contracts.http.SourcePush;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.testkit.token.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** The directory of the test realm: {@code creator} owns every app of team dining, {@code approver2} leads it. Apps called {@code unknown…} nobody knows. */
public final class FakeCatalog implements CatalogClient {
    private static final Map<String, List<String>> ROLES = Map.of(
            "creator", List.of("creator"),
            "creator2", List.of("creator"),
            "approver", List.of("creator", "approver"),
            "approver2", List.of("creator", "approver"),
            "compliance", List.of("creator", "compliance"),
            "security", List.of("creator", "security"),
            "finance", List.of("creator", "finance"),
            "operator", List.of("creator", "operator"));

    /** Set while the catalog does not answer. */
    public volatile boolean away;

    /** Apps that are archived, and for which nobody may do anything. */
    public final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** Where an app has changed since. */
    public final Map<String, Long> revisions = new ConcurrentHashMap<>();

    /** Who holds roles no more, whatever their token says. */
    private final Set<String> withoutRoles = ConcurrentHashMap.newKeySet();

    /** From now on a person holds no role but that of a creator. */
    public void takeRoles(String name) {
        withoutRoles.add(name);
    }

    /** Everybody holds the roles of the test realm again. */
    public void giveRolesBack() {
        withoutRoles.clear();
    }

    /** Takes the place of the real client. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        FakeCatalog fakeCatalog() {
            return new FakeCatalog();
        }
    }

    @Override
    public AppView app(String app) {
        answer();
        known(app);
        return JsonMapper.shared()
                .readValue(
                        """
                        {"name": "%s", "owner": "%s", "ownerId": "%s", "team": "dining", "hostingTier": "shared", "telemetry": true, "revision": 7,
                         "risk": {"level": "medium", "source": "triage", "reasons": []}, "lifecycle": {"state": "active"}}
                        """.formatted(app, TestTokens.email("creator"), TestTokens.personId("creator")), AppView.class);
    }

    @Override
    public AppView appByImage(String repository) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PermissionAnswer check(PermissionQuery query) {
        answer();
        known(query.app());
        var name = nameOf(query.person());
        var roles = name.map(this::rolesOf).orElse(List.of());
        var owner = name.filter("creator"::equals).isPresent();
        var lead = name.filter("approver2"::equals).isPresent();
        var allowed =
                switch (query.action()) {
                    case "decide" ->
                        !owner
                                && Stream.of("approver", "compliance", "security", "finance")
                                        .anyMatch(roles::contains);
                    case "cancel" -> owner || roles.contains("operator");
                    default -> owner || lead || roles.contains("operator");
                };
        if (gone.contains(query.app())) {
            return answer(false, query.app() + " is archived.", query, owner, lead);
        }
        return answer(allowed, allowed ? "You may." : "You may not do that.", query, owner, lead);
    }

    private PermissionAnswer answer(boolean allowed, String why, PermissionQuery query, boolean owner, boolean lead) {
        var name = nameOf(query.person());
        var roles = name.map(this::rolesOf).orElse(List.of());
        var revision = revisions.getOrDefault(query.app(), 7L);
        return new PermissionAnswer(allowed, why, name.isPresent(), roles, owner, lead, false, revision);
    }

    @Override
    public List<PersonView> people(PeopleQuery query) {
        answer();
        if (query.ids().size() > 200) {
            throw new RemoteProblem("catalog", 422, null, "at most 200 ids", List.of(), Map.of());
        }
        return query.ids().stream()
                .flatMap(id -> nameOf(id).stream())
                .map(FakeCatalog::person)
                .toList();
    }

    @Override
    public PeopleMatches match(PeopleMatchQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PersonView personByChat(String provider, String workspace, String user) {
        answer();
        return ROLES.keySet().stream()
                .filter(name -> user.equals("U-" + name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(FakeCatalog::person)
                .orElseThrow(() -> notFound("nobody has linked " + user));
    }

    @Override
    public List<PersonView> peopleByRole(String role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pushed(SourcePush push) {
        throw new UnsupportedOperationException();
    }

    private List<String> rolesOf(String name) {
        return withoutRoles.contains(name) ? List.of("creator") : ROLES.getOrDefault(name, List.of());
    }

    private void answer() {
        if (away) {
            throw new RetryableException("the catalog is away", Duration.ofSeconds(1));
        }
    }

    private static void known(String app) {
        if (app.startsWith("unknown")) {
            throw notFound("nobody knows " + app);
        }
    }

    private static RemoteProblem notFound(String why) {
        return new RemoteProblem("catalog", 404, null, why, List.of(), Map.of());
    }

    private static Optional<String> nameOf(String id) {
        return ROLES.keySet().stream()
                .filter(name -> TestTokens.personId(name).equals(id))
                .findFirst();
    }

    private static PersonView person(String name) {
        return new PersonView(
                TestTokens.personId(name),
                TestTokens.email(name),
                name,
                true,
                ROLES.getOrDefault(name, List.of()),
                List.of(),
                List.of(),
                List.<ChatIdentityView>of());
    }
}
