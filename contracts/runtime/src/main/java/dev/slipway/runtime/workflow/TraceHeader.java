package dev.slipway.runtime.workflow;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.GlobalDataConverter;
import io.temporal.common.interceptors.Header;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes along in the headers of workflows and activities, each as one JSON string: the trace context (W3C {@code traceparent}), and what it is all about. */
final class TraceHeader {
    static final String TRACEPARENT = "traceparent";
    static final String SUBJECT = "subject";
    private static final Set<String> NAMES = Set.of(TRACEPARENT, SUBJECT);

    private TraceHeader() {}

    static void put(String name, @Nullable String value, Header header) {
        if (value != null) {
            GlobalDataConverter.get().toPayload(value).ifPresent(payload -> header.getValues()
                    .put(name, payload));
        }
    }

    static @Nullable String in(Header header, String name) {
        var payload = header.getValues().get(name);
        return payload == null ? null : GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
    }

    /** As it came, for handing it on. */
    static Map<String, Payload> carried(Header header) {
        var carried = new HashMap<>(header.getValues());
        carried.keySet().retainAll(NAMES);
        return Map.copyOf(carried);
    }
}
