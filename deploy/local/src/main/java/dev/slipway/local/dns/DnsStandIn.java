package dev.slipway.local.dns;

import dev.slipway.local.store.DocumentLog;
import dev.slipway.local.web.WebPart;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;

/** The DNS port, UDP and TCP (RFC 7766). */
public final class DnsStandIn implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DnsStandIn.class);
    private static final int IDLE_MILLIS = 10_000;
    private static final int LARGEST_DATAGRAM = 4_096;

    private final DocumentLog journal;
    private final Responder responder;
    private final Transfers transfers;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Serves the zones (no dot at their end) and listens on the port; the key's secret is base64. */
    public DnsStandIn(int port, Path data, List<String> zones, String keyName, String keySecret) throws IOException {
        this.journal = DocumentLog.openForced(data.resolve("zones.ndjson"));
        var served = new Zones(journal, zones);
        var key = new TsigKey(keyName, keySecret);
        this.responder = new Responder(served, key);
        this.transfers = new Transfers(served, key);
        this.tcp = new ServerSocket();
        tcp.bind(WebPart.loopback(port), 64);
        this.udp = new DatagramSocket(WebPart.loopback(tcp.getLocalPort()));
        Thread.ofPlatform().name("dns-udp").daemon().start(this::receive);
        Thread.ofPlatform().name("dns-tcp").daemon().start(this::accept);
    }

    public int port() {
        return tcp.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
        threads.shutdownNow();
        journal.close();
    }

    private void receive() {
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            try {
                udp.receive(packet);
                threads.execute(() -> answer(packet));
            } catch (IOException failure) {
                if (!udp.isClosed()) {
                    LOG.warn("A datagram was lost: {}", failure.toString());
                }
            }
        }
    }

    private void answer(DatagramPacket packet) {
        try {
            var answer = responder.respond(Arrays.copyOf(packet.getData(), packet.getLength()), true);
            if (answer.length > 0) {
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("A question over UDP stays unanswered", failure);
        }
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try {
                var connection = tcp.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException failure) {
                if (!tcp.isClosed()) {
                    LOG.warn("A connection was lost: {}", failure.toString());
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new DataInputStream(connection.getInputStream());
                var out = new DataOutputStream(connection.getOutputStream())) {
            connection.setSoTimeout(IDLE_MILLIS);
            while (true) {
                var wire = new byte[in.readUnsignedShort()];
                in.readFully(wire);
                for (var answer : answers(wire)) {
                    if (answer.length == 0) {
                        return;
                    }
                    var framed = new byte[answer.length + 2];
                    framed[0] = (byte) (answer.length >> 8);
                    framed[1] = (byte) answer.length;
                    System.arraycopy(answer, 0, framed, 2, answer.length);
                    out.write(framed);
                }
                out.flush();
            }
        } catch (EOFException | SocketException | java.net.SocketTimeoutException done) {
            LOG.trace("A connection ended", done);
        } catch (IOException | RuntimeException failure) {
            LOG.warn("A question over TCP stays unanswered", failure);
        }
    }

    private List<byte[]> answers(byte[] wire) {
        try {
            var request = new Message(wire);
            if (Transfers.isAsked(request)) {
                return transfers.transfer(request, wire);
            }
        } catch (IOException malformed) {
            LOG.debug("Not a message", malformed);
        }
        return List.of(responder.respond(wire, false));
    }
}
