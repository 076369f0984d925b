package dev.slipway.local.cluster;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.WebPart;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import tools.jackson.databind.JsonNode;

/** One request on one connection, with a Host (and a server name) that need not resolve. */
final class Http {
    record Answer(int status, String body) {
        JsonNode json() {
            return Json.tryParse(body.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
        }
    }

    private Http() {}

    static Answer ask(int port, String host, String path) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(WebPart.loopback(port), 5_000);
            return exchange(socket, host, path);
        }
    }

    static Answer askTls(SSLContext trust, int port, String host, String path) throws IOException {
        try (var socket = (SSLSocket) trust.getSocketFactory().createSocket()) {
            socket.connect(WebPart.loopback(port), 5_000);
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
            return exchange(socket, host, path);
        }
    }

    private static Answer exchange(Socket socket, String host, String path) throws IOException {
        socket.setSoTimeout(10_000);
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        var reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var cut = reply.indexOf("\r\n\r\n");
        return new Answer(Integer.parseInt(reply.substring(9, 12)), reply.substring(cut + 4));
    }
}
