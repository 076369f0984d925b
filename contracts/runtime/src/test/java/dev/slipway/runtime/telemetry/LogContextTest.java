package dev.slipway.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {
    @AfterEach
    void clean() {
        MDC.clear();
    }

    @Test
    void namesTheAppOfASubjectThatIsOne() {
        try (var _ = LogContext.about("app/where2eat")) {
            assertThat(MDC.get("subject")).isEqualTo("app/where2eat");
            assertThat(MDC.get("app")).isEqualTo("where2eat");
            assertThat(LogContext.subject()).isEqualTo("app/where2eat");
        }
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void givesBackWhatItFound() {
        try (var _ = LogContext.about("app/where2eat")) {
            try (var _ = LogContext.about("image/micro-apps/where2eat")) {
                assertThat(MDC.get("app")).isNull();
            }
            assertThat(MDC.get("app")).isEqualTo("where2eat");
        }
    }

    @Test
    void leavesEverythingAsItIsWhenThereIsNoSubject() {
        try (var _ = LogContext.about("app/where2eat");
                var _ = LogContext.about(null)) {
            assertThat(LogContext.subject()).isEqualTo("app/where2eat");
        }
    }

    @Test
    void belongsToATraceWhoseSpanHasEnded() {
        try (var _ = LogContext.about("app/where2eat", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")) {
            assertThat(MDC.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }
        assertThat(MDC.get("traceId")).isNull();
    }
}
