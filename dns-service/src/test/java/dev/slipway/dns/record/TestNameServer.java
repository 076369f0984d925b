package dev.slipway.dns.record;

import dev.slipway.dns.zone.Fqdn;
import dev.slipway.runtime.RetryableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Primary;

/** Name servers that hold what they are told, as {@link DnsProviderContract} asks of real ones; until a test says that they are away, behind, or full of another's records. */
@TestConfiguration
@Primary
public class TestNameServer implements DnsProvider {
    private final Map<Fqdn, OwnedRecords> held = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile boolean behind;
    private volatile boolean foreign;
    private volatile Runnable meanwhile = () -> {};

    /** From now on as it should be. */
    public void behave() {
        away = false;
        behind = false;
        foreign = false;
        meanwhile = () -> {};
    }

    /** No server answers. */
    public void isAway() {
        away = true;
    }

    /** Not every server has heard yet. */
    public void isBehind() {
        behind = true;
    }

    /** Records that are not ours stand under every name. */
    public void holdsForeignRecords() {
        foreign = true;
    }

    /** The next write hangs until this has happened, and reaches the zone then. */
    public void hangsUntil(Runnable happens) {
        meanwhile = happens;
    }

    @Override
    public Change write(Fqdn name, OwnedRecords records, BooleanSupplier heir) {
        answer();
        var happens = meanwhile;
        meanwhile = () -> {};
        happens.run();
        var stands = held.get(name);
        if (foreign || (stands != null && !mayReplace(stands, records, heir))) {
            return Change.FOREIGN;
        }
        held.put(name, records);
        return Change.DONE;
    }

    private static boolean mayReplace(OwnedRecords stands, OwnedRecords records, BooleanSupplier heir) {
        return stands.ownerMarker().equals(records.ownerMarker())
                || (records.inheritsFrom(stands.ownerMarker()) && heir.getAsBoolean());
    }

    @Override
    public Change remove(Fqdn name, String ownerMarker) {
        answer();
        if (foreign) {
            return Change.FOREIGN;
        }
        held.entrySet()
                .removeIf(entry -> entry.getKey().equals(name)
                        && entry.getValue().ownerMarker().equals(ownerMarker));
        return held.containsKey(name) ? Change.FOREIGN : Change.DONE;
    }

    @Override
    public boolean seenEverywhere(Fqdn name, OwnedRecords records) {
        answer();
        return !behind && records.equals(held.get(name));
    }

    @Override
    public boolean goneEverywhere(Fqdn name) {
        answer();
        return !behind && !held.containsKey(name);
    }

    @Override
    public List<DesiredRecord> contents(String zone) {
        answer();
        return held.entrySet().stream()
                .filter(entry -> entry.getKey().value().endsWith("." + zone))
                .flatMap(entry -> records(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<DesiredRecord> records(Fqdn name, OwnedRecords records) {
        return Stream.concat(
                records.addresses().stream()
                        .map(address -> new DesiredRecord(name.value(), "A", records.ttlSeconds(), address)),
                Stream.of(new DesiredRecord("_slipway." + name, "TXT", records.ttlSeconds(), records.ownerMarker())));
    }

    private void answer() {
        if (away) {
            throw new RetryableException("The name server does not answer", Duration.ofSeconds(1));
        }
    }
}
