package dev.slipway.runtime.event;

import dev.slipway.runtime.RuntimeAutoConfiguration;
import dev.slipway.runtime.ServiceIdentity;
import dev.slipway.runtime.telemetry.Telemetry;
import dev.slipway.runtime.telemetry.TelemetryAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;

/** The service's own consumer, for a service that has a database and {@link EventHandlers}; and the subscriptions of all consumers. */
@AutoConfiguration(
        after = {
            RuntimeAutoConfiguration.class,
            TelemetryAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class
        },
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
        beforeName = "org.springframework.cloud.stream.function.FunctionConfiguration")
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(InboxProperties.class)
public class InboxAutoConfiguration {
    @Bean
    EventProcessors slipwayEventProcessors(
            InboxProperties properties, ObjectProvider<MeterRegistry> meters, Telemetry telemetry, Clock clock) {
        return new EventProcessors(properties, meters.getIfUnique(SimpleMeterRegistry::new), telemetry, clock);
    }

    @Bean
    @ConditionalOnBean(EventHandlers.class)
    EventProcessor slipwayEvents(
            EventProcessors processors,
            ServiceIdentity service,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            List<EventHandlers> handlers) {
        return processors.of(service.area(), dataSource, transactions, handlers);
    }

    @Bean
    @ConditionalOnBean(name = "slipwayEvents")
    ParkedEvents slipwayParkedEvents(EventProcessor slipwayEvents) {
        return slipwayEvents.parked();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "slipway.inbox.enabled", matchIfMissing = true)
    static class Subscribed {
        /** Function definitions are read from the environment before any bean of ours exists. */
        @Bean
        static BeanFactoryPostProcessor slipwayEventFunctions(ConfigurableEnvironment environment) {
            return beans -> Subscriptions.define(
                    environment, List.of(beans.getBeanNamesForType(EventProcessor.class, false, false)));
        }

        @Bean
        SmartInitializingSingleton slipwayEventBindings(BindingServiceProperties bindings, ListableBeanFactory beans) {
            return () -> beans.getBeansOfType(EventProcessor.class)
                    .forEach((function, processor) -> Subscriptions.subscribe(bindings, function, processor));
        }

        @Bean
        ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> slipwayEventContainers(
                InboxProperties properties, ServiceIdentity service, ObjectProvider<MeterRegistry> meters) {
            var registry = meters.getIfUnique(SimpleMeterRegistry::new);
            return (container, _, group) -> {
                Subscriptions.configure(container, properties, service.instance());
                InboxLag.show(registry, String.valueOf(group), container);
            };
        }

        @Bean
        InboxCare slipwayInboxCare(ObjectProvider<EventProcessor> processors, InboxProperties properties, Clock clock) {
            return new InboxCare(processors.stream().toList(), properties, clock);
        }
    }
}
