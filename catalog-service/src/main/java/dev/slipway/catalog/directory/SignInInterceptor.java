package dev.slipway.catalog.directory;

import dev.slipway.runtime.security.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;

/** Shows each signed-in person to the directory before their request is handled. */
class SignInInterceptor implements HandlerInterceptor {
    private final ClaimsFeed feed;

    SignInInterceptor(ClaimsFeed feed) {
        this.feed = feed;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SecurityContextHolder.getContext().getAuthentication()
                        instanceof AbstractOAuth2TokenAuthenticationToken<?> signedIn
                && signedIn.getPrincipal() instanceof Person person
                && signedIn.getToken() instanceof Jwt token) {
            feed.seen(
                    person,
                    Optional.ofNullable(token.getClaimAsString("name")).orElse(person.email()),
                    Optional.ofNullable(token.getIssuedAt()).orElse(Instant.EPOCH));
        }
        return true;
    }
}
