package dev.slipway.local.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One HTTP request as it arrived. Path segments, query and form fields come decoded as UTF-8. */
public final class Call {
    private final HttpExchange exchange;
    private final Map<String, String> parameters;
    private byte @Nullable [] body;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
        this.parameters = new LinkedHashMap<>();
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** The path still encoded, without the query. */
    public String rawPath() {
        return exchange.getRequestURI().getRawPath();
    }

    /** Path and query as on the request line. */
    public String target() {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? rawPath() : rawPath() + "?" + query;
    }

    public List<String> segments() {
        return Stream.of(rawPath().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(queryFields().get(name));
    }

    public Map<String, String> queryFields() {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? Map.of() : fields(query);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The media type without its parameters, in lower case; empty text where none was sent. */
    public String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    public String remoteAddress() {
        var remote = exchange.getRemoteAddress();
        return remote.getAddress().getHostAddress() + ":" + remote.getPort();
    }

    /** True when the call carries exactly this bearer token, compared in constant time. */
    public boolean hasBearer(String secret) {
        return hasToken("Bearer", secret);
    }

    /** The same for another scheme of the {@code Authorization} header. */
    public boolean hasToken(String scheme, String secret) {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(value -> value.substring(scheme.length() + 1).strip())
                .filter(token -> MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** The whole body, read once and kept. Refuses with {@code tooLarge} (given the limit) above {@code limit} bytes. */
    public byte[] body(int limit, IntFunction<Reply> tooLarge) throws IOException {
        if (body == null) {
            var read = exchange.getRequestBody().readNBytes(limit + 1);
            if (read.length > limit) {
                throw new Refusal(tooLarge.apply(limit));
            }
            body = read;
        }
        return body;
    }

    public InputStream stream() {
        return exchange.getRequestBody();
    }

    /** A variable of the route's template. */
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    void bind(Map<String, String> found) {
        parameters.putAll(found);
    }

    HttpExchange exchange() {
        return exchange;
    }

    /** Decodes {@code application/x-www-form-urlencoded} text; the last of several equal names counts. */
    public static Map<String, String> fields(String encoded) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                fields.put(
                        decode(cut < 0 ? pair : pair.substring(0, cut)),
                        cut < 0 ? "" : decode(pair.substring(cut + 1)));
            }
        }
        return fields;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return encoded;
        }
    }
}
