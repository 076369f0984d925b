package dev.slipway.runtime.event;

import dev.slipway.contracts.EventTypes;
import java.util.Set;
import java.util.TreeSet;

/** Everything that any service announces. */
record RawReception(RawEventHandler handler) implements Reception {
    @Override
    public Interest interestIn(String type) {
        return Interest.WANTED;
    }

    @Override
    public void handle(Envelope envelope, byte[] payload) {
        handler.handle(envelope, payload);
    }

    @Override
    public Set<String> topics() {
        var topics = new TreeSet<String>();
        EventTypes.areas().forEach(area -> topics.add("slipway." + area));
        return topics;
    }
}
