package dev.slipway.local.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back: status, headers and body. Immutable. */
public record Reply(int status, Map<String, String> headers, Body body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A body of known length, or of unknown length ({@code -1}: sent in chunks). */
    public interface Body {
        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    private static final class Bytes implements Body {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new Bytes(new byte[0]));
    }

    public static Reply bytes(int status, String contentType, byte[] bytes) {
        return new Reply(status, Map.of("Content-Type", contentType), new Bytes(bytes));
    }

    public static Reply text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply json(int status, JsonNode document) {
        return bytes(status, "application/json; charset=utf-8", Json.bytes(document));
    }

    public static Reply stream(int status, String contentType, Body body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
