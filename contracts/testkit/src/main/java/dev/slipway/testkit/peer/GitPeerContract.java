package dev.slipway.testkit.peer;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.runtime.RetryableException;
import java.util.function.Supplier;

/** A Git repository over HTTP: a look at a server that answers as one with an empty repository (gitprotocol-http(5)). */
public abstract class GitPeerContract extends PeerContract {
    private static final String ADVERTISEMENT = "001e# service=git-upload-pack\n0000" + "004e" + "0".repeat(40)
            + " capabilities^{}\0agent=git/2.47.2\n" + "0000";

    protected GitPeerContract(String client) {
        super(client);
    }

    @Override
    protected final ResponseDefinitionBuilder good() {
        return ok(ADVERTISEMENT).withHeader("Content-Type", "application/x-git-upload-pack-advertisement");
    }

    /** Whoever drives the work asks again: a job, or a step of a process, which says so in its history. */
    @Override
    protected final boolean repeats() {
        return false;
    }

    /** {@code HttpURLConnection} sends a GET again. */
    @Override
    protected final boolean resentBelow() {
        return true;
    }

    /** Whatever is wrong with the repository is not the fault of what is to be written: it waits. */
    @Override
    protected final void seesNonsense(Supplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOf(RetryableException.class);
    }
}
