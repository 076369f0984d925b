package dev.slipway.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what topics hold about one subject: a JSON object a line, with {@code topic}, {@code key} and the record's CloudEvents
 * headers ({@code ce_…}).
 */
public final class ReadTopic {
    private static final String CLOUD_EVENTS = "ce_";

    private ReadTopic() {}

    /** Arguments: broker as {@code host:port}, the key to look for, one topic or more. Topics that do not exist hold nothing. */
    public static void main(String[] args) {
        TopicReader.read(args[0], Set.copyOf(Arrays.asList(args).subList(2, args.length)), found -> {
            if (args[1].equals(found.key())) {
                System.out.println(JsonMapper.shared().writeValueAsString(fields(found)));
            }
        });
    }

    static Map<String, Object> fields(ConsumerRecord<String, byte[]> found) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("topic", found.topic());
        fields.put("key", found.key());
        for (var header : found.headers()) {
            if (header.key().startsWith(CLOUD_EVENTS)) {
                fields.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return fields;
    }
}
