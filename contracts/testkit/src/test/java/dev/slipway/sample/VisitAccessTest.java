package dev.slipway.sample;

import dev.slipway.testkit.SlipwayTest;
import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

@SlipwayTest(area = "catalog", schemas = "audit")
class VisitAccessTest extends AccessContract {
    private static final AtomicInteger MENUS = new AtomicInteger();

    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        return Map.of("app", "menu" + MENUS.incrementAndGet());
    }
}
