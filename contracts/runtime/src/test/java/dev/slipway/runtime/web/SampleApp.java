package dev.slipway.runtime.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.runtime.RetryableException;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.security.BearerSecret;
import dev.slipway.runtime.security.Caller;
import dev.slipway.runtime.security.GithubSignature;
import dev.slipway.runtime.security.Machine;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.security.RouteRules;
import dev.slipway.runtime.security.ServiceCaller;
import dev.slipway.runtime.security.SlackSignature;
import dev.slipway.runtime.security.Standing;
import dev.slipway.runtime.security.VerifiedWebhook;
import dev.slipway.runtime.security.Webhook;
import dev.slipway.runtime.security.WebhookAuthenticator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A small service with one route of every kind. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "dev.slipway.runtime.event.OutboxAutoConfiguration",
            "dev.slipway.runtime.event.InboxAutoConfiguration",
            "dev.slipway.runtime.job.JobAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.MetricsScopeAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.OpenTracingAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.TestServerAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.ServiceStubsAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration",
            "io.temporal.spring.boot.autoconfigure.NonRootNamespaceAutoConfiguration"
        })
@Import(SampleApp.Sample.class)
public class SampleApp {

    static final Instant SLACK_NOW = Instant.ofEpochSecond(1_531_420_618);

    @Bean
    RouteRules rules() {
        return routes -> routes.permitAll("/webhooks/**")
                .signedIn(GET, "/api/v1/**")
                .roles(POST, "/api/v1/imports", "finance")
                .people(POST, "/api/v1/people-only")
                .signedIn(POST, "/api/v1/**")
                .scope("/internal/**", "internal");
    }

    /** Whoever is called leaver has left, and of whoever is called unknowable nobody can say so. */
    @Bean
    Standing standing() {
        return person -> {
            if (person.id().equals("p_unknowable")) {
                throw new RetryableException("the directory does not answer", Duration.ofSeconds(7));
            }
            return person.id().equals("p_leaver");
        };
    }

    @Bean
    BodyLimits limits() {
        return BodyLimits.of("/api/v1/large", DataSize.ofMegabytes(3));
    }

    @Bean
    WebhookAuthenticator github() {
        return new GithubSignature(List.of("old secret", "It's a Secret to Everybody"));
    }

    @Bean
    WebhookAuthenticator registry() {
        return new BearerSecret("registry", List.of("registry-secret"));
    }

    @Bean
    WebhookAuthenticator slack() {
        return new SlackSignature(List.of("8f742231b10e8888abcd99yyyzzz85a5"), Clock.fixed(SLACK_NOW, ZoneOffset.UTC));
    }

    enum Tier {
        @JsonProperty("shared")
        SHARED,
        @JsonProperty("isolated")
        ISOLATED
    }

    record Image(
            @NotBlank @Pattern(regexp = "[a-z/.:0-9-]+") String repository) {}

    record Label(String value) {
        Label {
            if (value.isBlank()) {
                throw new IllegalArgumentException("a label is not blank");
            }
        }
    }

    record Thing(
            @NotBlank String name,
            @NotNull @Valid Image image,
            Tier tier,
            @Max(100) int size,
            List<@Valid Image> more,
            Label label,
            Instant since) {}

    @RestController
    static class Sample {

        static final AtomicInteger STARTED = new AtomicInteger();

        private final ObjectProvider<DSLContext> jooq;

        Sample(ObjectProvider<DSLContext> jooq) {
            this.jooq = jooq;
        }

        static volatile CountDownLatch hold = new CountDownLatch(0);

        @PostMapping("/api/v1/operations/sample")
        String bench() {
            return "ok";
        }

        @PostMapping("/api/v1/things")
        Thing thing(@Valid @RequestBody Thing thing) {
            return thing;
        }

        @PostMapping("/api/v1/things/many")
        List<Image> things(@RequestBody List<@Valid Image> images) {
            return images;
        }

        @GetMapping("/api/v1/things")
        Page<String> list(Paging paging) {
            return new Page<>(
                    List.of("limit " + paging.limit()), Cursor.at("name", "x").encode());
        }

