package dev.slipway.bench.outbox;

import dev.slipway.contracts.catalog.AppUpdated;
import dev.slipway.runtime.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

/** Payloads: the fullest sample of AppUpdated, about one of the subjects. */
final class Announcements {
    static final int SUBJECTS = 40;
    static final String ANNOUNCED = "bench-app-";
    private static final AppUpdated SAMPLE = sample();

    private Announcements() {}

    static String subject(Random random) {
        return ANNOUNCED + random.nextInt(SUBJECTS);
    }

    static AppUpdated about(String app, long revision) {
        return new AppUpdated(app, revision, SAMPLE.state(), SAMPLE.by(), SAMPLE.changed());
    }

    private static AppUpdated sample() {
        try (var sample = AppUpdated.class.getResourceAsStream("/samples/catalog/AppUpdated.json")) {
            if (sample == null) {
                throw new IllegalStateException("the sample of AppUpdated is not on the class path");
            }
            return EventJson.read(sample.readAllBytes(), AppUpdated.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
