package dev.slipway.runtime.job;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a job's row: {@code {"traceparent": …, "data": …}}. */
record JobData(@Nullable String traceparent, JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] write(@Nullable String traceparent, Object data) {
        return JSON.writeValueAsBytes(new JobData(traceparent, JSON.valueToTree(data)));
    }

    static JobData read(byte[] row) {
        return JSON.readValue(row, JobData.class);
    }

    <D> D as(Class<D> type) {
        return JSON.treeToValue(data, type);
    }
}
