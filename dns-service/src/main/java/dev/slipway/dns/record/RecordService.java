package dev.slipway.dns.record;

import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.record.DnsProvider.Change;
import dev.slipway.runtime.job.Jobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to it that the servers hold what a claim wants. The wish is written down before the servers are asked, and forgotten only once they hold nothing
 * any more. Nothing that comes late stays: who wrote looks again whether the wish still stands, and a while after a claim was given back its marker is looked for once more.
 */
@Service
public class RecordService {
    private final DnsProvider provider;
    private final RecordRepository records;
    private final ClaimService claims;
    private final LateRecords late;
    private final Jobs jobs;
    private final RecordProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Ends of a write. */
    public enum Written {
        /** The records stand as wished. */
        DONE,
        /** Something that is not this claim's stands there, and was left alone. */
        FOREIGN,
        /** The records are not wanted any more: the claim is being given back, or was. What was written is taken back. */
        UNWANTED
    }

    RecordService(
            DnsProvider provider,
            RecordRepository records,
            ClaimService claims,
            LateRecords late,
            Jobs jobs,
            RecordProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.provider = provider;
        this.records = records;
        this.claims = claims;
        this.late = late;
        this.jobs = jobs;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes address and owner marker. The servers may take their time: whether it is still wanted is looked at again afterwards. */
    public Written write(Claim claim) {
        if (!wish(claim)) {
            return Written.UNWANTED;
        }
        var change = provider.write(claim.fqdn(), owned(claim), () -> wanted(claim));
        if (wanted(claim)) {
            return change == Change.DONE ? Written.DONE : Written.FOREIGN;
        }
        provider.remove(claim.fqdn(), marker(claim));
        return Written.UNWANTED;
    }

    /** Whether every authoritative server answers them. */
    public boolean seen(Claim claim) {
        return provider.seenEverywhere(claim.fqdn(), owned(claim));
    }

    /** Removes whatever stands under the name. */
    public Change remove(Claim claim) {
        var change = provider.remove(claim.fqdn(), marker(claim));
        if (change == Change.DONE) {
            transaction.executeWithoutResult(status -> records.clear(claim.id()));
        }
        return change;
    }

    /** The claim, which is given back, wants no records any more. The servers are asked again a while later: an update that hung may reach them yet. */
    public void giveUp(Claim claim) {
        transaction.executeWithoutResult(status -> {
            records.clear(claim.id());
            jobs.enqueueAt(
                    late,
                    claim.id().toString(),
                    new LateRecords.Left(claim.fqdn().value(), marker(claim)),
                    clock.instant().plus(properties.lookAgainAfter()));
        });
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

    /** Tells whether the claim still stands; only then it has a wish. */
    private boolean wish(Claim claim) {
        return inOne(() -> {
            var stands = claims.stillHeld(claim);
            if (stands) {
                records.replace(claim.id(), desired(claim));
            }
            return stands;
        });
    }

    private boolean wanted(Claim claim) {
        return inOne(() -> claims.stillHeld(claim) && !records.of(claim.id()).isEmpty());
    }

    private boolean inOne(BooleanSupplier looks) {
        return Boolean.TRUE.equals(transaction.execute(status -> looks.getAsBoolean()));
    }

    private OwnedRecords owned(Claim claim) {
        return new OwnedRecords(
                properties.addresses(),
                marker(claim),
                Math.toIntExact(properties.ttl().toSeconds()));
    }

    private String marker(Claim claim) {
        return claim.ownerMarker(properties.installation());
    }

    private List<DesiredRecord> desired(Claim claim) {
        var ttl = Math.toIntExact(properties.ttl().toSeconds());
        var all = new ArrayList<DesiredRecord>();
        properties
                .addresses()
                .forEach(address -> all.add(new DesiredRecord(claim.fqdn().value(), "A", ttl, address)));
        all.add(new DesiredRecord("_slipway." + claim.fqdn(), "TXT", ttl, marker(claim)));
        return all;
    }
}
