package dev.slipway.dns.record;

import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.record.DnsProvider.Change;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that the servers hold what a claim wants. The wish is written down before the servers are asked, and forgotten only once they hold nothing
 * any more.
 */
@Service
public class RecordService {
    private final DnsProvider provider;
    private final RecordRepository records;
    private final RecordProperties properties;
    private final TransactionTemplate transaction;

    RecordService(
            DnsProvider provider,
            RecordRepository records,
            RecordProperties properties,
            TransactionTemplate transaction) {
        this.provider = provider;
        this.records = records;
        this.properties = properties;
        this.transaction = transaction;
    }

    /** Writes address and owner marker. */
    public Change write(Claim claim) {
        transaction.executeWithoutResult(status -> records.replace(claim.id(), desired(claim)));
        return provider.write(claim.fqdn(), owned(claim));
    }

    /** Whether every authoritative server answers them. */
    public boolean seen(Claim claim) {
        return provider.seenEverywhere(claim.fqdn(), owned(claim));
    }

    /** Removes whatever stands under the name. */
    public Change remove(Claim claim) {
        var change = provider.remove(claim.fqdn(), claim.ownerMarker());
        if (change == Change.DONE) {
            forget(claim);
        }
        return change;
    }

    /** The claim wants no records any more; the servers are not asked. */
    public void forget(Claim claim) {
        transaction.executeWithoutResult(status -> records.clear(claim.id()));
    }

    /** Whether no authoritative server answers with anything of the name. */
    public boolean gone(Claim claim) {
        return provider.goneEverywhere(claim.fqdn());
    }

    /** How long resolvers may remember a record, in seconds. */
    public long ttlSeconds() {
        return properties.ttl().toSeconds();
    }

    /** What should stand in the zone for the claim. */
    public List<DesiredRecord> desiredOf(Claim claim) {
        return records.of(claim.id());
    }

    /** What should stand in the zones, for all claims. */
    public List<DesiredRecord> all() {
        return records.all();
    }

    private OwnedRecords owned(Claim claim) {
        return new OwnedRecords(
                properties.addresses(),
                claim.ownerMarker(),
                Math.toIntExact(properties.ttl().toSeconds()));
    }

    private List<DesiredRecord> desired(Claim claim) {
        var ttl = Math.toIntExact(properties.ttl().toSeconds());
        var all = new ArrayList<DesiredRecord>();
        properties
                .addresses()
                .forEach(address -> all.add(new DesiredRecord(claim.fqdn().value(), "A", ttl, address)));
        all.add(new DesiredRecord("_slipway." + claim.fqdn(), "TXT", ttl, claim.ownerMarker()));
        return all;
    }
}
