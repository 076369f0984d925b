package dev.slipway.runtime.security;

import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.web.Problem;
import dev.slipway.runtime.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Turns away whoever has left, on every route. While nobody can say who has, a request that only reads is answered on the word of the token, one that changes
 * something has to wait, and the operator's bench goes on: it is what brings back the one that does not answer.
 */
final class StandingGate implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(StandingGate.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BENCH = "/api/v1/operations/";

    private final ObjectProvider<Standing> standing;

    StandingGate(ObjectProvider<Standing> standing) {
        this.standing = standing;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                && token.caller() instanceof Person person) {
            standing.ifAvailable(directory -> {
                if (hasLeft(directory, person, request)) {
                    throw left();
                }
            });
        }
        return true;
    }

    /** What is said on every route that asks who somebody is. */
    static Problem left() {
        return Problems.FORBIDDEN.problem("You have left, and may do nothing here any more.");
    }

    private static boolean hasLeft(Standing directory, Person person, HttpServletRequest request) {
        try {
            return directory.hasLeft(person);
        } catch (RetryableException unknown) {
            if (!READING.contains(request.getMethod())
                    && !request.getRequestURI().startsWith(BENCH)) {
                throw unknown;
            }
            log.warn("Nobody can say whether {} has left; their token counts: {}", person.id(), unknown.getMessage());
            return false;
        }
    }
}
