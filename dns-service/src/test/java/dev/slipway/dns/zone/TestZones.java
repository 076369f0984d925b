package dev.slipway.dns.zone;

import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** One parent zone, for tests that need no service around them. */
public final class TestZones {
    private TestZones() {}

    /** Zones below the parent, which is production's. */
    public static Zones below(String parent) {
        return new Zones(
                new ZoneProperties(Map.of("production", parent), "apps", new ClassPathResource("names/reserved.txt")));
    }
}
