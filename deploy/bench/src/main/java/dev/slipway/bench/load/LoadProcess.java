package dev.slipway.bench.load;

import dev.slipway.bench.AtOnce;
import dev.slipway.bench.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code LoadProcess <file of templates> <connections> <seconds not timed> <seconds> <requests a second, 0 for as many as there can be>}; prints JSON. */
public final class LoadProcess {
    private final List<Template> templates;
    private final Quantiles latencies = new Quantiles();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong unexpected = new AtomicLong();

    private LoadProcess(List<Template> templates) {
        this.templates = templates;
    }

    public static void main(String[] args) throws IOException {
        List<Template> templates =
                JsonMapper.shared().readValue(Files.readString(Path.of(args[0])), new TypeReference<>() {});
        var load = new LoadProcess(templates);
        load.run(Integer.parseInt(args[1]), seconds(args[2]), seconds(args[3]), Long.parseLong(args[4]));
    }

    private static Duration seconds(String number) {
        return Duration.ofSeconds(Long.parseLong(number));
    }

    private void run(int connections, Duration warm, Duration time, long rate) throws IOException {
        AtOnce.run(connections, _ -> {
            try (var exchange = new Exchange()) {
                warm(exchange, System.nanoTime() + warm.toNanos());
            }
        });
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        AtOnce.run(connections, _ -> {
            try (var exchange = new Exchange()) {
                while (System.nanoTime() < end) {
                    send(exchange, begun, rate);
                }
            }
        });
        var seconds = (System.nanoTime() - begun) / 1e9;
        var figures = latencies.figures();
        figures.put("requests", (double) requests.get());
        figures.put("rate", latencies.count() / seconds);
        figures.put("unexpected", (double) unexpected.get());
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }

    /** Until the compilers have seen both sides, and the sender's own classes are loaded. Sent as fast as can be, and not timed. */
    private void warm(Exchange exchange, long end) throws IOException {
        do {
            answered(exchange);
        } while (System.nanoTime() < end);
    }

    /** At an even rate the time counts from when the request was due, so that a service that stalls is not spared the requests that wait meanwhile. */
    private void send(Exchange exchange, long begun, long rate) throws IOException {
        var number = next.getAndIncrement();
        var due = rate == 0 ? System.nanoTime() : begun + number * TimeUnit.SECONDS.toNanos(1) / rate;
        LockSupport.parkNanos(due - System.nanoTime());
        answered(exchange);
        latencies.add(System.nanoTime() - due);
    }

    private void answered(Exchange exchange) throws IOException {
        var template = templates.get((int) (requests.getAndIncrement() % templates.size()));
        var answer = exchange.send(template.next(), template.url());
        if (answer.status() != template.status() && unexpected.getAndIncrement() == 0) {
            System.err.printf(
                    "%s %s answered %d: %s%n", template.method(), template.url(), answer.status(), answer.body());
        }
    }
}
