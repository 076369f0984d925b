package dev.slipway.testkit.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowHistoriesTest {
    @TempDir
    private Path folder;

    private Path kept;

    @BeforeEach
    void keepOne() {
        kept = folder.resolve("release-2").resolve("completed.json");
        WorkflowHistories.write(kept, "as it ran", false);
    }

    @Test
    void keepsANewOne() {
        assertThat(kept).hasContent("as it ran");
    }

    @Test
    void refusesAnotherInItsPlace() {
        assertThatThrownBy(() -> WorkflowHistories.write(kept, "as it runs now", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("completed.json")
                .hasMessageContaining("-Dslipway.histories.rewrite");

        assertThat(kept).hasContent("as it ran");
    }

    @Test
    void takesTheSameAgain() {
        WorkflowHistories.write(kept, "as it ran", false);

        assertThat(kept).hasContent("as it ran");
    }

    @Test
    void writesOneAnewOfAReleaseThatHasNotShipped() {
        WorkflowHistories.write(kept, "as it runs now", true);

        assertThat(kept).hasContent("as it runs now");
    }
}
