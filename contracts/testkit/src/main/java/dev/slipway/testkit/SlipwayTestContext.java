package dev.slipway.testkit;

import dev.slipway.runtime.security.Standing;
import dev.slipway.testkit.access.AccessCatalog;
import dev.slipway.testkit.database.TestDatabase;
import dev.slipway.testkit.database.TestPostgres;
import dev.slipway.testkit.event.EventInjector;
import dev.slipway.testkit.event.OutboxAssertions;
import dev.slipway.testkit.event.TestBroker;
import dev.slipway.testkit.token.TestIssuer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Gives a context its own database and the environment that the platform's launcher would give it. Equal for tests that can share a context.
 *
 * @param schemas the service's own schema first
 * @param withBroker whether there is a broker, with relay and consumers
 */
record SlipwayTestContext(List<String> schemas, boolean withBroker) implements ContextCustomizer {
    /** A test with this property asks the directory whether a person has left; for all others nobody has. */
    private static final String ASKING_THE_DIRECTORY = "slipway.testkit.directory=asked";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var database = TestPostgres.fresh(schemas);
        var environment = environment(database);
        var beans = context.getBeanFactory();
        beans.registerSingleton("testDatabase", database);
        beans.registerSingleton("outboxAssertions", new OutboxAssertions(database));
        if (beans instanceof BeanDefinitionRegistry registry) {
            registry.registerBeanDefinition("eventInjector", new RootBeanDefinition(EventInjector.class));
            if (!List.of(configuration.getPropertySourceProperties()).contains(ASKING_THE_DIRECTORY)) {
                registry.registerBeanDefinition("everybodyStays", everybodyStays());
            }
        }
        if (withBroker) {
            addBroker(context, environment);
        }
        addSource(context, environment);
    }

    private static RootBeanDefinition everybodyStays() {
        var standing = new RootBeanDefinition(Standing.class, () -> _ -> false);
        standing.setPrimary(true);
        return standing;
    }

    private static void addBroker(ConfigurableApplicationContext context, Map<String, Object> environment) {
        var broker = TestBroker.start();
        context.getBeanFactory().registerSingleton("testBroker", broker);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> broker.close());
        environment.put("SLIPWAY_KAFKA", broker.bootstrapServers());
    }

    private static void addSource(ConfigurableApplicationContext context, Map<String, Object> environment) {
        var sources = context.getEnvironment().getPropertySources();
        var source = new MapPropertySource("slipwayTest", environment);
        var inlined = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
        if (sources.contains(inlined)) {
            sources.addAfter(inlined, source);
        } else {
            sources.addFirst(source);
        }
    }

    private Map<String, Object> environment(TestDatabase database) {
        var values = new LinkedHashMap<String, Object>();
        var own = schemas.getFirst();
        databaseOf(values, database, own, "SLIPWAY_DB_");
        for (var schema : schemas) {
            databaseOf(values, database, schema, "SLIPWAY_" + schema.toUpperCase(Locale.ROOT) + "_DB_");
        }
        values.put("SLIPWAY_ISSUER", TestIssuer.shared().url());
        values.put("SLIPWAY_CATALOG_URL", AccessCatalog.shared().url());
        values.put("SLIPWAY_CLIENT_ID", own);
        values.put("SLIPWAY_CLIENT_SECRET", "test");
        values.put("SLIPWAY_KAFKA", "127.0.0.1:1");
        values.put("SLIPWAY_TEMPORAL", "127.0.0.1:1");
        values.put("slipway.outbox.relay.enabled", Boolean.toString(withBroker));
        values.put("slipway.inbox.enabled", Boolean.toString(withBroker));
        values.put("slipway.workers.enabled", "false");
        values.put("spring.datasource.hikari.maximum-pool-size", "10");
        values.put("spring.datasource.hikari.minimum-idle", "1");
        return values;
    }

    private static void databaseOf(Map<String, Object> values, TestDatabase database, String schema, String prefix) {
        values.put(prefix + "URL", database.jdbcUrl(schema));
        values.put(prefix + "OWNER", database.owner(schema));
        values.put(prefix + "OWNER_PASSWORD", database.password());
        values.put(prefix + "USER", database.app(schema));
        values.put(prefix + "PASSWORD", database.password());
    }
}
