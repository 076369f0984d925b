package dev.slipway.runtime.event;

import dev.slipway.runtime.TransientFailures;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Ties {@link EventProcessor} beans to their topics. What {@code spring.cloud.stream.bindings} says about a binding goes before this. */
final class Subscriptions {
    private static final String DEFINITION = "spring.cloud.function.definition";

    private Subscriptions() {}

    /** One subscription to all topics of the processor, in its group, from the beginning of what the broker has; retries are the container's affair. */
    static void subscribe(BindingServiceProperties bindings, String function, EventProcessor processor) {
        var name = function + "-in-0";
        var all = bindings.getBindings();
        var binding = all.getOrDefault(name, new BindingProperties());
        // Spring Cloud Stream fills in the binding's own name where nothing is configured.
        if (binding.getDestination() == null || binding.getDestination().equals(name)) {
            binding.setDestination(String.join(",", processor.topics()));
        }
        if (binding.getGroup() == null) {
            binding.setGroup(processor.consumer());
        }
        if (binding.getConsumer() == null) {
            binding.setConsumer(new ConsumerProperties());
        }
        binding.getConsumer().setMultiplex(true);
        binding.getConsumer().setMaxAttempts(1);
        all.put(name, binding);
    }

    /** What is transient is tried again for ever, from the same record on: a record is never skipped. */
    static void configure(
            AbstractMessageListenerContainer<?, ?> container, InboxProperties properties, @Nullable String instance) {
        var containerProperties = container.getContainerProperties();
        var threads = new SimpleAsyncTaskExecutor("events-");
        threads.setVirtualThreads(true);
        containerProperties.setListenerTaskExecutor(threads);
        containerProperties.setObservationEnabled(true);

        var errors = new DefaultErrorHandler(pauses(properties));
        errors.setClassifications(Map.of(), true);
        errors.setBackOffFunction((_, failure) -> askedFor(failure, properties));
        container.setCommonErrorHandler(errors);

        var consumer = new Properties();
        consumer.putAll(containerProperties.getKafkaConsumerProperties());
        var session = properties.sessionTimeout().toMillis();
        consumer.setProperty(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Long.toString(session));
        consumer.setProperty(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Long.toString(session / 4));
        if (instance != null) {
            consumer.setProperty(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        }
        containerProperties.setKafkaConsumerProperties(consumer);
    }

    private static BackOff pauses(InboxProperties properties) {
        var pauses = new ExponentialBackOff(200, 2);
        pauses.setMaxInterval(properties.longestPause().toMillis());
        return pauses;
    }

    private static @Nullable BackOff askedFor(Exception failure, InboxProperties properties) {
        return TransientFailures.retryAfter(failure)
                .map(pause -> shorter(pause, properties.longestPause()))
                .map(pause -> (BackOff) new FixedBackOff(pause.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS))
                .orElse(null);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Says which functions to bind: what the service names itself, and all processors. */
    static void define(ConfigurableEnvironment environment, List<String> processors) {
        var functions = new LinkedHashSet<>(processors);
        functions.addAll(Arrays.asList(environment.getProperty(DEFINITION, "").split(";")));
        functions.remove("");
        if (!functions.isEmpty()) {
            Map<String, Object> definition = Map.of(DEFINITION, String.join(";", functions));
            environment.getPropertySources().addFirst(new MapPropertySource("slipwayEventProcessors", definition));
        }
    }
}
