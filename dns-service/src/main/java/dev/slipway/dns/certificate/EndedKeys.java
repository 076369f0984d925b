package dev.slipway.dns.certificate;

import dev.slipway.runtime.job.RecurringJob;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps no key longer than its certificate is good for, once there is a successor. */
@Component
class EndedKeys implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(EndedKeys.class);

    private final CertificateService certificates;

    EndedKeys(CertificateService certificates) {
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return "ended-keys";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var destroyed = certificates.retireEnded();
        if (destroyed > 0) {
            LOG.info("Destroyed the keys of {} certificates that had ended", destroyed);
        }
    }
}
