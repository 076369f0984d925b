package dev.slipway.runtime.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * How large the body of a request may be, by path. Every route is bounded: what no bean names may send 1 MB
 * ({@code slipway.web.max-body}). Routes marked {@code @Webhook} bring their own limit.
 *
 * @param byPattern path pattern such as {@code /api/v1/evidence/**} to the most bytes on the wire; the first match in the
 *     order of declaration counts
 */
public record BodyLimits(Map<String, DataSize> byPattern) {

    public BodyLimits {
        byPattern = new LinkedHashMap<>(byPattern);
    }

    public static BodyLimits of(String pattern, DataSize limit) {
        return new BodyLimits(Map.of(pattern, limit));
    }

    public BodyLimits and(String pattern, DataSize limit) {
        var more = new LinkedHashMap<>(byPattern);
        more.put(pattern, limit);
        return new BodyLimits(more);
    }
}
