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
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Takes updates as a name server would (RFC 2136 §3), checks their signature, answers with the response codes that it was told, or yes to all where it was told none, and
 * keeps what it got. To a question it answers the one text that it was told, or that there is no such name. Unless it has a fault: then it does what it should not, over
 * TCP and UDP alike.
 */
final class NameServerStub implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final DatagramSocket questions =
            new DatagramSocket(socket.getLocalPort(), InetAddress.getLoopbackAddress());
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final TSIG key;
    private final boolean scripted;
    private final Deque<Integer> codes;
    private final Random random = new Random(7);

    final AtomicInteger asked = new AtomicInteger();
    volatile Fault fault = Fault.NONE;

    /** The text that stands under every name. */
    volatile @Nullable String text;

    NameServerStub(TSIG key, Integer... codes) throws IOException {
        this.key = key;
        this.scripted = codes.length > 0;
        this.codes = new ArrayDeque<>(List.of(codes));
        Thread.ofVirtual().start(this::serve);
        Thread.ofVirtual().start(this::reply);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The updates, whatever became of them. */
    List<Message> received() {
        return received;
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

    /** The client decides when a connection ends (RFC 7766 §6.2.1): one that is closed after each answer may just be in use again. */
    private void converse(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var out = new DataOutputStream(client.getOutputStream());
            do {
                var answer = answer(in.readNBytes(in.readUnsignedShort()));
                if (!fault.silent()) {
                    out.writeShort(answer.length);
                    out.write(answer, 0, fault.sent(answer));
                    out.flush();
                }
            } while (!fault.hangsUp());
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
                if (!fault.silent()) {
                    questions.send(new DatagramPacket(answer, fault.sent(answer), packet.getSocketAddress()));
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
                            case FORGES -> Rcode.NOERROR;
                            default ->
                                request.getHeader().getOpcode() == Opcode.UPDATE
                                        ? updated(request, bytes)
                                        : said(request, answer);
                        });
        if (fault != Fault.FORGES && request.getTSIG() != null) {
            key.apply(answer, request.getTSIG());
        }
        return answer.toWire(65535);
    }

    private int updated(Message update, byte[] bytes) {
        received.add(update);
        if (update.getTSIG() == null || key.verify(update, bytes, null) != 0) {
            return Rcode.REFUSED;
        }
        var wellFormed =
                update.getSection(Section.PREREQ).stream().allMatch(record -> record.getTTL() == 0); // RFC 2136 §3.2
        if (!wellFormed) {
            return Rcode.FORMERR;
        }
        return scripted ? codes.remove() : Rcode.NOERROR;
    }

    private int said(Message question, Message answer) {
        var asks = question.getQuestion();
        if (asks.getType() == Type.AXFR) {
            return Rcode.NOERROR;
        }
        if (text == null) {
            return Rcode.NXDOMAIN;
        }
        answer.addRecord(new TXTRecord(asks.getName(), DClass.IN, 60, text), Section.ANSWER);
        return Rcode.NOERROR;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        socket.close();
    }
}
