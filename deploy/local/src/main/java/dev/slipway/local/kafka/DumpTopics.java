package dev.slipway.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints everything that topics hold, repetitions too: a JSON object a line, as {@link ReadTopic} prints it, with {@code partition}, {@code offset} and
 * {@code payload} (base64) besides.
 */
public final class DumpTopics {
    private DumpTopics() {}

    /** Arguments: broker as {@code host:port}, one topic or more. Topics that do not exist hold nothing. */
    public static void main(String[] args) throws IOException {
        var out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, UTF_8)));
        dump(args[0], Set.copyOf(Arrays.asList(args).subList(1, args.length)), out);
        if (out.checkError()) {
            throw new IOException("whoever reads what is printed has gone");
        }
    }

    static void dump(String broker, Set<String> topics, PrintWriter out) {
        TopicReader.read(broker, topics, found -> out.println(line(found)));
    }

    private static String line(ConsumerRecord<String, byte[]> found) {
        var fields = ReadTopic.fields(found);
        fields.put("partition", found.partition());
        fields.put("offset", found.offset());
        fields.put("payload", encoded(found.value()));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static @Nullable String encoded(byte @Nullable [] payload) {
        return payload == null ? null : Base64.getEncoder().encodeToString(payload);
    }
}
