package dev.slipway.runtime.http;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** JSON of a peer; what does not fit the type that we expect, or lacks what that type promises, is a {@link RemoteProblem}. */
final class ContractJson extends JacksonJsonHttpMessageConverter {

    private static final int OK = 200;

    private final String client;

    ContractJson(String client, JsonMapper json) {
        super(json);
        this.client = client;
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage answer, @Nullable Map<String, Object> hints)
            throws IOException {
        var read = parsed(type, answer, hints);
        Promised.missingIn(read).ifPresent(missing -> {
            throw RemoteProblem.unusable(client, OK, "the answer is not what was expected: it has no " + missing, null);
        });
        return read;
    }

    private Object parsed(ResolvableType type, HttpInputMessage answer, @Nullable Map<String, Object> hints)
            throws IOException {
        try {
            return super.read(type, answer, hints);
        } catch (HttpMessageNotReadableException e) {
            throw RemoteProblem.unusable(client, statusOf(answer), "the answer is not what was expected", e);
        }
    }

    private static int statusOf(HttpInputMessage answer) throws IOException {
        return answer instanceof ClientHttpResponse response
                ? response.getStatusCode().value()
                : OK;
    }
}
