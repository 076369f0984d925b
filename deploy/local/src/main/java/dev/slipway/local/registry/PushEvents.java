package dev.slipway.local.registry;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Events in the form of Distribution 2.8 ({@code notifications/event.go}), for manifests alone. */
final class PushEvents {
    private final String address;
    private final Clock clock;

    PushEvents(String address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    ObjectNode pushed(Call call, RepositoryName repository, Manifest manifest, Optional<String> tag) {
        var event = event(call, "push");
        var target = event.putObject("target");
        target.put("mediaType", manifest.mediaType());
        target.put("size", manifest.size());
        target.put("digest", manifest.digest().toString());
        target.put("length", manifest.size());
        target.put("repository", repository.text());
        target.put("url", "http://" + address + "/v2/" + repository.text() + "/manifests/" + manifest.digest());
        tag.ifPresent(name -> target.put("tag", name));
        return event;
    }

    ObjectNode deleted(Call call, RepositoryName repository, String digest) {
        var event = event(call, "delete");
        event.putObject("target").put("digest", digest).put("repository", repository.text());
        return event;
    }

    private ObjectNode event(Call call, String action) {
        var event = Json.object();
        event.put("id", UUID.randomUUID().toString());
        event.put("timestamp", clock.instant().toString());
        event.put("action", action);
        var request = event.putObject("request");
        request.put("id", UUID.randomUUID().toString());
        request.put("addr", call.remoteAddress());
        request.put("host", call.header("Host").orElse(address));
        request.put("method", call.method());
        request.put("useragent", call.header("User-Agent").orElse(""));
        event.putObject("actor");
        event.putObject("source").put("addr", address).put("instanceID", "stand-in");
        return event;
    }
}
