package dev.slipway.runtime.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in a list: the sort keys of the last row shown. Opaque to callers (base64url of versioned JSON), not secret and
 * not signed: whoever reads it binds the values as parameters and decides anew what the caller may see.
 */
public record Cursor(Map<String, String> keys) {

    private static final int VERSION = 1;
    private static final int MAX_LENGTH = 2048;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Cursor {
        keys = Map.copyOf(keys);
    }

    private record Wire(int v, Map<String, String> k) {}

    public static Cursor at(String key, Object value) {
        return new Cursor(Map.of(key, value.toString()));
    }

    public Cursor and(String key, Object value) {
        var more = new LinkedHashMap<>(keys);
        more.put(key, value.toString());
        return new Cursor(more);
    }

    /** The value of a sort key; a 422 problem when the cursor belongs to another list. */
    public String get(String key) {
        return Optional.ofNullable(keys.get(key)).orElseThrow(Cursor::notOurs);
    }

    /** The value as a number; a 422 problem when it is none. */
    public long longAt(String key) {
        return read(key, Long::valueOf);
    }

    /** The value as a time; a 422 problem when it is none. */
    public Instant instantAt(String key) {
        return read(key, Instant::parse);
    }

    /** The value as a UUID; a 422 problem when it is none. */
    public UUID uuidAt(String key) {
        return read(key, UUID::fromString);
    }

    private <T> T read(String key, Function<String, T> as) {
        try {
            return as.apply(get(key));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw notOurs().because(e);
        }
    }

    public String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(new Wire(VERSION, keys)));
    }

    /** Reads what {@link #encode()} wrote; a 422 problem at {@code /cursor} for anything else. */
    public static Cursor decode(String opaque) {
        if (opaque.length() > MAX_LENGTH) {
            throw notOurs();
        }
        try {
            var json = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
            var wire = JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
            if (!Integer.valueOf(VERSION).equals(wire.get("v")) || !(wire.get("k") instanceof Map<?, ?> read)) {
                throw notOurs();
            }
            var keys = new LinkedHashMap<String, String>();
            read.forEach((key, value) -> keys.put(String.valueOf(key), String.valueOf(value)));
            return new Cursor(keys);
        } catch (IllegalArgumentException | JacksonException e) {
            throw notOurs().because(e);
        }
    }

    private static Problem notOurs() {
        return Problems.UNPROCESSABLE
                .problem("The cursor was not given out by this list.")
                .error("/cursor", "is not a cursor of this list")
                .fix("Leave the cursor out to begin with the first page.");
    }
}
