package dev.slipway.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.document.Format;
import dev.slipway.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Descriptions of apps, bent: each ends in one of the ends that there are, and not after long. */
class DescriptionFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<byte[]> YAML = List.of(bytes(Api.appYaml("where2eat")), bytes("""
            name: where2eat
            owner: creator@example.com
            risk_level: low
            version: 0.1.0
            image: {repository: "registry.example.com/micro-apps/where2eat", tag: "0.1.0"}
            """));
    private static final List<byte[]> JSON = List.of(bytes("""
            {"name": "where2eat", "owner": "creator@example.com", "riskLevel": "low", "version": "0.1.0",
             "image": {"repository": "registry.example.com/micro-apps/where2eat", "tag": "0.1.0"}, "telemetry": {"opentelemetry": true},
             "alerts": [{"name": "HighErrorRate", "kind": "error-ratio"}], "smoke": [{"path": "/healthz", "status": 200}], "monthlyCostCap": {"amount": "30.00", "currency": "USD"}}
            """));

    private enum End {
        WELL,
        BADLY,
        NOT_AT_ALL
    }

    private final DescriptionReader reader = new DescriptionReader();

    @ParameterizedTest
    @EnumSource
    void readsOrRefusesWhateverComes(Format format) {
        var mutations = new Mutations(Mutations.seed());
        var whole = format == Format.YAML ? YAML : JSON;
        var seen = EnumSet.noneOf(End.class);
        whole.forEach(document -> seen.add(end(reader.read(document, format))));
        assertThat(seen).as("what is not bent").containsExactly(End.WELL);
        for (int tried = 0; tried < Mutations.tries(600); tried++) {
            var document = mutations.of(whole);
            seen.add(assertTimeoutPreemptively(PATIENCE, () -> end(reader.read(document, format))));
        }
        assertThat(seen).as("all ends are seen").containsExactly(End.values());
    }

    private static End end(Described described) {
        return switch (described) {
            case Described.Well _ -> End.WELL;
            case Described.Badly(var faults, var _, var _) -> {
                assertThat(faults).isNotEmpty();
                yield End.BADLY;
            }
            case Described.NotAtAll(var why) -> {
                assertThat(why).isNotNull();
                yield End.NOT_AT_ALL;
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
