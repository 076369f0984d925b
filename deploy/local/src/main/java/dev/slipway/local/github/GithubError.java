package dev.slipway.local.github;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.Refusal;
import dev.slipway.local.web.Reply;

/** Errors in GitHub's shape: {@code message}, {@code documentation_url}, {@code status}, and {@code errors} for 422. */
final class GithubError {
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private GithubError() {}

    static Refusal notFound() {
        return new Refusal(reply(404, "Not Found"));
    }

    static Refusal with(int status, String message) {
        return new Refusal(reply(status, message));
    }

    /** A field that is missing or of the wrong type. */
    static Refusal invalidRequest(String what) {
        return new Refusal(reply(422, "Invalid request.\n\n" + what));
    }

    static Refusal notSupplied(String field) {
        return invalidRequest("\"" + field + "\" wasn't supplied.");
    }

    /** A field whose value does not hold. */
    static Refusal validation(String resource, String field, String code, String message) {
        var document = Json.object().put("message", "Validation Failed");
        var error = document.putArray("errors").addObject();
        error.put("resource", resource).put("field", field).put("code", code);
        if (!message.isEmpty()) {
            error.put("message", message);
        }
        document.put("documentation_url", DOCUMENTATION).put("status", "422");
        return new Refusal(Reply.json(422, document));
    }

    static Reply reply(int status, String message) {
        return Reply.json(
                status,
                Json.object()
                        .put("message", message)
                        .put("documentation_url", DOCUMENTATION)
                        .put("status", Integer.toString(status)));
    }
}
