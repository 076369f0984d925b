package dev.slipway.dns.drift;

import dev.slipway.dns.record.DesiredRecord;
import dev.slipway.dns.record.DnsProvider;
import dev.slipway.dns.record.RecordService;
import dev.slipway.dns.zone.Zones;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Looks at records and zones, one after the other: what changes meanwhile may show as a difference that is gone at the next look. */
@Service
class DriftService {
    private static final String MARKER = "_slipway.";
    private static final String CHALLENGE = "_acme-challenge.";

    private final RecordService records;
    private final DnsProvider provider;
    private final Zones zones;

    DriftService(RecordService records, DnsProvider provider, Zones zones) {
        this.records = records;
        this.provider = provider;
        this.zones = zones;
    }

    /** Every name whose records are not the same here and in the zones. What in a zone carries no marker is not Slipway's, and not looked at. */
    List<Difference> differences() {
        var recorded = byName(records.all());
        var held = byName(zones.parents().stream()
                .flatMap(zone -> provider.contents(zone).stream())
                .toList());
        held.values().removeIf(lines -> lines.stream().noneMatch(line -> line.startsWith(MARKER)));
        var names = new TreeSet<>(recorded.keySet());
        names.addAll(held.keySet());
        return names.stream()
                .filter(name -> !recorded.getOrDefault(name, List.of()).equals(held.getOrDefault(name, List.of())))
                .map(name ->
                        difference(name, recorded.getOrDefault(name, List.of()), held.getOrDefault(name, List.of())))
                .toList();
    }

    private static Difference difference(String name, List<String> recorded, List<String> held) {
        var text = recorded.isEmpty()
                ? "The zone holds a name of Slipway's that no record here knows. Its marker names the app: let the app claim the name, or remove its records by hand."
                : held.isEmpty()
                        ? "The zone does not hold what is on record here. If the name is still on its way this passes; else release the app again."
                        : "The zone holds something else than what is on record here. Look who changed it; nothing is overwritten.";
        return new Difference(name, recorded, held, text);
    }

    private static Map<String, List<String>> byName(List<DesiredRecord> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> nameOf(record.name()),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(DriftService::line, Collectors.toList()),
                                lines -> lines.stream().sorted().toList())));
    }

    private static String nameOf(String owner) {
        return owner.startsWith(MARKER)
                ? owner.substring(MARKER.length())
                : owner.startsWith(CHALLENGE) ? owner.substring(CHALLENGE.length()) : owner;
    }

    private static String line(DesiredRecord record) {
        return "%s %s %s".formatted(record.name(), record.type(), record.data());
    }
}
