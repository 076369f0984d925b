package dev.slipway.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.web.SampleServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Prometheus gets in the format that it asks for: for one exemplar in the wrong place it would throw the whole scrape away. */
class ExemplarsTest extends SampleServer {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ObservationRegistry observations;

    @Test
    void standOnCountersAndBucketsAlone() {
        send(as(ISSUER.person("operator", "operator"), "/api/v1/things")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .GET());
        Observation.createNotStarted("traced", observations).observe(() -> {
            meters.counter("sample.counted").increment();
            Timer.builder("sample.taken")
                    .publishPercentileHistogram()
                    .register(meters)
                    .record(Duration.ofMillis(3));
        });

        var answer = send(to("/actuator/prometheus").header("Accept", "application/openmetrics-text; version=1.0.0"));

        assertThat(answer.header("Content-Type")).startsWith("application/openmetrics-text");
        assertThat(answer.text())
                .contains("http_server_requests_seconds_count{")
                .endsWith("# EOF\n");
        assertThat(namesWithExemplars(answer.text()))
                .contains("sample_counted_total", "sample_taken_seconds_bucket")
                .allMatch(name -> name.endsWith("_total") || name.endsWith("_bucket"));
    }

    private static List<String> namesWithExemplars(String metrics) {
        return metrics.lines()
                .filter(line -> line.contains(" # {"))
                .map(line -> line.split("[{ ]", 2)[0])
                .distinct()
                .toList();
    }
}
