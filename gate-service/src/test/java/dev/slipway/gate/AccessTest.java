package dev.slipway.gate;

import dev.slipway.runtime.Digests;
import dev.slipway.testkit.access.AccessCaller;
import dev.slipway.testkit.access.AccessContract;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

class AccessTest extends AccessContract {
    @Override
    protected Map<String, String> world(String route, AccessCaller owner) {
        var digest = "sha256:" + Digests.sha256Hex(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return Map.of("subject", digest, "digest", digest);
    }
}
