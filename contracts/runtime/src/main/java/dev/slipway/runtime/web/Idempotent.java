package dev.slipway.runtime.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that takes {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): the same key, caller, route and
 * body gets the stored answer again; another body is a 422 problem, and a first attempt still under way a 409. Answers below
 * 500 are kept for {@code slipway.idempotency.retention} (24 hours). One transaction holds the handler's changes in the service's own database and the answer
 * that is kept: the handler takes effect once, also if the process dies in between. It holds a connection for as long as the handler runs.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether a request without a key is refused with 400. */
    boolean required() default false;
}
