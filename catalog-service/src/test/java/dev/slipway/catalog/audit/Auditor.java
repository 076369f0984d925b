package dev.slipway.catalog.audit;

import dev.slipway.runtime.peer.GuardedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import tools.jackson.databind.json.JsonMapper;

/** An auditor: has a repository of signed heads and the public key, exports the trail, and runs the independent verifier over it. */
final class Auditor {
    private static final Path VERIFIER = Path.of("../deploy/audit/verify");

    private final Path folder;
    private final AuditFixture audit;
    private final HeadService heads;

    Auditor(Path folder, AuditFixture audit) throws GitAPIException, GeneralSecurityException, IOException {
        this.folder = folder;
        this.audit = audit;
        Git.init()
                .setDirectory(repository().toFile())
                .setBare(true)
                .setInitialBranch("main")
                .call()
                .close();
        makeKey("audit");
        heads = signing("audit", audit);
    }

    /** What the verifier said: its exit status and its lines. */
    record Report(int status, List<String> lines) {}

    HeadOutcome sign() {
        audit.clock.advance(Duration.ofMinutes(1));
        return heads.sign();
    }

    /** The head of another trail, into the same repository. */
    HeadOutcome sign(AuditFixture other) {
        other.clock.advance(Duration.ofMinutes(1));
        return signing("audit", other).sign();
    }

    HeadOutcome signWithAnotherKey() throws GeneralSecurityException, IOException {
        makeKey("other");
        return signing("other", audit).sign();
    }

    Report verifies() {
        return verifies(audit);
    }

    /** The export of another trail, checked against the heads of this one. */
    Report verifies(AuditFixture other, String... options) {
        return verify(export(other), options);
    }

    Path export(AuditFixture trail) {
        var file = folder.resolve("trail.jsonl");
        try (var out = Files.newOutputStream(file)) {
            new ExportService(trail.repository, trail.exported, JsonMapper.shared(), trail.clock).write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Report verify(Path export, String... options) {
        var words = new ArrayList<>(List.of(
                VERIFIER.toString(),
                "--export",
                export.toString(),
                "--heads",
                repository().toString(),
                "--key",
                folder.resolve("audit.pub").toString()));
        words.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(1, TimeUnit.MINUTES);
            return new Report(process.exitValue(), said.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("The verifier did not end", e);
        }
    }

    private Path repository() {
        return folder.resolve("audit.git");
    }

    private HeadService signing(String key, AuditFixture trail) {
        var ledger = new AuditProperties.Ledger(
                repository().toString(),
                folder.resolve(key + ".key"),
                "main",
                "slipway",
                null,
                "Slipway",
                "slipway@slipway.test",
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1));
        var calls = new GuardedCalls(CircuitBreakerRegistry.ofDefaults(), TimeLimiterRegistry.ofDefaults());
        return new HeadService(
                trail.repository,
                trail.exported,
                new HeadLedger(ledger, calls, trail.clock),
                new HeadSigner(ledger.key()),
                trail.clock);
    }

    private void makeKey(String name) throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", pair.getPrivate()));
        Files.writeString(folder.resolve(name + ".pub"), pem("PUBLIC KEY", pair.getPublic()));
    }

    private static String pem(String label, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }
}
