package dev.slipway.contracts.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the service that answers a declared client: catalog, gate, promotion, dns, cost or notifier. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnedBy {
    /** The area of the service. */
    String value();
}
