package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.TimelineView.Item;
import dev.slipway.catalog.directory.Directory;
import dev.slipway.catalog.directory.Human;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Tells what happened to an app, as the audit trail has it. */
@Service
class TimelineService {
    /** Of an app with a longer history the newest so many are told. */
    private static final int MOST = 2_000;

    private static final String PERSON = "person:";

    private final AuditRepository trail;
    private final Sentences sentences;
    private final Directory directory;

    TimelineService(AuditRepository trail, Sentences sentences, Directory directory) {
        this.trail = trail;
        this.sentences = sentences;
        this.directory = directory;
    }

    TimelineView of(String app) {
        var entries = inOrder(trail.about("app/" + app, MOST));
        var told = entries.stream().map(sentences::of).toList();
        var people = directory.byIds(told.stream()
                .map(Told::by)
                .filter(Objects::nonNull)
                .map(TimelineService::id)
                .distinct()
                .toList());
        var items = new ArrayList<Item>();
        for (var i = 0; i < entries.size(); i++) {
            items.add(item(entries.get(i), told.get(i), people));
        }
        return new TimelineView(items);
    }

    private static Item item(Entry entry, Told told, Map<String, Human> people) {
        return new Item(
                Instant.parse(entry.time()),
                actor(entry, told, people),
                told.channel(),
                told.what(),
                told.digest(),
                entry.service(),
                entry.number());
    }

    private static String actor(Entry entry, Told told, Map<String, Human> people) {
        var by = told.by();
        if (by == null) {
            return entry.service();
        }
        var human = people.get(id(by));
        return human == null ? by : human.email();
    }

    private static String id(String by) {
        return by.startsWith(PERSON) ? by.substring(PERSON.length()) : by;
    }

    /**
     * Merges the services' entries by time, but never puts an entry before an earlier number of its own service: clocks differ between services, and within
     * one the number is the order.
     */
    static List<Entry> inOrder(Collection<Entry> entries) {
        var queues = new TreeMap<String, Deque<Entry>>();
        entries.stream().sorted(Comparator.comparingLong(Entry::number)).forEach(entry -> queues.computeIfAbsent(
                        entry.service(), _ -> new ArrayDeque<>())
                .add(entry));
        var ordered = new ArrayList<Entry>();
        while (!queues.isEmpty()) {
            var earliest = queues.values().stream()
                    .min(Comparator.comparing(
                            queue -> Instant.parse(queue.getFirst().time())))
                    .orElseThrow();
            var entry = earliest.removeFirst();
            ordered.add(entry);
            if (earliest.isEmpty()) {
                queues.remove(entry.service());
            }
        }
        return ordered;
    }
}