        @GetMapping("/api/v1/sized")
        int sized(@RequestParam @Max(10) int size) {
            return size;
        }

        @GetMapping("/api/v1/tiers/{tier}")
        String tier(@PathVariable Tier tier) {
            return tier.name();
        }

        @GetMapping("/api/v1/header")
        String header(@RequestHeader("X-Needed") String needed) {
            return needed;
        }

        @GetMapping(value = "/api/v1/report", produces = "text/csv")
        String report() {
            throw Problems.NOT_FOUND
                    .problem("There is no report for %s.", "2026-01")
                    .fix("Ask for another month.");
        }

        @GetMapping(value = "/api/v1/bug", produces = "application/json")
        String bug() {
            throw new IllegalStateException("password=hunter2");
        }

        @GetMapping("/api/v1/later")
        String later() {
            throw new RetryableException("the broker is away at 10.0.0.7", Duration.ofSeconds(7));
        }

        @GetMapping("/api/v1/busy")
        String busy() {
            throw new CannotCreateTransactionException("the pool is empty");
        }

        @GetMapping("/api/v1/asks-elsewhere")
        String asksElsewhere() {
            throw new RemoteProblem("catalog", 400, null, "internals of a peer", List.of(), Map.of());
        }

        @GetMapping("/api/v1/echo")
        Map<String, String> echo(@RequestParam String said) {
            return Map.of("said", said);
        }

        @GetMapping("/api/v1/conflict")
        String conflict() {
            throw Problems.CONFLICT.problem("100% taken").with("holder", Map.of("team", "dining"));
        }

        @PostMapping("/api/v1/large")
        int large(HttpServletRequest request) throws IOException {
            return request.getInputStream().readAllBytes().length;
        }

        @PostMapping("/api/v1/raw")
        int raw(HttpServletRequest request) throws IOException {
            return request.getInputStream().readAllBytes().length;
        }

        @DeleteMapping("/api/v1/things")
        void unruled() {}

        @GetMapping("/api/v1/me")
        Map<String, String> me(Caller caller) {
            return Map.of("actor", caller.actor());
        }

        @GetMapping("/api/v1/me/person")
        String person(Person person) {
            return person.email();
        }

        @GetMapping("/api/v1/me/machine")
        boolean machine(Machine machine, @RequestParam String repository) {
            return machine.mayUse(repository);
        }

        @GetMapping("/api/v1/me/operator")
        @PreAuthorize("hasRole('operator')")
        String operator() {
            return "ok";
        }

        @PostMapping("/api/v1/imports")
        String imports(Person person) {
            return person.id();
        }

        @PostMapping("/api/v1/people-only")
        String peopleOnly() {
            return "ok";
        }

        @GetMapping("/internal/v1/peers")
        String peers(ServiceCaller service) {
            return service.name();
        }

        @GetMapping("/other")
        String other() {
            return "nobody may";
        }

        @Idempotent
        @PostMapping("/api/v1/starts")
        ResponseEntity<Map<String, Object>> start(@RequestBody Map<String, Object> body) throws InterruptedException {
            var effect = body.get("effect");
            if (effect != null) {
                jooq.getObject().execute("insert into effect (key) values (?)", effect);
            }
            int number = STARTED.incrementAndGet();
            hold.await();
            if (body.containsKey("fail")) {
                throw new IllegalStateException("asked to");
            }
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .location(URI.create("/api/v1/starts/" + number))
                    .body(Map.of("number", number));
        }

        @Webhook(authenticator = "github", maxBytes = 2_000_000)
        @PostMapping("/webhooks/github")
        @ResponseStatus(HttpStatus.ACCEPTED)
        String github(VerifiedWebhook webhook) {
            return webhook.sender() + " " + webhook.body().length + " "
                    + webhook.header("x-github-event").orElse("-");
        }

        @Webhook("registry")
        @PostMapping("/webhooks/registries/{kind}")
        String registry(@PathVariable String kind, VerifiedWebhook webhook) {
            return kind + " " + webhook.text();
        }

        @Webhook("slack")
        @PostMapping("/webhooks/slack/interactions")
        String slack(VerifiedWebhook webhook) {
            return webhook.text();
        }
    }
}
