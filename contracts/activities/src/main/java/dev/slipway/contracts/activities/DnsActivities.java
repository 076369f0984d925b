package dev.slipway.contracts.activities;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the name service does for workflows: claim, records, certificate, and the way back. */
@ActivityInterface(namePrefix = "Dns")
public interface DnsActivities {
    /** Claims the name for the app. Safe to repeat; a name that the app holds already is granted. */
    ClaimAnswer ensureClaim(ClaimRequest request);

    /** Writes address and owner marker, with the owner marker as prerequisite. A foreign record in the way is a non-retryable failure of type {@code ForeignRecord}. */
    void ensureRecords(Step step, String fqdn);

    /** Returns when every authoritative server answers the records of the name; retried until then. */
    void ensurePropagated(Step step, String fqdn);

    /** Issues a certificate for the name, unless a valid one is at hand. */
    CertificateAnswer ensureCertificate(Step step, String fqdn);

    /** Tells that the name is in service. */
    void ensureAnnounced(Step step, String fqdn);

    /** The names that the app holds, of one environment or of all. */
    List<String> namesOf(String app, @Nullable String environment);

    /** Removes address, challenge and owner marker of the name; gives the time that resolvers may still remember them, in seconds. */
    long ensureRecordsRemoved(Step step, String fqdn);

    /** Forgets the certificate and destroys its key. */
    void ensureCertificateRetired(Step step, String fqdn);

    /** Gives the name back. */
    void ensureReleased(Step step, String fqdn);
}
