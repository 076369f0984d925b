package dev.slipway.runtime.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was committed, published and applied, compared when all is quiet: every event once on the topic and once in effect, in the order of its subject. A
 * repetition on the topic is allowed if it repeats what was there in the same order.
 */
final class Proof {
    private record Committed(UUID id, String subject, long position, long number, String hash, boolean published) {}

    private final Map<UUID, Committed> committed;
    private final List<Envelope> published;
    private final List<UUID> effects;
    private final List<ConsumerRecord<String, byte[]>> records;

    private Proof(Map<UUID, Committed> committed, List<ConsumerRecord<String, byte[]>> records, List<UUID> effects) {
        this.committed = committed;
        this.records = records;
        this.published = records.stream().map(Chain::envelope).toList();
        this.effects = effects;
    }

    /** The table {@code effect} is what the consumer did: a row for each event, numbered by {@code n}. */
    static Proof of(JdbcClient database, List<ConsumerRecord<String, byte[]>> records) {
        var committed = database
                .sql(
                        "select id, subject, position, coalesce(number, 0) number, coalesce(hash, '') hash, published_at is not null published from outbox")
                .query(Committed.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Committed::id, Function.identity()));
        var effects = database.sql("select event from effect order by n")
                .query((row, _) -> row.getObject("event", UUID.class))
                .list();
        return new Proof(committed, records, effects);
    }

    /** A sentence for each thing that does not hold. */
    List<String> faults() {
        return Stream.of(lost(), altered(), twice(), reordered(), skipped())
                .flatMap(each -> each)
                .toList();
    }

    private Stream<String> lost() {
        var there = published.stream().map(Envelope::id).collect(Collectors.toSet());
        var done = new HashSet<>(effects);
        return committed.values().stream().flatMap(row -> Stream.of(
                        row.published() ? "" : "not marked as published",
                        there.contains(row.id()) ? "" : "not on the topic",
                        done.contains(row.id()) ? "" : "without effect")
                .filter(text -> !text.isEmpty())
                .map(text -> "event %d is %s".formatted(row.number(), text)));
    }

    private Stream<String> altered() {
        return published.stream()
                .filter(event -> {
                    var row = committed.get(event.id());
                    return row == null
                            || row.number() != event.number()
                            || !row.hash().equals(event.hash());
                })
                .map(event -> "what stands on the topic as event %d was not committed so".formatted(event.number()));
    }

    private Stream<String> twice() {
        return effects.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())).entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(each -> "event %s took effect %d times".formatted(each.getKey(), each.getValue()));
    }

    private Stream<String> reordered() {
        var known = effects.stream().filter(committed::containsKey).map(committed::get);
        var first = new HashSet<UUID>();
        return Stream.of(
                        falling(known.toList(), Committed::subject, Committed::position, "effects"),
                        falling(
                                committed.values().stream()
                                        .sorted((a, b) -> Long.compare(a.position(), b.position()))
                                        .toList(),
                                Committed::subject,
                                Committed::number,
                                "numbers"),
                        falling(
                                published.stream()
                                        .filter(event -> first.add(event.id()))
                                        .toList(),
                                Envelope::subject,
                                Envelope::number,
                                "records"))
                .flatMap(List::stream);
    }

    private static <T> List<String> falling(
            List<T> all, Function<T, String> subject, ToLongFunction<T> place, String what) {
        var last = new HashMap<String, Long>();
        var faults = new ArrayList<String>();
        for (var each : all) {
            var before = last.put(subject.apply(each), place.applyAsLong(each));
            if (before != null && before > place.applyAsLong(each)) {
                faults.add("the %s of %s are out of order at %d"
                        .formatted(what, subject.apply(each), place.applyAsLong(each)));
            }
        }
        return faults;
    }

    /** In a partition each record is followed by its successor, or by something earlier. */
    private Stream<String> skipped() {
        var numbers = new HashMap<Integer, List<Long>>();
        records.stream().sorted((a, b) -> Long.compare(a.offset(), b.offset())).forEach(each -> numbers.computeIfAbsent(
                        each.partition(), _ -> new ArrayList<>())
                .add(Chain.envelope(each).number()));
        return numbers.values().stream().flatMap(Proof::skipped);
    }

    private static Stream<String> skipped(List<Long> numbers) {
        var known = new TreeSet<>(numbers);
        var faults = new ArrayList<String>();
        for (int n = 1; n < numbers.size(); n++) {
            var next = known.higher(numbers.get(n - 1));
            if (next != null && numbers.get(n) > next) {
                faults.add("event %d follows event %d on the topic, before event %d"
                        .formatted(numbers.get(n), numbers.get(n - 1), next));
            }
        }
        return faults.stream();
    }
}
