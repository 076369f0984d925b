package dev.slipway.catalog.audit;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.catalog.audit.HeadLedger.Wish;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The repository of signed heads over HTTP: a look at a server that answers as one with an empty repository (gitprotocol-http(5)). */
class HeadLedgerPeerTest extends PeerContract {
    private static final String ADVERTISEMENT = "001e# service=git-upload-pack\n0000" + "004e" + "0".repeat(40)
            + " capabilities^{}\0agent=git/2.47.2\n" + "0000";

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

    @Override
    protected ResponseDefinitionBuilder good() {
        return ok(ADVERTISEMENT).withHeader("Content-Type", "application/x-git-upload-pack-advertisement");
    }

    /** The job asks again. */
    @Override
    protected boolean repeats() {
        return false;
    }

    /** {@code HttpURLConnection} sends a GET again. */
    @Override
    protected boolean resentBelow() {
        return true;
    }

    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOf(RetryableException.class);
    }
}
