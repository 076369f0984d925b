package dev.slipway.runtime.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;

/**
 * A handler of what an outside system posts by itself. The request is read once, bounded, and authenticated over its raw
 * bytes before the handler runs: 401 when it is not, 413 when it is too large. The handler takes a {@link VerifiedWebhook}.
 * The route itself is opened by {@link Routes#permitAll}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Webhook {

    /** Name of the {@link WebhookAuthenticator} bean. */
    @AliasFor("authenticator")
    String value() default "";

    /** Name of the {@link WebhookAuthenticator} bean. */
    @AliasFor("value")
    String authenticator() default "";

    /** Most bytes of the body: 1 MiB unless said. */
    long maxBytes() default 1024 * 1024;
}
