package dev.slipway.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contracts.catalog.TeamChanged;
import dev.slipway.contracts.dns.DomainProvisioned;
import dev.slipway.contracts.dns.DomainReleased;
import dev.slipway.runtime.event.Delivered;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.token.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest(area = "catalog", schemas = "audit")
class SlipwayTestTest {
    @Autowired
    RestTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    OutboxAssertions outbox;

    @Autowired
    EventInjector events;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void letsPeopleInByRole() {
        assertThat(status("/api/v1/visits/me", TestTokens.person("operator", "operator")))
                .isEqualTo(HttpStatus.OK);
        assertThat(status("/api/v1/visits/me", TestTokens.person("creator"))).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("/api/v1/visits/me", TestTokens.machine("ci"))).isEqualTo(HttpStatus.OK);
    }

    @Test
    void letsServicesInByScope() {
        assertThat(status("/internal/me", TestTokens.service("gate"))).isEqualTo(HttpStatus.OK);
        assertThat(status("/internal/me", TestTokens.service("agent", "certificates.read")))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("/internal/me", TestTokens.person("operator", "operator")))
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void turnsAwayWhatTheIssuerDidNotGive() {
        assertThat(status("/api/v1/visits/me", TestTokens.forged("operator", "operator")))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("/api/v1/visits/me", TestTokens.expired("operator", "operator")))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("/api/v1/visits/me", TestTokens.otherAudience("operator", "operator")))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void tellsWhoACallerIs() {
        var body = http.get()
                .uri("/api/v1/visits/me")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .returnResult(String.class)
                .getResponseBody();
        assertThat(body).isEqualTo("person:" + TestTokens.personId("operator")).matches("person:p_[0-9a-f]{12}");
    }

    @Test
    void showsWhatATestAnnouncedAndNothingOlder() {
        outbox.none(TeamChanged.class);
        visit("first");
        assertThat(outbox.only(TeamChanged.class).team()).isEqualTo("first");
        visit("second");
        assertThat(outbox.events(TeamChanged.class, "team/second")).hasSize(1);
        assertThat(outbox.await(TeamChanged.class, event -> event.team().equals("second")))
                .isNotNull();
        outbox.forget();
        outbox.none(TeamChanged.class);
    }

    @Test
    void deliversAnEventOnce() {
        var event = provisioned("delivered");
        var envelope = events.deliver(event);
        assertThat(events.again(event, envelope)).isEqualTo(Map.of("catalog", Delivered.REPEATED));
        assertThat(outbox.events(TeamChanged.class)).hasSize(1);
        assertThat(database.query("select app from visit where app = ?", "delivered"))
                .hasSize(1);
    }

    @Test
    void tellsWhatBecameOfAnEvent() {
        assertThat(events.offer(new DomainReleased("gone", 2, "gone.apps.slipway.test", "production")))
                .isEqualTo(Map.of("catalog", Delivered.NOT_WANTED));
        events.deliver(provisioned("twice"));
        assertThat(events.offer(provisioned("twice"))).isEqualTo(Map.of("catalog", Delivered.PARKED));
    }

    @Test
    void runsAsTheRoleThatMayNotChangeTables() {
        assertThat(jdbc.queryForObject("select current_user", String.class)).isEqualTo("catalog_app");
        assertThatThrownBy(() -> jdbc.execute("create table mine (id int)")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void hasTheFurtherSchemaThatWasAskedFor() throws Exception {
        try (var connection = database.connectAsOwner("audit");
                var statement = connection.createStatement()) {
            statement.execute("create table entry (id int)");
        }
        assertThat(database.query("select schemaname from pg_tables where tablename = 'entry'"))
                .containsExactly(Map.of("schemaname", "audit"));
    }

    private static DomainProvisioned provisioned(String app) {
        return new DomainProvisioned(app, 3, app + ".apps.slipway.test", "production", "https://" + app, null);
    }

    private void visit(String app) {
        http.post()
                .uri("/api/v1/visits/" + app)
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private HttpStatus status(String path, String token) {
        var status = http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .returnResult()
                .getStatus();
        return HttpStatus.valueOf(status.value());
    }
}
