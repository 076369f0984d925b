package dev.slipway.catalog.audit;

import dev.slipway.catalog.audit.HeadLedger.Wish;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.GitPeerContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The repository of signed heads over HTTP. */
class HeadLedgerPeerTest extends GitPeerContract {
    HeadLedgerPeerTest() {
        super("audit-ledger");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        var ledger = new AuditProperties.Ledger(
                address() + "/acme/audit.git",
                Path.of(""),
                "main",
                "slipway",
                null,
                "Slipway",
                "slipway@slipway.test",
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
        return new HeadLedger(ledger, calls(), Clock.systemUTC())
                .write(_ -> new Wish.Nothing(new HeadOutcome.Overtaken()));
    }
}
