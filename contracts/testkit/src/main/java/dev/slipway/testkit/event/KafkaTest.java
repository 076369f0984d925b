package dev.slipway.testkit.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@link dev.slipway.testkit.SlipwayTest}: gives the context a {@link TestBroker} of its own, and turns the relay and the consumers on. Some seconds slower;
 * {@link EventInjector} and {@link OutboxAssertions} do for most tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface KafkaTest {}
