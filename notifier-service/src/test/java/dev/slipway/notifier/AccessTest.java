package dev.slipway.notifier;

import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import java.util.Map;

class AccessTest extends AccessContract {
    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        return Map.of("app", "menu");
    }
}
