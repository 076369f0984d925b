package dev.slipway.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PeopleQuery;
import dev.slipway.contracts.http.PermissionAnswer;
import dev.slipway.contracts.http.PermissionQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

class AccessCatalogTest {
    private final CatalogClient catalog = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(
                    RestClient.create(AccessCatalog.shared().url())))
            .build()
            .createClient(CatalogClient.class);

    @Test
    void tellsBothHalvesOfAPair() {
        var answer = asked("owner-approver", "decide");

        assertThat(answer.owner()).isTrue();
        assertThat(answer.roles()).containsExactly("approver");
        assertThat(answer.lead() || answer.member()).isFalse();
    }

    @Test
    void letsAPairDoWhatEitherHalfMayButForTheException() {
        assertThat(asked("member-operator", "edit").allowed()).isTrue();
        assertThat(asked("lead-auditor", "edit").allowed()).isTrue();
        assertThat(asked("lead-approver", "decide").allowed()).isTrue();
        assertThat(asked("owner-approver", "decide").allowed()).isFalse();
    }

    @Test
    void putsPairsIntoTheTeamThatTheyLeadOrAreIn() {
        assertThat(catalog.people(new PeopleQuery(List.of(id("lead-finance"), id("member-finance")))))
                .satisfiesExactly(
                        lead -> assertThat(lead.leads()).containsExactly(AccessCaller.TEAM),
                        member -> assertThat(member.teams()).containsExactly(AccessCaller.TEAM));
    }

    private PermissionAnswer asked(String name, String action) {
        return catalog.check(new PermissionQuery(id(name), "menu", action));
    }

    private static String id(String name) {
        return AccessCaller.called("people")
                .filter(caller -> caller.name().equals(name))
                .map(AccessCaller::id)
                .findFirst()
                .orElseThrow();
    }
}
