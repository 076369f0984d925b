package dev.slipway.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contracts.EventTypes;
import dev.slipway.contracts.SlipwayEvent;
import dev.slipway.runtime.event.EventJson;
import dev.slipway.testkit.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * What the service has announced since the current test began, in the order in which it was appended. Reads what is committed, whether the relay runs or not.
 */
public final class OutboxAssertions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestDatabase database;
    private long seen;

    /** Reads the outbox in the service's own schema. */
    public OutboxAssertions(TestDatabase database) {
        this.database = database;
    }

    /** Forgets what was announced until now. Called before each test. */
    public void forget() {
        var newest = database.query("select coalesce(max(position), 0) as newest from outbox")
                .getFirst();
        seen = ((Number) Objects.requireNonNull(newest.get("newest"))).longValue();
    }

    /** All events. */
    public List<SlipwayEvent> all() {
        var events = new ArrayList<SlipwayEvent>();
        for (var row : database.query("select type, payload from outbox where position > ? order by position", seen)) {
            var type = EventTypes.classOf(String.valueOf(row.get("type"))).orElseThrow();
            events.add(EventJson.read((byte[]) Objects.requireNonNull(row.get("payload")), type));
        }
        return events;
    }

    /** All events of a class. */
    public <E extends SlipwayEvent> List<E> events(Class<E> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All events of a class about a subject such as {@code app/dining-menu}. */
    public <E extends SlipwayEvent> List<E> events(Class<E> type, String subject) {
        return events(type).stream()
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    /** The one event of its class; fails if there is none or more. */
    public <E extends SlipwayEvent> E only(Class<E> type) {
        assertThat(events(type)).as("announced: " + all()).hasSize(1);
        return events(type).getFirst();
    }

    /** Fails if an event of this class was announced. */
    public void none(Class<? extends SlipwayEvent> type) {
        assertThat(events(type)).isEmpty();
    }

    /** Fails unless events of exactly these classes were announced, in this order. */
    public void exactly(List<Class<? extends SlipwayEvent>> types) {
        assertThat(all()).extracting(SlipwayEvent::getClass).isEqualTo(types);
    }

    /** Waits up to ten seconds for an event of a class, and gives the first. */
    public <E extends SlipwayEvent> E await(Class<E> type) {
        return await(type, _ -> true);
    }

    /** Waits up to ten seconds for an event of a class that is as wanted, and gives the first. */
    public <E extends SlipwayEvent> E await(Class<E> type, Predicate<? super E> wanted) {
        return awaitFirst(() -> events(type).stream().filter(wanted).toList());
    }

    private static <E> E awaitFirst(Callable<List<E>> found) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(found, events -> !events.isEmpty())
                .getFirst();
    }
}
