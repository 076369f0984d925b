package dev.slipway.local.ca;

import dev.slipway.local.store.AtomicFile;
import dev.slipway.local.store.ReceivedLog;
import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.Routes;
import dev.slipway.local.web.WebPart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** The CA's port: {@code POST /sign} (bearer token; PEM request in, PEM chain out) and {@code GET /root}. */
public final class CaStandIn implements Closeable {
    private static final int MAX_REQUEST_BYTES = 64 << 10;
    private static final String PEM = "application/pem-certificate-chain";

    private final Root root;
    private final Signer signer;
    private final String token;
    private final ReceivedLog issued;
    private final WebPart web;

    /** Writes the root's certificate to {@code certificate} and listens on the port. */
    public CaStandIn(int port, Path data, Path certificate, String token, Clock clock) throws IOException {
        this.root = Root.load(data.resolve("root.pem"), clock);
        this.signer = new Signer(root, clock);
        this.token = token;
        this.issued = new ReceivedLog(data.resolve("issued.ndjson"), clock);
        AtomicFile.write(certificate, root.certificatePem().getBytes(StandardCharsets.US_ASCII));
        this.web = WebPart.listen(
                port,
                new Routes(call -> problem(404, "There is POST /sign and GET /root."))
                        .on("POST", "/sign", this::sign)
                        .on("GET", "/root", call -> Reply.text(200, PEM, root.certificatePem())));
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() throws IOException {
        web.close();
        issued.close();
    }

    private Reply sign(Call call) throws IOException {
        if (!call.hasBearer(token)) {
            return problem(401, "The bearer token is missing or wrong.").with("WWW-Authenticate", "Bearer");
        }
        var body = call.body(MAX_REQUEST_BYTES, limit -> problem(413, "A request has at most " + limit + " bytes."));
        try {
            var request = SigningRequest.parse(new String(body, StandardCharsets.US_ASCII));
            var leaf = signer.sign(request);
            var record = Json.object().put("serial", leaf.getSerialNumber().toString(16));
            request.names().forEach(record.putArray("names")::add);
            record.put("notAfter", leaf.getNotAfter().toInstant().toString());
            issued.record("POST", "/sign", Json.object(), record, 200);
            return Reply.text(200, PEM, Pem.of(leaf) + root.certificatePem());
        } catch (SigningRequest.Refused refused) {
            return problem(422, String.valueOf(refused.getMessage()));
        }
    }

    private static Reply problem(int status, String detail) {
        var document =
                Json.object().put("title", "Not signed").put("status", status).put("detail", detail);
        return Reply.bytes(status, "application/problem+json", Json.bytes(document));
    }
}
