package dev.slipway.notifier;

import dev.slipway.contracts.Money;
import dev.slipway.contracts.http.AppView;
import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.ChatDecision;
import dev.slipway.contracts.http.ChatIdentityView;
import dev.slipway.contracts.http.DecisionAnswer;
import dev.slipway.contracts.http.ImageView;
import dev.slipway.contracts.http.LifecycleView;
import dev.slipway.contracts.http.PeopleMatchQuery;
import dev.slipway.contracts.http.PeopleMatches;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PermissionAnswer;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.contracts.http.PersonView;
import dev.slipway.contracts.http.PromotionClient;
import dev.slipway.contracts.http.RiskView;
import dev.slipway.contracts.http.SourcePush;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The services that the notifier asks, answering as they would for a small world: the app “menu” of p_owner, who has linked Slack, and “orphan” of p_gone, who has not. */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {
    private final List<ChatDecision> decisions = new CopyOnWriteArrayList<>();
    private volatile DecisionAnswer answer = new DecisionAnswer("granted", "Thank you.", "d");

    /** What was carried to promotion-workflow so far. */
    public List<ChatDecision> decisions() {
        return decisions;
    }

    /** What promotion-workflow answers from now on. */
    public void answer(String outcome, String text) {
        answer = new DecisionAnswer(outcome, text, null);
    }

    @Bean
    @Primary
    ServiceClients serviceClients() {
        return new ServiceClients() {
            @Override
            public <T> T of(Class<T> contract) {
                return contract.cast(contract == CatalogClient.class ? new Catalog() : new Promotion());
            }
        };
    }

    private final class Promotion implements PromotionClient {
        @Override
        public DecisionAnswer decide(String approval, ChatDecision decision) {
            decisions.add(decision);
            return answer;
        }
    }

    private static final class Catalog implements CatalogClient {
        @Override
        public AppView app(String app) {
            if (!app.equals("menu") && !app.equals("orphan")) {
                throw new RemoteProblem("catalog", 404, null, "There is no such app.", List.of(), Map.of());
            }
            return new AppView(
                    app,
                    "owner@slipway.test",
                    app.equals("menu") ? "p_owner" : "p_gone",
                    null,
                    null,
                    null,
                    null,
                    new ImageView(null, null),
                    "0.1.0",
                    "shared",
                    null,
                    new RiskView("low", "triage", List.of()),
                    new LifecycleView("active", null, null),
                    null,
                    null,
                    null,
                    null,
                    false,
                    List.of(),
                    List.of(),
                    new Money(BigDecimal.TEN, "USD"),
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    1);
        }

        @Override
        public AppView appByImage(String repository) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PermissionAnswer check(PermissionQuery query) {
            app(query.app());
            var owner = query.person().equals("p_owner");
            return new PermissionAnswer(
                    owner,
                    owner ? "You own it." : "Only the owner may.",
                    true,
                    List.of("creator"),
                    owner,
                    false,
                    false,
                    1);
        }

        @Override
        public List<PersonView> people(PeopleQuery query) {
            return query.ids().stream()
                    .map(id -> new PersonView(
                            id,
                            id + "@slipway.test",
                            "Person " + id,
                            true,
                            List.of("creator"),
                            List.of(),
                            List.of(),
                            id.equals("p_gone")
                                    ? List.of()
                                    : List.of(new ChatIdentityView("slack", "T0SLIPWAY", "U-OWNER"))))
                    .toList();
        }

        @Override
        public PeopleMatches match(PeopleMatchQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PersonView personByChat(String provider, String workspace, String user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<PersonView> peopleByRole(String role) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pushed(SourcePush push) {
            throw new UnsupportedOperationException();
        }
    }
}
