package dev.slipway.runtime.job;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a job's row: {@code {"traceparent": …, "subject": …, "data": …}}; the subject is what its wish was about. */
record JobData(@Nullable String traceparent, @Nullable String subject, JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] write(@Nullable String traceparent, @Nullable String subject, Object data) {
        return JSON.writeValueAsBytes(new JobData(traceparent, subject, JSON.valueToTree(data)));
    }

    static JobData read(byte[] row) {
        return JSON.readValue(row, JobData.class);
    }

    <D> D as(Class<D> type) {
        return JSON.treeToValue(data, type);
    }
}
