package dev.slipway.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Api;
import dev.slipway.catalog.document.Fault;
import dev.slipway.catalog.document.Format;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionReaderTest {
    private static final String SMALLEST = """
            name: where2eat
            owner: Creator@Example.com
            risk_level: low
            version: v0.1.0
            image:
              repository: registry.example.com/micro-apps/where2eat
              tag: "0.1.0"
            """;

    private final DescriptionReader reader = new DescriptionReader();

    @Test
    void readsTheSmallestAcceptedDocument() {
        var read = well(SMALLEST);

        assertThat(read.name()).isEqualTo("where2eat");
        assertThat(read.owner()).isEqualTo("creator@example.com");
        assertThat(read.version()).as("0.1.0 and v0.1.0 are the same release").isEqualTo("0.1.0");
        assertThat(read.image().repository()).isEqualTo("registry.example.com/micro-apps/where2eat");
        assertThat(read.team()).isNull();
        assertThat(read.smoke()).isEmpty();
    }

    @Test
    void readsEveryField() {
        var read = well(Api.appYaml(
                "where2eat",
                "subdomain: eat",
                "expires: 2027-06-30",
                "third_party_services: [maps.example.com]",
                "retention: delete"));

        assertThat(read.costCentre()).isEqualTo("CC-1042");
        assertThat(read.monthlyCostCap())
                .satisfies(cap -> assertThat(cap.amount()).isEqualTo(new BigDecimal("30.00")));
        assertThat(read.smoke().getFirst().maxLatencyMillis()).isEqualTo(2000);
        assertThat(read.alerts()).hasSize(2);
        assertThat(read.telemetry()).isEqualTo(new AppDescription.Telemetry(true));
        assertThat(read.expires()).hasToString("2027-06-30");
        assertThat(read.thirdPartyServices()).containsExactly("maps.example.com");
    }

    @Test
    void readsTheSameFieldsAsJsonInCamelCase() {
        var read = reader.read(bytes("""
                        {"name": "where2eat", "owner": "creator@example.com", "riskLevel": "low", "version": "0.1.0", "costCentre": "CC-1",
                         "image": {"repository": "registry.example.com/where2eat", "tag": "0.1.0"},
                         "monthlyCostCap": {"amount": 12.3456, "currency": "USD"}, "smoke": [{"path": "/", "bodyContains": "menu"}]}"""), Format.JSON);

        assertThat(read).isInstanceOfSatisfying(Described.Well.class, it -> {
            assertThat(it.description().costCentre()).isEqualTo("CC-1");
            assertThat(it.description().smoke().getFirst().bodyContains()).isEqualTo("menu");
            assertThat(it.description().monthlyCostCap())
                    .satisfies(cap -> assertThat(cap.amount()).isEqualTo(new BigDecimal("12.3456")));
        });
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var faults = badly(Api.appYaml(
                "\"Where 2 Eat!\"",
                "owner: nobody",
                "version: one",
                "expires: 2027-02-30",
                "smoke: [{path: healthz}, {status: 99}]",
                "image: {repository: \"https://Registry/x\"}"));

        assertThat(faults.keySet())
                .containsExactlyInAnyOrder(
                        "/name",
                        "/owner",
                        "/version",
                        "/expires",
                        "/smoke/0/path",
                        "/smoke/1/path",
                        "/smoke/1/status",
                        "/image/repository",
                        "/image/tag");
        assertThat(faults.get("/name")).contains("lower-case letters");
        assertThat(faults.get("/owner")).contains("e-mail address");
        assertThat(faults.get("/image/tag")).startsWith("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/items/{id}", "/a|b", "/%zz", "/a[b", "//example.com/a", "/a b", "/ä", "/?a#b"})
    void refusesAPathThatNobodyCouldAskFor(String path) {
        assertThat(badly(Api.appYaml("where2eat", "smoke: [{path: \"" + path + "\"}]"))
                        .get("/smoke/0/path"))
                .contains("% and two hex digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthz", "/a//b/", "/items?page=2&of=a/b?", "/caf%C3%A9", "/a;v=1,2/@me:b", "/?"})
    void takesAPathAsABrowserAsksForIt(String path) {
        assertThat(reader.read(bytes(Api.appYaml("where2eat", "smoke: [{path: \"" + path + "\"}]")), Format.YAML))
                .isInstanceOf(Described.Well.class);
    }

    @Test
    void guessesWhatAnUnknownFieldWasMeantToBe() {
        assertThat(badly(SMALLEST + "cost_center: CC-1\nfavourite_colour: blue\n"))
                .containsEntry("/cost_center", "is not a field that is known here; did you mean cost_centre?")
                .containsEntry("/favourite_colour", "is not a field that is known here");
    }

    @Test
    void pointsIntoJsonAsJsonSpellsIt() {
        var read = reader.read(bytes("""
                        {"name": "a", "owner": "a@b.c", "risk_level": "low", "version": "0.1.0",
                         "image": {"repository": "registry.example.com/a", "tag": "1"}, "smoke": [{"path": "/", "maxLatency": "long"}]}"""), Format.JSON);

        assertThat(read).isInstanceOfSatisfying(Described.Badly.class, it -> assertThat(byPointer(it))
                .containsOnlyKeys("/risk_level", "/riskLevel", "/smoke/0/maxLatency")
                .hasEntrySatisfying("/risk_level", said -> assertThat(said).contains("did you mean riskLevel?")));
    }

    @ParameterizedTest
    @CsvSource({
        "version: 1.0, /version, in quotes",
        "team: null, /team, leave the field out",
        "team: [a], /team, must be text"
    })
    void saysWhatKindOfThingAFieldMustBe(String line, String pointer, String said) {
        assertThat(badly(Api.appYaml("where2eat", line)).get(pointer)).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: [",
                "",
                "name: a\nname: b\n",
                "name: a\n---\nname: b\n",
                "a: &a [x]\nb: *a\n",
                "name: !!java.lang.String x\n",
                "? [a]\n: b\n",
                "\t- x",
                "monthly_cost_cap: {amount: 1e-999999999, currency: USD}",
                "smoke: [{status: 1e999999999}]",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void refusesWhatCannotBeReadWithTheReason(String document) {
        assertThat(reader.read(bytes(document), Format.YAML))
                .isInstanceOfSatisfying(
                        Described.NotAtAll.class, it -> assertThat(it.why()).isNotBlank());
    }

    @Test
    void refusesAliasBombsBeforeTheyGrow() {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (var letter = 'b'; letter < 'k'; letter++) {
            bomb.append("%c: &%c [%s]\n".formatted(letter, letter, ("*" + (char) (letter - 1) + ",").repeat(9)));
        }
        assertThat(reader.read(bytes(bomb.toString()), Format.YAML))
                .isInstanceOfSatisfying(
                        Described.NotAtAll.class, it -> assertThat(it.why()).contains("aliases", "Line 1"));
    }

    @Test
    void refusesDuplicatesAndDepthInJson() {
        for (var document : new String[] {
            "{\"name\": 1, \"name\": 2}", "[".repeat(1000), "{} {}", "{\"a\": 01}", "{\"a\": 1e-999999999}"
        }) {
            assertThat(reader.read(bytes(document), Format.JSON)).as(document).isInstanceOf(Described.NotAtAll.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "123456789012345678901234567890", "1.5e25"})
    void refusesANumberThatNoIntegerCanHold(String status) {
        for (var format : Format.values()) {
            var document = format == Format.YAML
                    ? Api.appYaml("where2eat", "smoke: [{path: /healthz, status: " + status + "}]")
                    : """
                    {"name": "where2eat", "owner": "creator@example.com", "riskLevel": "low", "version": "0.1.0",
                     "image": {"repository": "registry.example.com/micro-apps/where2eat", "tag": "0.1.0"},
                     "smoke": [{"path": "/healthz", "status": %s}]}""".formatted(status);
            assertThat(reader.read(bytes(document), format)).as(document).isNotInstanceOf(Described.Well.class);
        }
    }

    /** Found by fuzzing: the stack of the matcher was full. */
    @Test
    void refusesATextThatIsLongerThanItsPatternCanBeHeldAgainst() {
        assertThat(badly(SMALLEST + "smoke: [{path: /" + "a".repeat(100_000) + "}]"))
                .containsEntry("/smoke/0/path", "must not be longer than 500 characters");
        assertThat(badly(SMALLEST + "monthly_cost_cap: {amount: \"" + "1".repeat(100_000) + "\", currency: USD}"))
                .containsEntry("/monthly_cost_cap/amount", "must not be longer than 19 characters");
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThat(reader.read(new byte[] {(byte) 0xC3, 0x28}, Format.YAML)).isInstanceOf(Described.NotAtAll.class);
    }

    @Test
    void takesADocumentThatIsNoObjectForAWrongOne() {
        assertThat(reader.read(bytes("just text"), Format.YAML)).isInstanceOf(Described.Badly.class);
    }

    private AppDescription well(String yaml) {
        var read = reader.read(bytes(yaml), Format.YAML);
        assertThat(read).isInstanceOf(Described.Well.class);
        return ((Described.Well) read).description();
    }

    private Map<String, String> badly(String yaml) {
        var read = reader.read(bytes(yaml), Format.YAML);
        assertThat(read).isInstanceOf(Described.Badly.class);
        return byPointer((Described.Badly) read);
    }

    private static Map<String, String> byPointer(Described.Badly read) {
        return read.faults().stream().collect(Collectors.toMap(Fault::pointer, Fault::detail));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
