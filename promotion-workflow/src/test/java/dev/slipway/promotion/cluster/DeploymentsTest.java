package dev.slipway.promotion.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.promotion.cluster.Rollout.Running;
import dev.slipway.promotion.cluster.Rollout.Underway;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeploymentsTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void runsWhenEveryReplicaIsUpdatedAndAvailable() {
        assertThat(read(2, 2, 1, 1, 1)).isEqualTo(new Running(DIGEST));
    }

    @Test
    void isUnderwayUntilTheNewestGenerationWasSeen() {
        assertThat(read(3, 2, 1, 1, 1)).isInstanceOf(Underway.class);
    }

    @Test
    void isUnderwayWhileOldReplicasAreLeft() {
        assertThat(read(2, 2, 2, 1, 1)).isInstanceOf(Underway.class);
    }

    @Test
    void isUnderwayWhileReplicasAreNotAvailable() {
        assertThat(read(2, 2, 1, 1, 0)).isEqualTo(new Underway(DIGEST, "0 of 1 replicas are available"));
    }

    @Test
    void isUnderwayWhileNothingIsUpdated() {
        assertThat(read(2, 2, 1, 0, 1)).isInstanceOf(Underway.class);
    }

    private static Rollout read(int generation, int observed, int replicas, int updated, int available) {
        var deployment = """
                {"metadata": {"generation": %d},
                 "spec": {"replicas": 1, "template": {"spec": {"containers": [{"image": "registry.test/where2eat@%s"}]}}},
                 "status": {"observedGeneration": %d, "replicas": %d, "updatedReplicas": %d, "availableReplicas": %d}}
                """.formatted(generation, DIGEST, observed, replicas, updated, available);
        return Deployments.read(JsonMapper.shared().readTree(deployment));
    }
}
