package dev.slipway.promotion.gitops;

import dev.slipway.promotion.Remote;
import dev.slipway.runtime.http.OutgoingHttp;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.testkit.peer.GitPeerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The environments repository over HTTP: a fetch. */
class GitPeerTest extends GitPeerContract {
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
}
