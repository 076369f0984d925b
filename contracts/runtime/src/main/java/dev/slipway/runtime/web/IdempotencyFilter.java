package dev.slipway.runtime.web;

import dev.slipway.runtime.Digests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a repeated POST with what the first one got. See {@link Idempotent}. */
final class IdempotencyFilter extends OncePerRequestFilter {

    /** Says that the answer is an earlier one. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "Location", "ETag", "Retry-After");

    private final Handlers handlers;
    private final IdempotencyRepository keys;
    private final PlatformTransactionManager transactions;

    IdempotencyFilter(Handlers handlers, IdempotencyRepository keys, PlatformTransactionManager transactions) {
        this.handlers = handlers;
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wanted = request.getMethod().equals("POST") ? annotationOn(request) : Optional.<Idempotent>empty();
        if (wanted.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var given = IdempotencyKey.in(request);
        if (given.isEmpty()) {
            if (wanted.get().required()) {
                throw Problems.NOT_PARSEABLE
                        .problem("The header %s is missing.", IdempotencyKey.HEADER)
                        .fix("Send a fresh UUID with each new request, and the same one when you repeat it.");
            }
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readAllBytes();
        var key = new IdempotencyKey(
                callerOf(request), "POST " + request.getRequestURI(), given.get(), hash(request, body));
        switch (keys.claim(key)) {
            case IdempotencyClaim.Won(var attempt) ->
                handle(key, attempt, new RepeatableRequest(request, body), response, chain);
            case IdempotencyClaim.Answered(var answer) -> replay(answer, response);
            case IdempotencyClaim.UnderWay ignored ->
                throw Problems.CONFLICT
                        .problem("The first request with this key is still being handled.")
                        .header("Retry-After", "1");
            case IdempotencyClaim.OtherRequest ignored ->
                throw Problems.UNPROCESSABLE
                        .problem("This key was used for another request.")
                        .fix("Use a fresh key for each new request.");
        }
    }

    private Optional<Idempotent> annotationOn(HttpServletRequest request) {
        return switch (handlers.find(request)) {
            case Handlers.Found.Handler(var method) ->
                Optional.ofNullable(method.getMethodAnnotation(Idempotent.class));
            case Handlers.Found.OtherMethods ignored -> Optional.empty();
            case Handlers.Found.NotThisWay ignored -> Optional.empty();
            case Handlers.Found.Nothing ignored -> Optional.empty();
        };
    }

    /**
     * One transaction holds what the handler changes and the answer that is kept: after a crash either both are there, or neither is. What the handler's own
     * transactions do joins it.
     */
    private void handle(
            IdempotencyKey key,
            UUID attempt,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        boolean kept = false;
        try {
            chain.doFilter(request, caching);
            kept = end(transaction, key, attempt, caching);
        } finally {
            try {
                if (!transaction.isCompleted()) {
                    transactions.rollback(transaction);
                }
            } finally {
                if (!kept) {
                    keys.release(key, attempt);
                }
            }
        }
        caching.copyBodyToResponse();
    }

    /** Whether the answer is kept. A refusal that took its own changes back has none that it could lose. */
    private boolean end(
            TransactionStatus transaction, IdempotencyKey key, UUID attempt, ContentCachingResponseWrapper response) {
        var worthKeeping = worthKeeping(response.getStatus());
        if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR || transaction.isRollbackOnly()) {
            transactions.rollback(transaction);
            return worthKeeping && keys.store(key, attempt, answerIn(response));
        }
        if (worthKeeping && !keys.store(key, attempt, answerIn(response))) {
            throw Problems.CONFLICT
                    .problem("This took so long that a repetition has taken over; nothing of this attempt stays.")
                    .header("Retry-After", "1");
        }
        transactions.commit(transaction);
        return worthKeeping;
    }

    /** Faults of ours, and refusals that may be gone a moment later, are tried anew. */
    private static boolean worthKeeping(int status) {
        return status < 500 && status != 401 && status != 403 && status != 408 && status != 409 && status != 429;
    }

    private static IdempotencyClaim.Answer answerIn(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT_HEADERS) {
            Optional.ofNullable(name.equals("Content-Type") ? response.getContentType() : response.getHeader(name))
                    .ifPresent(value -> headers.put(name, value));
        }
        return new IdempotencyClaim.Answer(response.getStatus(), Map.copyOf(headers), response.getContentAsByteArray());
    }

    private static void replay(IdempotencyClaim.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static String callerOf(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        return principal == null ? "anonymous" : principal.getName();
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        var head = "%s\n%s\n%s\n%s\n"
                .formatted(
                        request.getMethod(),
                        request.getRequestURI(),
                        request.getQueryString(),
                        request.getContentType());
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return Digests.sha256Hex(all.toByteArray());
    }
}
