package dev.slipway.testkit;

import dev.slipway.testkit.database.ContainerEngine;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * Starts the whole service on a free port against a fresh database with both roles, migrated by the service itself, and against an issuer whose tokens
 * {@link dev.slipway.testkit.token.TestTokens} gives, with {@link dev.slipway.testkit.access.AccessCatalog} to ask. The relay, the consumers and the workflow workers are off; jobs run.
 *
 * <p>For injection there are {@code RestTestClient}, {@link dev.slipway.testkit.database.TestDatabase}, {@link dev.slipway.testkit.event.OutboxAssertions} and
 * {@link dev.slipway.testkit.event.EventInjector}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@ExtendWith(ContainerEngine.class)
public @interface SlipwayTest {
    /** Properties of this test's context, as {@code key=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** Configuration classes; found by the package of the test when empty. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    /** The service's area, which names its schema; by default the package after {@code dev.slipway}. */
    String area() default "";

    /** Further schemas with their own roles, such as {@code audit}. Their addresses and roles come as {@code SLIPWAY_<SCHEMA>_DB_URL} and so on. */
    String[] schemas() default {};
}
