package dev.slipway.dns.certificate.internalca;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.util.function.Supplier;

class InternalCaPeerTest extends PeerContract {
    InternalCaPeerTest() {
        super("ca");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        return new InternalCa(http, new InternalCaProperties("token")).sign("-----BEGIN CERTIFICATE REQUEST-----\n");
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return ok("-----BEGIN CERTIFICATE-----\n");
    }

    /** The authority may have signed although its answer was lost: the activity asks again, and says so in its history. */
    @Override
    protected boolean repeats() {
        return false;
    }

    /** Whether a chain is one is checked by who asked for it, whatever authority gave it. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThat(call.get()).asString().doesNotContain("CERTIFICATE");
    }
}
