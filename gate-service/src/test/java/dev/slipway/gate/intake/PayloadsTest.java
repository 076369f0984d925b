package dev.slipway.gate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.gate.Samples;
import dev.slipway.runtime.web.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whether a body is only checked or also read makes no difference to what is taken, but for half a surrogate pair in UTF-8, which only reading finds. */
class PayloadsTest {
    private final Payloads payloads = new Payloads(JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"line\nbreak\"}",
                "{} {}",
                "{}]",
                "{} x",
                "{\"a\":[1,2}",
                "not json"
            })
    void refusesWhatIsNoObject(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> payloads.object(bytes)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> payloads.check(bytes)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", " { } ", "{\"a\":{\"b\":[1,2.5e3,null,true,\"ü\"]}}", "{\"a\":1,\"a\":2}", "\uFEFF{}"})
    void takesEveryObject(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(payloads.object(bytes).isObject()).isTrue();
        payloads.check(bytes);
    }

    @Test
    void refusesInvalidUtf8AndAbyssesEitherWay() {
        for (var bytes : new byte[][] {
            {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'},
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            {'{', '"', 'a', '"', ':', '"', (byte) 0xe2, (byte) 0x28, (byte) 0xa1, '"', '}'},
            ("{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}").getBytes(StandardCharsets.UTF_8),
        }) {
            assertThatThrownBy(() -> payloads.object(bytes)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> payloads.check(bytes)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void onlyReadingFindsASurrogate() {
        var bytes = new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'};
        assertThatThrownBy(() -> payloads.object(bytes)).isInstanceOf(Problem.class);
        payloads.check(bytes);
    }

    @Test
    void takesRealOnes() {
        var bytes = Samples.bytes("webhooks/release.published.json");
        assertThat(payloads.object(bytes).isObject()).isTrue();
        payloads.check(bytes);
    }
}
