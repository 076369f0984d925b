package dev.slipway.catalog.document;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BoundedPatternsTest {
    @Test
    void aPatternWithoutALengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> require("{'properties': {'name': {'pattern': '^(a|b)*$'}}}"))
                .withMessageContaining("^(a|b)*$");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> require("{'$defs': {'name': {'maxLength': 501, 'pattern': '^(a|b)*$'}}}"));
    }

    @Test
    void aBoundedOneIsNot() {
        assertThatNoException().isThrownBy(() -> require("{'items': [{'maxLength': 500, 'pattern': '^(a|b)*$'}]}"));
    }

    private static void require(String schema) {
        BoundedPatterns.require(JsonMapper.shared().readTree(schema.replace('\'', '"')));
    }
}
