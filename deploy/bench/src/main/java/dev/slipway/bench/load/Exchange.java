package dev.slipway.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept, for one thread. No client stands above it, for sender and service share the machine, and what the sender takes of it the
 * service does not get.
 */
final class Exchange implements AutoCloseable {
    private static final int PATIENCE = 30_000;

    private @Nullable DefaultBHttpClientConnection open;

    /** What came back. */
    record Answer(int status, String body) {}

    Answer send(ClassicHttpRequest request, URI where) throws IOException {
        try {
            var connection = connected(where);
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
            connection.flush();
            var response = connection.receiveResponseHeader();
            connection.receiveResponseEntity(response);
            var body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
            if (!DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, null)) {
                close();
            }
            return new Answer(response.getCode(), body);
        } catch (HttpException e) {
            throw new IOException("what came back was not HTTP", e);
        }
    }

    private DefaultBHttpClientConnection connected(URI where) throws IOException {
        var connection = open;
        if (connection == null) {
            var socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(where.getHost(), where.getPort()), PATIENCE);
            connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
            connection.bind(socket);
            open = connection;
        }
        return connection;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
