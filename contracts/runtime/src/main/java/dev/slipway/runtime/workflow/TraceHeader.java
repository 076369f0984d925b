package dev.slipway.runtime.workflow;

import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.common.interceptors.Header;
import org.jspecify.annotations.Nullable;

/** The trace context in the headers of workflows and activities: W3C {@code traceparent}, as one JSON string. */
final class TraceHeader {
    private static final String NAME = "traceparent";

    private TraceHeader() {}

    static void put(@Nullable String traceparent, Header header) {
        if (traceparent != null) {
            GlobalDataConverter.get().toPayload(traceparent).ifPresent(payload -> header.getValues()
                    .put(NAME, payload));
        }
    }

    static @Nullable String in(Header header) {
        var payload = header.getValues().get(NAME);
        return payload == null ? null : GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
    }
}
