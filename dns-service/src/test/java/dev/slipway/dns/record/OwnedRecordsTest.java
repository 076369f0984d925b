package dev.slipway.dns.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.Claim.State;
import dev.slipway.dns.zone.Fqdn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnedRecordsTest {
    private static final OwnedRecords MENU =
            new OwnedRecords(List.of("192.0.2.7"), "heritage=slipway,app=menu,claim=2", 60);

    @Test
    void inheritsFromALostClaimOfTheSameApp() {
        assertThat(MENU.inheritsFrom("heritage=slipway,app=menu,claim=1")).isTrue();
    }

    /** Each of them calls an app "menu"; neither has lost the other's claims. */
    @Test
    void inheritsNothingFromAnotherInstallation() {
        var here = markerOf("here");
        var there = markerOf("there");
        var only = markerOf("");

        assertThat(of(here).inheritsFrom(markerOf("here"))).isTrue();
        assertThat(of(here).inheritsFrom(there)).isFalse();
        assertThat(of(here).inheritsFrom(only)).isFalse();
        assertThat(of(only).inheritsFrom(there)).isFalse();
    }

    private static OwnedRecords of(String marker) {
        return new OwnedRecords(List.of("192.0.2.7"), marker, 60);
    }

    private static String markerOf(String installation) {
        return new Claim(
                        UUID.randomUUID(),
                        new Fqdn("menu.dining.apps.slipway.test"),
                        "menu",
                        1,
                        "production",
                        "p_1",
                        State.CLAIMED)
                .ownerMarker(installation);
    }

    @Test
    void inheritsNothingFromOthers() {
        assertThat(List.of(
                        "heritage=slipway,app=menus,claim=1",
                        "heritage=slipway,app=men,claim=2",
                        "heritage=other,app=menu,claim=1",
                        "heritage=slipway,app=menu",
                        ""))
                .noneMatch(MENU::inheritsFrom);
    }
}
