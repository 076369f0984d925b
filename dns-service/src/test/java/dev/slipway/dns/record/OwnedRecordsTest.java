package dev.slipway.dns.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnedRecordsTest {
    private static final OwnedRecords MENU =
            new OwnedRecords(List.of("192.0.2.7"), "heritage=slipway,app=menu,claim=2", 60);

    @Test
    void inheritsFromALostClaimOfTheSameApp() {
        assertThat(MENU.inheritsFrom("heritage=slipway,app=menu,claim=1")).isTrue();
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
