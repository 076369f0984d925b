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
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;

/**
 * Takes updates over TCP as a name server would (RFC 2136 §3), checks their signature, answers with the response codes that it was told, and keeps what it got.
 * Questions come over UDP; to each it answers the one text that it was told, or that there is no such name.
 */
final class NameServerStub implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final Deque<Integer> codes = new ArrayDeque<>();
    private final TSIG key;
    private final DatagramSocket questions;

    /** The text that stands under every name. */
    volatile @Nullable String text;

    NameServerStub(TSIG key, Integer... codes) throws IOException {
        this.key = key;
        this.codes.addAll(List.of(codes));
        this.questions = new DatagramSocket(socket.getLocalPort(), InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        Thread.ofVirtual().start(this::reply);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

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
            while (true) {
                var wire = answer(in.readNBytes(in.readUnsignedShort()));
                out.writeShort(wire.length);
                out.write(wire);
                out.flush();
            }
        } catch (EOFException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] answer(byte[] bytes) throws IOException {
        var update = new Message(bytes);
        var answer = new Message(update.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setOpcode(update.getHeader().getOpcode());
        var genuine = update.getTSIG() != null && key.verify(update, bytes, null) == 0;
        var wellFormed =
                update.getSection(Section.PREREQ).stream().allMatch(record -> record.getTTL() == 0); // RFC 2136 §3.2
        answer.getHeader().setRcode(!genuine ? Rcode.REFUSED : wellFormed ? codes.remove() : Rcode.FORMERR);
        received.add(update);
        key.apply(answer, update.getTSIG());
        return answer.toWire(65535);
    }

    private void reply() {
        var packet = new DatagramPacket(new byte[512], 512);
        try {
            while (!questions.isClosed()) {
                questions.receive(packet);
                var question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                var answer = new Message(question.getHeader().getID());
                answer.getHeader().setFlag(Flags.QR);
                answer.addRecord(question.getQuestion(), Section.QUESTION);
                answer.getHeader().setRcode(text == null ? Rcode.NXDOMAIN : Rcode.NOERROR);
                if (text != null) {
                    answer.addRecord(
                            new TXTRecord(question.getQuestion().getName(), DClass.IN, 60, text), Section.ANSWER);
                }
                var wire = answer.toWire();
                questions.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            if (!questions.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        questions.close();
        socket.close();
    }
}
