package dev.slipway.local.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets every consumer group read its topics from the beginning again, as after a restore of the database: what a consumer has handled by its inbox it passes over.
 * No consumer may run meanwhile; the broker refuses it then.
 */
public final class RewindGroups {
    private RewindGroups() {}

    /** Argument: broker as {@code host:port}. Prints a line for each group. */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            for (var group : admin.listGroups(ListGroupsOptions.forConsumerGroups())
                    .all()
                    .get()) {
                rewind(admin, group);
            }
        }
    }

    private static void rewind(Admin admin, GroupListing group) throws ExecutionException, InterruptedException {
        var read = admin.listConsumerGroupOffsets(group.groupId())
                .partitionsToOffsetAndMetadata()
                .get();
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        read.keySet().forEach(partition -> asked.put(partition, OffsetSpec.earliest()));
        var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
        admin.listOffsets(asked)
                .all()
                .get()
                .forEach((partition, found) -> beginning.put(partition, new OffsetAndMetadata(found.offset())));
        admin.alterConsumerGroupOffsets(group.groupId(), beginning).all().get();
        System.out.println("%s: %d partitions".formatted(group.groupId(), beginning.size()));
    }
}
