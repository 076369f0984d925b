package dev.slipway.runtime.operation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Which subject is to be tried again; the three as the list shows them. */
record RetryParkedForm(
        @NotBlank @Size(max = 200) String consumer,
        @NotBlank @Size(max = 200) String topic,
        @NotBlank @Size(max = 1000) String subject) {}
