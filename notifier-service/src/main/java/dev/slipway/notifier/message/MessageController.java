package dev.slipway.notifier.message;

import dev.slipway.contracts.http.CatalogClient;
import dev.slipway.contracts.http.PermissionQuery;
import dev.slipway.runtime.http.RemoteProblem;
import dev.slipway.runtime.http.ServiceClients;
import dev.slipway.runtime.security.Person;
import dev.slipway.runtime.web.Page;
import dev.slipway.runtime.web.Paging;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said about an app, for those who may follow its life. */
@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "messages")
class MessageController {
    private final MessageService messages;
    private final CatalogClient catalog;

    MessageController(MessageService messages, ServiceClients services) {
        this.messages = messages;
        this.catalog = services.of(CatalogClient.class);
    }

    /**
     * One message.
     *
     * @param state pending, delivered or failed
     * @param recipient whom or where it reached, once it did
     */
    record MessageView(
            UUID id,
            String kind,
            String app,
            String state,
            String title,
            @Nullable String recipient,
            @Nullable String failure,
            Instant createdAt,
            @Nullable Instant deliveredAt) {
        static MessageView of(Message message) {
            return new MessageView(
                    message.id(),
                    message.kind(),
                    message.app(),
                    message.state().name().toLowerCase(Locale.ROOT),
                    message.title(),
                    message.recipientName(),
                    message.failure(),
                    message.createdAt(),
                    message.deliveredAt());
        }
    }

    @GetMapping
    @Operation(summary = "What was said about an app, newest first")
    @ApiResponse(responseCode = "200", description = "A page")
    @ApiResponse(responseCode = "403", description = "Not yours to see")
    @ApiResponse(responseCode = "404", description = "No such app")
    Page<MessageView> list(
            @Parameter(description = "Name of the app; without it only operators and auditors may ask")
                    @RequestParam(required = false)
                    @Nullable
                    String app,
            Paging paging,
            Person person) {
        if (!person.has("operator") && !person.has("auditor")) {
            mayFollow(person, app);
        }
        return messages.list(app, paging).map(MessageView::of);
    }

    private void mayFollow(Person person, @Nullable String app) {
        if (app == null) {
            throw Problems.FORBIDDEN
                    .problem("Only operators and auditors may see the messages of all apps.")
                    .fix("Name one of your apps: ?app=…");
        }
        try {
            var answer = catalog.check(new PermissionQuery(person.id(), app, "timeline"));
            if (!answer.allowed()) {
                throw Problems.FORBIDDEN.problem("%s", answer.why());
            }
        } catch (RemoteProblem unknown) {
            if (unknown.status() != 404) {
                throw unknown;
            }
            throw Problems.NOT_FOUND.problem("There is no app called %s.", app).because(unknown);
        }
    }
}
