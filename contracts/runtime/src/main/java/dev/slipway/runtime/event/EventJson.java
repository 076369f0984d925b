package dev.slipway.runtime.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contracts.SlipwayEvent;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of events, the same in every service whatever its own JSON settings are. Absent values are left out; unknown fields are ignored. */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    /** The bytes that go on the wire. */
    public static byte[] write(SlipwayEvent event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /** Reads what {@link #write} or a later release wrote. */
    public static <E extends SlipwayEvent> E read(byte[] payload, Class<E> type) {
        return MAPPER.readValue(payload, type);
    }
}
