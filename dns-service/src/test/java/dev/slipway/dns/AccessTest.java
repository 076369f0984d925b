package dev.slipway.dns;

import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.claim.NameRequest;
import dev.slipway.dns.record.TestNameServer;
import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(TestNameServer.class)
class AccessTest extends AccessContract {
    private static final AtomicInteger APPS = new AtomicInteger();

    @Autowired
    private ClaimService claims;

    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        var app = "menu" + APPS.incrementAndGet();
        if (route.startsWith("GET")) {
            claims.claim(new NameRequest(app, 1, AccessCaller.TEAM, app, "production", "p_1"));
        }
        return Map.of(
                "app",
                app,
                "fqdn",
                app + ".dining.apps.slipway.test",
                "certificate",
                UUID.randomUUID().toString());
    }
}
