package dev.slipway.dns.record.rfc2136;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/** A name server for one zone in this process: signed updates and transfers over TCP, questions over UDP. Stands in where no real one is named. */
final class SmallNameServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SmallNameServer.class.getName());

    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final SmallZone zone;
    private final TSIG key;

    SmallNameServer(Name origin, TSIG key) throws IOException {
        this.zone = new SmallZone(origin);
        this.key = key;
        this.tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(this::oneClient));
        Thread.ofVirtual().start(() -> serve(this::oneQuestion));
    }

    String address() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    private interface Step {
        void run() throws IOException;
    }

    private void serve(Step step) {
        while (!tcp.isClosed()) {
            try {
                step.run();
            } catch (IOException e) {
                if (!tcp.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void oneClient() throws IOException {
        var client = tcp.accept();
        Thread.ofVirtual().start(() -> requests(client));
    }

    /** Until the client goes: it may keep the connection for the next request (RFC 7766 §6.2.1). */
    private void requests(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            while (true) {
                var answer = signed(in.readNBytes(in.readUnsignedShort()));
                var out = new DataOutputStream(client.getOutputStream());
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            }
        } catch (EOFException e) {
            LOG.log(Level.DEBUG, "A client has gone", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] signed(byte[] bytes) throws IOException {
        var request = new Message(bytes);
        var answer = answerTo(request);
        if (request.getTSIG() == null || key.verify(request, bytes, null) != Rcode.NOERROR) {
            answer.getHeader().setRcode(Rcode.NOTAUTH); // RFC 8945 §5.2
        } else {
            if (request.getHeader().getOpcode() == Opcode.QUERY) {
                answer.addRecord(request.getQuestion(), Section.QUESTION);
                zone.transfer(answer);
            } else {
                answer.getHeader().setRcode(zone.update(request));
            }
            key.apply(answer, request.getTSIG());
        }
        return answer.toWire(65535);
    }

    private void oneQuestion() throws IOException {
        var packet = new DatagramPacket(new byte[1232], 1232);
        udp.receive(packet);
        var question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        var answer = answerTo(question);
        if (question.getHeader().getOpcode() == Opcode.QUERY) {
            answer.addRecord(question.getQuestion(), Section.QUESTION);
            answer.getHeader().setFlag(Flags.AA);
            zone.answer(question.getQuestion(), answer);
        } else {
            answer.getHeader().setRcode(Rcode.REFUSED);
        }
        var wire = answer.toWire();
        udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
    }

    private static Message answerTo(Message question) {
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setOpcode(question.getHeader().getOpcode());
        return answer;
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
