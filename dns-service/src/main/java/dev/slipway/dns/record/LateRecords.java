package dev.slipway.dns.record;

import dev.slipway.dns.zone.Fqdn;
import dev.slipway.runtime.job.Job;
import org.springframework.stereotype.Component;

/**
 * Takes back what reached the servers after its name was given back: an update that hung, and whose sender died before it could look again. The marker decides: what
 * carries another's, or none, is left alone.
 */
@Component
class LateRecords implements Job<LateRecords.Left> {
    private final DnsProvider provider;

    LateRecords(DnsProvider provider) {
        this.provider = provider;
    }

    /**
     * What may be left.
     *
     * @param ownerMarker of the claim that was given back
     */
    record Left(String fqdn, String ownerMarker) {}

    @Override
    public String name() {
        return "late-records";
    }

    @Override
    public Class<Left> dataType() {
        return Left.class;
    }

    @Override
    public void run(Left left) {
        provider.remove(new Fqdn(left.fqdn()), left.ownerMarker());
    }
}
