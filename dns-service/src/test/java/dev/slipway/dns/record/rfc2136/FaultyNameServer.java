package dev.slipway.dns.record.rfc2136;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/** A name server that does what it should not, over TCP and UDP alike. */
final class FaultyNameServer implements AutoCloseable {
    /** What it does with whatever it is sent. */
    enum Fault {
        /** Takes it, and is silent. */
        HANGS,
        /** Closes the connection before an answer; over UDP there is none. */
        CLOSES,
        /** Promises an answer and closes in the middle of it; over UDP half of one comes. */
        BREAKS_OFF,
        /** Answers with what is no message (RFC 1035 §4.1). */
        TALKS_NONSENSE,
        /** Answers with a message of another transaction. */
        ANSWERS_ANOTHER,
        /** Fails, and says so: SERVFAIL. */
        FAILS,
        /** Does not want to: REFUSED. */
        REFUSES,
        /** Says yes without a signature (RFC 8945 §5.3), as anybody on the way could. */
        FORGES,
        /** Does as it should. */
        NONE
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final DatagramSocket questions =
            new DatagramSocket(socket.getLocalPort(), InetAddress.getLoopbackAddress());
    private final TSIG key;
    private final Random random = new Random(7);

    final AtomicInteger asked = new AtomicInteger();
    volatile Fault fault = Fault.NONE;

    FaultyNameServer(TSIG key) throws IOException {
        this.key = key;
        Thread.ofVirtual().start(this::serve);
        Thread.ofVirtual().start(this::reply);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> converse(client));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var out = new DataOutputStream(client.getOutputStream());
            while (true) {
                var answer = answer(in.readNBytes(in.readUnsignedShort()));
                if (fault == Fault.CLOSES) {
                    return;
                }
                if (fault != Fault.HANGS) {
                    out.writeShort(answer.length);
                    out.write(answer, 0, fault == Fault.BREAKS_OFF ? answer.length / 2 : answer.length);
                    out.flush();
                }
                if (fault == Fault.BREAKS_OFF) {
                    return;
                }
            }
        } catch (EOFException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reply() {
        var packet = new DatagramPacket(new byte[512], 512);
        try {
            while (!questions.isClosed()) {
                questions.receive(packet);
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                var length = fault == Fault.BREAKS_OFF ? answer.length / 2 : answer.length;
                if (fault != Fault.HANGS && fault != Fault.CLOSES) {
                    questions.send(new DatagramPacket(answer, length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            if (!questions.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] answer(byte[] bytes) throws IOException {
        asked.incrementAndGet();
        if (fault == Fault.TALKS_NONSENSE) {
            var nonsense = new byte[40];
            random.nextBytes(nonsense);
            return nonsense;
        }
        var request = new Message(bytes);
        var id = request.getHeader().getID();
        var answer = new Message(fault == Fault.ANSWERS_ANOTHER ? id ^ 1 : id);
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setOpcode(request.getHeader().getOpcode());
        answer.addRecord(request.getQuestion(), Section.QUESTION);
        answer.getHeader()
                .setRcode(
                        switch (fault) {
                            case FAILS -> Rcode.SERVFAIL;
                            case REFUSES -> Rcode.REFUSED;
                            default -> Rcode.NOERROR;
                        });
        if (fault != Fault.FORGES && request.getTSIG() != null) {
            key.apply(answer, request.getTSIG());
        }
        return answer.toWire(65535);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        socket.close();
    }
}
