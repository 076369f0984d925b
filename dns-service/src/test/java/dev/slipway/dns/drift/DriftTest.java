package dev.slipway.dns.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import dev.slipway.dns.claim.ClaimOutcome.Won;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.drift.DriftController.Differences;
import dev.slipway.dns.record.DesiredRecord;
import dev.slipway.dns.record.DnsProvider;
import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.dns.record.RecordService;
import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.token.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;

@SlipwayTest
class DriftTest {
    @Autowired
    private ClaimService claims;

    @Autowired
    private RecordService records;

    @Autowired
    private RestTestClient http;

    @MockitoBean
    private DnsProvider provider;

    private final List<DesiredRecord> zone = new ArrayList<>();

    @BeforeEach
    void aZone() {
        when(provider.write(any(), any(), any())).thenReturn(Change.DONE);
        when(provider.contents(anyString())).thenAnswer(asked -> zone.stream()
                .filter(record -> record.name().endsWith("." + asked.getArgument(0)))
                .toList());
    }

    @Test
    void tellsNothingWhereTheZoneHoldsWhatIsOnRecord() {
        zone.addAll(recorded("soup"));

        assertThat(of("soup")).isEmpty();
    }

    @Test
    void namesARecordThatTheZoneHasLost() {
        recorded("salad");

        assertThat(of("salad")).singleElement().satisfies(difference -> {
            assertThat(difference.recorded()).hasSize(2);
            assertThat(difference.zone()).isEmpty();
        });
    }

    @Test
    void namesWhatIsAheadInTheZone() {
        zone.add(new DesiredRecord("bread.dining.apps.slipway.test", "A", 5, "192.0.2.7"));
        zone.add(new DesiredRecord(
                "_slipway.bread.dining.apps.slipway.test", "TXT", 5, "heritage=slipway,app=bread,claim=1"));

        assertThat(of("bread")).singleElement().satisfies(difference -> {
            assertThat(difference.recorded()).isEmpty();
            assertThat(difference.zone())
                    .containsExactly(
                            "_slipway.bread.dining.apps.slipway.test TXT heritage=slipway,app=bread,claim=1",
                            "bread.dining.apps.slipway.test A 192.0.2.7");
        });
    }

    @Test
    void leavesOutWhatIsNotSlipways() {
        zone.add(new DesiredRecord("printer.dining.apps.slipway.test", "A", 5, "192.0.2.9"));

        assertThat(of("printer")).isEmpty();
    }

    @Test
    void isForOperators() {
        http.get()
                .uri("/api/v1/differences")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("creator")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    /** What is on record for an app that has just got its name. */
    private List<DesiredRecord> recorded(String app) {
        var won = (Won) claims.claim(new NameRequest(app, 7, "dining", app, "production", "p_0123456789ab"));
        records.write(won.claim());
        return records.desiredOf(won.claim());
    }

    private List<Difference> of(String app) {
        var found = http.get()
                .uri("/api/v1/differences")
                .headers(headers -> headers.setBearerAuth(TestTokens.person("operator", "operator")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Differences.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(found).items().stream()
                .filter(difference -> difference.fqdn().startsWith(app + "."))
                .toList();
    }
}
