package dev.slipway.catalog.audit;

import dev.slipway.runtime.event.Envelope;
import dev.slipway.runtime.event.RawEventHandler;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Takes every event as it stood on the wire, and lets it join the chain as soon as it is the next of its service. */
@Service
class AuditTrail implements RawEventHandler {
    private final AuditRepository trail;
    private final Clock clock;

    AuditTrail(AuditRepository trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void handle(Envelope envelope, byte[] payload) {
        var service = envelope.source().substring(envelope.source().lastIndexOf('/') + 1);
        trail.add(new Entry(
                0,
                service,
                envelope.number(),
                envelope.id().toString(),
                envelope.type(),
                envelope.subject(),
                envelope.time().toString(),
                envelope.previousHash(),
                envelope.hash(),
                payload,
                clock.instant()));
        trail.lockChain();
        var last = trail.lastLink();
        for (var next = trail.nextOf(service); next.isPresent(); next = trail.nextOf(service)) {
            var entry = next.get();
            last = last.then(entry.service(), entry.number(), entry.received(), entry.hash());
            trail.add(last, clock.instant());
        }
    }
}
