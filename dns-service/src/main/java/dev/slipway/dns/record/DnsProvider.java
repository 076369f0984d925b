package dev.slipway.dns.record;

import dev.slipway.dns.zone.Fqdn;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One kind of authoritative server. Every change is a compare-and-set on the owner marker, a TXT record at {@code _slipway.<name>}: who finds another's marker,
 * or records without a marker, changes nothing; the marker of another claim of the same app is one that the records here have lost, and is taken over. A server
 * that does not answer is a {@link dev.slipway.runtime.RetryableException}.
 */
public interface DnsProvider {
    /** Ends of a change. */
    enum Change {
        /** It stands as wished: changed now, or so before. */
        DONE,
        /** Something that is not this claim's stands there; nothing was changed. */
        FOREIGN
    }

    /**
     * Makes the records of the name exactly these.
     *
     * @param heir whether what another claim of the same app left may be taken over; asked after its marker was read, because one that comes late would else take a
     *     name from its successor
     */
    Change write(Fqdn name, OwnedRecords records, BooleanSupplier heir);

    /** Removes whatever stands under the name: address, marker and challenges. Nothing there is done. */
    Change remove(Fqdn name, String ownerMarker);

    /** Whether every authoritative server answers the name with exactly these records. */
    boolean seenEverywhere(Fqdn name, OwnedRecords records);

    /** Addresses and texts that the zone holds, Slipway's and others', as the primary says it. */
    List<DesiredRecord> contents(String zone);

    /** Whether no authoritative server answers with an address, an alias, a marker or a challenge of the name. Names below it are another matter. */
    boolean goneEverywhere(Fqdn name);
}
