package dev.slipway.runtime.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.runtime.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WebhookBudgetTest {
    private final WebhookBudget budget = new WebhookBudget(DataSize.ofKilobytes(256));

    @Test
    void readsWholeBodiesOneAfterTheOther() throws IOException {
        for (int round = 0; round < 10; round++) {
            try (var share = budget.share()) {
                assertThat(share.read(body(150))).hasSize(150 * 1024);
            }
        }
    }

    @Test
    void asksToComeAgainWhenOthersHoldTheBudget() throws IOException {
        try (var first = budget.share();
                var second = budget.share()) {
            first.read(body(150));
            assertThatThrownBy(() -> second.read(body(150)))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(503));
        }
        try (var third = budget.share()) {
            assertThat(third.read(body(150))).hasSize(150 * 1024);
        }
    }

    private static InputStream body(int kibibytes) {
        return new ByteArrayInputStream(new byte[kibibytes * 1024]);
    }
}
