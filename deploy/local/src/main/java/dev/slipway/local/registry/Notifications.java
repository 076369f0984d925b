package dev.slipway.local.registry;

import dev.slipway.local.store.AtomicFile;
import dev.slipway.local.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends events to one endpoint as Distribution does: one envelope each, in order, again and again until it answers
 * with success. Unlike Distribution's, the queue is on disk, and an event that is refused lets later ones pass while
 * it waits for its next attempt (0.5 s, doubled up to 15 s).
 */
final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final String MEDIA_TYPE = "application/vnd.docker.distribution.events.v1+json";
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private record Attempt(long pauseMillis, long notBeforeNanos) {}

    private final Path queue;
    private final URI endpoint;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread sender;
    private long last;

    Notifications(Path root, URI endpoint, String secret) throws IOException {
        this.queue = Files.createDirectories(root.resolve("notifications"));
        this.endpoint = endpoint;
        this.secret = secret;
        this.last = waiting().stream()
                .mapToLong(name -> Long.parseLong(name.substring(0, 16)))
                .max()
                .orElse(0);
        this.sender = Thread.ofVirtual().name("registry-notifications").start(this::send);
    }

    /** On disk when it returns; sent soon after. */
    synchronized void enqueue(ObjectNode event) throws IOException {
        var envelope = Json.object();
        envelope.putArray("events").add(event);
        AtomicFile.write(queue.resolve(String.format("%016d.json", ++last)), Json.bytes(envelope));
        wakeUp.release();
    }

    int backlog() throws IOException {
        return waiting().size();
    }

    @Override
    public void close() {
        sender.interrupt();
        http.close();
    }

    private List<String> waiting() throws IOException {
        try (var files = Files.list(queue)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void send() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    for (var name : waiting()) {
                        attempt(name);
                    }
                } catch (IOException failure) {
                    LOG.warn("The queue of notifications could not be read: {}", failure.toString());
                }
                if (wakeUp.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(String name) throws IOException, InterruptedException {
        var before = attempts.get(name);
        if (before != null && before.notBeforeNanos - System.nanoTime() > 0) {
            return;
        }
        var file = queue.resolve(name);
        var problem = deliver(Files.readAllBytes(file));
        if (problem.isEmpty()) {
            Files.deleteIfExists(file);
            attempts.remove(name);
            return;
        }
        var pause = before == null ? FIRST_PAUSE_MILLIS : Math.min(2 * before.pauseMillis, LONGEST_PAUSE_MILLIS);
        attempts.put(name, new Attempt(pause, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause)));
        LOG.info("Push notification {} not accepted ({}); again in {} ms", name, problem, pause);
    }

    /** Empty when accepted; else why not. */
    private String deliver(byte[] envelope) throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", MEDIA_TYPE)
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                .build();
        try {
            var status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 400 ? "" : "HTTP " + status;
        } catch (IOException unreachable) {
            return unreachable.toString();
        }
    }
}
