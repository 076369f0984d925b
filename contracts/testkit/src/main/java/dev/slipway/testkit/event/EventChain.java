package dev.slipway.testkit.event;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.Uuid7;
import dev.slipway.runtime.event.Envelope;
import dev.slipway.runtime.event.EventHash;
import dev.slipway.runtime.event.EventJson;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Envelopes as the relays of the services stamp them: dense numbers and hashes by source. */
final class EventChain {
    private final Clock clock;
    private final Map<String, Envelope> heads = new HashMap<>();

    EventChain(Clock clock) {
        this.clock = clock;
    }

    synchronized Envelope append(SlipwayEvent event) {
        var area = EventTypes.areaOf(event.getClass());
        var head = heads.get(area);
        var number = head == null ? 1 : head.number() + 1;
        var previousHash = head == null ? EventHash.NO_PREDECESSOR : head.hash();
        var id = Uuid7.next();
        var type = EventTypes.typeOf(event.getClass());
        var time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var hash = EventHash.of(previousHash, number, id, type, event.subject(), time, EventJson.write(event));
        var envelope = new Envelope(id, type, "/slipway/" + area, event.subject(), time, number, previousHash, hash);
        heads.put(area, envelope);
        return envelope;
    }
}
