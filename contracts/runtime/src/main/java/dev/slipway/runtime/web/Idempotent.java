package dev.slipway.runtime.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that takes {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): the same key, caller, route and
 * body gets the stored answer again; another body is a 422 problem, and a first attempt still under way a 409. Answers below
 * 500 are kept for {@code slipway.idempotency.retention} (24 hours). The key is stored around the handler, not in its
 * transaction: after a crash between the two the handler runs again, so its own state must bear that.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether a request without a key is refused with 400. */
    boolean required() default false;
}
