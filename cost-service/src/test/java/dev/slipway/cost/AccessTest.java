package dev.slipway.cost;

import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import java.util.Map;

class AccessTest extends AccessContract {
    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        return Map.of("app", "menu", "month", "2024-11", "bill", CostFixture.bill("2024-11", "menu", "12.00"));
    }
}
