package dev.slipway.planted.workflow;

import java.util.UUID;

/** Implements no workflow, and runs in one. */
class HelperOfAWorkflow {
    UUID help() {
        return UUID.randomUUID();
    }
}
