package dev.slipway.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.document.Format;
import dev.slipway.testkit.fuzz.Bounds;
import dev.slipway.testkit.fuzz.DocumentFuzzTest;
import dev.slipway.testkit.fuzz.Seeds;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions of apps, bent: each ends in one of the ends that there are, for little time and memory. */
class DescriptionFuzzTest {
    private static final String SHORT_YAML = """
            name: where2eat
            owner: creator@example.com
            risk_level: low
            version: 0.1.0
            image: {repository: "registry.example.com/micro-apps/where2eat", tag: "0.1.0"}
            """;
    private static final String JSON = """
            {"name": "where2eat", "owner": "creator@example.com", "riskLevel": "low", "version": "0.1.0",
             "image": {"repository": "registry.example.com/micro-apps/where2eat", "tag": "0.1.0"}, "telemetry": {"opentelemetry": true},
             "alerts": [{"name": "HighErrorRate", "kind": "error-ratio"}], "smoke": [{"path": "/healthz", "status": 200}], "monthlyCostCap": {"amount": "30.00", "currency": "USD"}}
            """;

    private enum End {
        WELL,
        BADLY,
        NOT_AT_ALL
    }

    private static final Set<End> SEEN = EnumSet.noneOf(End.class);

    private final DescriptionReader reader = new DescriptionReader();

    @MethodSource("yamlSeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverYamlComes(byte[] document) {
        SEEN.add(Bounds.holdFor(document, () -> end(reader.read(document, Format.YAML))));
    }

    @MethodSource("jsonSeeds")
    @DocumentFuzzTest
    void readsOrRefusesWhateverJsonComes(byte[] document) {
        SEEN.add(Bounds.holdFor(document, () -> end(reader.read(document, Format.JSON))));
    }

    @AfterAll
    static void everyEndWasSeen() {
        assertThat(SEEN).containsExactly(End.values());
    }

    private static Stream<Arguments> yamlSeeds() {
        return Stream.of(
                        Seeds.of(SHORT_YAML, "where2eat"),
                        Seeds.of(Api.appYaml("where2eat"), "200"),
                        Seeds.of(Api.appYaml("where2eat"), "\"30.00\""))
                .flatMap(seeds -> seeds);
    }

    private static Stream<Arguments> jsonSeeds() {
        return Stream.of("\"where2eat\"", "200", "\"30.00\"").flatMap(value -> Seeds.of(JSON, value));
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
}
