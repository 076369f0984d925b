package dev.slipway.notifier;

import dev.slipway.testkit.access.AccessContract;
import java.util.Map;

class AccessTest extends AccessContract {
    @Override
    protected Map<String, String> world(String route) {
        return Map.of("app", "menu");
    }
}
