package dev.slipway.promotion.gitops;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.promotion.Remote;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.PeerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;

/** The environments repository over HTTP: a fetch from a server that answers as one with an empty repository (gitprotocol-http(5)). */
class GitPeerTest extends PeerContract {
    private static final String ADVERTISEMENT = "001e# service=git-upload-pack\n0000" + "004e" + "0".repeat(40)
            + " capabilities^{}\0agent=git/2.47.2\n" + "0000";

    @TempDir
    private static Path folder;

    GitPeerTest() {
        super("git");
    }

    @Override
    protected Object call(OutgoingHttp http, ServiceClients services) {
        try {
            var mirror = Files.createTempDirectory(folder, "mirror");
            var properties = Remote.at(address() + "/acme/environments.git", mirror, Duration.ofSeconds(1));
            var git = new GitMirror(properties, calls(), Clock.systemUTC());
            return git.locked(git::fetch);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected ResponseDefinitionBuilder good() {
        return ok(ADVERTISEMENT).withHeader("Content-Type", "application/x-git-upload-pack-advertisement");
    }

    /** The step of the process asks again, and says so in its history. */
    @Override
    protected boolean repeats() {
        return false;
    }

    /** {@code HttpURLConnection} sends a GET again. */
    @Override
    protected boolean resentBelow() {
        return true;
    }

    /** Whatever is wrong with the repository is not the change's fault: it waits. */
    @Override
    protected void seesNonsense(Supplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOf(RetryableException.class);
    }
}
