package dev.slipway.bench.outbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * One process of a measurement: {@code OutboxProcess <contender> <what>}, where the contender is {@code slipway}, {@code namastack} or {@code bare}. Its last
 * line on standard output is the result as JSON.
 */
public final class OutboxProcess {
    private static final int WRITERS = 4;
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private OutboxProcess() {}

    /** {@code figures}; {@code write}: writes and publishes until it is killed; {@code drain}: publishes what is left, then compares. */
    public static void main(String[] args) {
        if (args[0].equals("bare")) {
            print(bareFigures());
            return;
        }
        var contender = args[0].equals("slipway") ? SlipwayContender.class : NamastackContender.class;
        try (var context = new SpringApplicationBuilder(contender)
                .web(WebApplicationType.NONE)
                .run(Arrays.copyOfRange(args, 2, args.length))) {
            switch (args[1]) {
                case "figures" -> print(figures(context));
                case "write" -> write(context);
                case "drain" -> print(drain(context));
                default -> throw new IllegalArgumentException("nothing is called " + args[1]);
            }
        }
    }

    private static Map<String, Double> bareFigures() {
        var broker = new BrokerAccess(System.getenv("SLIPWAY_KAFKA"));
        var topic = "bench.bare";
        broker.ensureTopic(topic);
        try (var producer = broker.producer()) {
            return Figures.of(new BareProducer(producer, topic), broker, topic);
        }
    }

    private static Map<String, Double> figures(ConfigurableApplicationContext context) {
        var writers = context.getBean(Writers.class);
        writers.addSubjects();
        var figures = Figures.of(writers::write, broker(context), topic(context));
        figures.put("commits", Figures.commits(writers));
        return figures;
    }

    private static void write(ConfigurableApplicationContext context) {
        var writers = context.getBean(Writers.class);
        writers.addSubjects();
        System.out.println("alive");
        writers.write(WRITERS, PAUSE_NANOS, () -> true, new Journal());
    }

    private static Map<String, Number> drain(ConfigurableApplicationContext context) {
        var announcer = context.getBean(Announcer.class);
        var begun = System.nanoTime();
        long left = announcer.unpublished();
        while (left > 0 && System.nanoTime() - begun < PATIENCE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            left = announcer.unpublished();
        }
        var result = new LinkedHashMap<String, Number>();
        result.put("drained", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        result.put("stuck", left);
        result.putAll(Comparison.of(
                broker(context),
                topic(context),
                context.getBean(SubjectRepository.class).revisions()));
        return result;
    }

    private static BrokerAccess broker(ConfigurableApplicationContext context) {
        return new BrokerAccess(context.getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers"));
    }

    private static String topic(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("bench.topic");
    }

    private static void print(Map<String, ? extends Number> result) {
        System.out.println(JsonMapper.shared().writeValueAsString(result));
    }
}
