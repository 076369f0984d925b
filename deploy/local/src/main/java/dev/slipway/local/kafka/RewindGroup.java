package dev.slipway.local.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Sets what a consumer group has read of one partition back, so that its next member is given the same records again. The group's members have to be gone; the
 * broker notices that of killed ones only when their session has run out, which is waited for.
 */
public final class RewindGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private RewindGroup() {}

    /** Arguments: broker as {@code host:port}, group, topic, partition, offset of the first record to be read again. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        var wanted = Map.of(
                new TopicPartition(args[2], Integer.parseInt(args[3])), new OffsetAndMetadata(Long.parseLong(args[4])));
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            while (!rewound(admin, args[1], wanted)) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("the group " + args[1] + " still has members");
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean rewound(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> wanted)
            throws InterruptedException, ExecutionException {
        try {
            admin.alterConsumerGroupOffsets(group, wanted).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException) {
                return false;
            }
            throw e;
        }
    }
}
