package dev.slipway.catalog.app;

import static dev.slipway.catalog.Api.appYaml;
import static dev.slipway.catalog.Api.as;
import static dev.slipway.catalog.Api.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.CatalogTest;
import dev.slipway.contracts.catalog.AppRegistered;
import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.testkit.event.OutboxAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

@CatalogTest
class AppRaceTest {
    private static final int RACERS = 8;

    @Autowired
    private Api api;

    @Autowired
    private OutboxAssertions outbox;

    @Test
    void manyRaceForANameAndOneWins() throws Exception {
        var name = newName("wanted");

        var answers = race(_ ->
                api.yaml(POST, "/api/v1/apps", as("creator"), appYaml(name)).status());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(outbox.events(AppRegistered.class)).hasSize(1);
    }

    @Test
    void changesComeOneAfterTheOtherAndRevisionsAreDense() throws Exception {
        var name = api.registered("busy");

        race(n -> api.yaml(PUT, "/api/v1/apps/" + name, as("creator"), appYaml(name, "version: 1.0." + n))
                .status());

        assertThat(outbox.events(AppUpdated.class))
                .extracting(AppUpdated::revision)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, RACERS + 1)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void ofManyWhoSawTheSameRevisionOneWins() throws Exception {
        var name = api.registered("seen");

        var answers = race(n -> api.call(
                        PUT,
                        "/api/v1/apps/" + name,
                        as("creator"),
                        appYaml(name, "version: 1.0." + n),
                        MediaType.APPLICATION_YAML,
                        Map.of("If-Match", "\"1\""))
                .status());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    private interface Attempt {
        int answer(int racer);
    }

    private static List<Integer> race(Attempt attempt) throws Exception {
        var racers = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < RACERS; i++) {
            var racer = i;
            racers.add(() -> attempt.answer(racer));
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(racers)) {
                answers.add(done.get());
            }
        }
        return answers;
    }
}
