package dev.slipway.testkit.temporal;

import com.google.protobuf.Duration;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Optional;
import java.util.UUID;

/**
 * Temporal's own server that runs already, and that {@code -Dslipway.testkit.temporal=host:port} names for all tests of workflows in the place of one in memory.
 * Its time cannot be skipped.
 */
public final class NamedTemporal {
    private static final String PROPERTY = "slipway.testkit.temporal";
    private static final Duration KEPT =
            Duration.newBuilder().setSeconds(24 * 60 * 60).build();

    private NamedTemporal() {}

    /** Host and port, if one is named. */
    public static Optional<String> target() {
        return Optional.ofNullable(System.getProperty(PROPERTY));
    }

    /** A namespace of that server that nobody has used. */
    public static String namespace(String target) {
        var name = "test-" + UUID.randomUUID();
        var connection = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
        try {
            connection
                    .blockingStub()
                    .registerNamespace(RegisterNamespaceRequest.newBuilder()
                            .setNamespace(name)
                            .setWorkflowExecutionRetentionPeriod(KEPT)
                            .build());
            return name;
        } finally {
            connection.shutdownNow();
        }
    }
}
