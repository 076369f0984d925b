package dev.slipway.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/** An answer that has arrived to its last byte and within its limit. */
final class WholeAnswer implements ClientHttpResponse {

    private final HttpStatusCode status;
    private final String statusText;
    private final HttpHeaders headers;
    private final byte[] body;

    private WholeAnswer(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.statusText = statusText;
        this.headers = headers;
        this.body = body;
    }

    /** Reads all of it; a {@link RemoteProblem} when there is more than the limit allows. */
    static WholeAnswer read(String client, ClientHttpResponse response, DataSize limit) throws IOException {
        var status = response.getStatusCode();
        int most = Math.toIntExact(Math.min(limit.toBytes(), Integer.MAX_VALUE - 16));
        var body = response.getBody().readNBytes(most + 1);
        if (body.length > most) {
            throw RemoteProblem.unusable(
                    client, status.value(), "the answer is larger than " + limit.toBytes() + " bytes", null);
        }
        var headers = new HttpHeaders();
        headers.addAll(response.getHeaders());
        return new WholeAnswer(status, response.getStatusText(), headers, body);
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public String getStatusText() {
        return statusText;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
        // nothing is open: the connection went back when the last byte was read
    }
}
