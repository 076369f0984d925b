package dev.slipway.dns.domain;

import dev.slipway.dns.certificate.CertificateService;
import dev.slipway.dns.claim.Claim;
import dev.slipway.dns.claim.ClaimService;
import dev.slipway.dns.record.RecordService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A name with everything that is recorded of it. */
@Service
class DomainService {
    private final ClaimService claims;
    private final RecordService records;
    private final CertificateService certificates;

    DomainService(ClaimService claims, RecordService records, CertificateService certificates) {
        this.claims = claims;
        this.records = records;
        this.certificates = certificates;
    }

    /**
     * Gives the name back, and with it what an attempt that came late has recorded since it was removed: no certificate of a name that is given back has a key. The
     * claim comes first: it is what others wait for, and look at again.
     */
    @Transactional
    void giveBack(Claim claim) {
        claims.release(claim);
        certificates.retire(claim);
        records.giveUp(claim);
    }
}
