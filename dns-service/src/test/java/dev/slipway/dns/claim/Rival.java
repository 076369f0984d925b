package dev.slipway.dns.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.dns.DnsApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Another process of the service on the same database: it claims each name that it is told and says how that ended. */
final class Rival implements AutoCloseable {
    private static final String READY = "ready";

    private final Process process;
    private final BufferedReader answers;

    private Rival(Process process) {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
    }

    /** Started with these properties, on a port of its own, and ready. */
    static Rival start(Map<String, Object> properties) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Rival.class.getName(),
                "--server.port=0"));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        var rival = new Rival(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        if (!READY.equals(rival.answer())) {
            throw new IllegalStateException("The other process did not start.");
        }
        return rival;
    }

    void claim(String label) throws IOException {
        var orders = process.outputWriter(UTF_8);
        orders.write(label + "\n");
        orders.flush();
    }

    /** How the claim ended, by the name of its end. */
    @Nullable
    String answer() throws IOException {
        return answers.readLine();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String... arguments) {
        var said = System.out;
        System.setOut(System.err); // what is logged is no answer
        try (var service = new SpringApplicationBuilder(DnsApplication.class).run(arguments)) {
            var claims = service.getBean(ClaimService.class);
            said.println(READY);
            new BufferedReader(new InputStreamReader(System.in, UTF_8))
                    .lines()
                    .forEach(label -> said.println(ended(claims, "there", label)));
        }
    }

    static String ended(ClaimService claims, String app, String label) {
        return claims.claim(new NameRequest(app, 1, "dining", label, "production", "p_1"))
                .getClass()
                .getSimpleName();
    }
}
