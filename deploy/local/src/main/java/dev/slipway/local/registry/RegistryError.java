package dev.slipway.local.registry;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.Refusal;
import dev.slipway.local.web.Reply;

/** The error codes of the OCI distribution specification (§ Error Codes), with the status that Distribution gives them. */
enum RegistryError {
    BLOB_UNKNOWN(404, "blob unknown to registry"),
    BLOB_UPLOAD_INVALID(416, "blob upload invalid"),
    BLOB_UPLOAD_UNKNOWN(404, "blob upload unknown to registry"),
    DIGEST_INVALID(400, "provided digest did not match uploaded content"),
    MANIFEST_BLOB_UNKNOWN(400, "manifest references a manifest or blob unknown to registry"),
    MANIFEST_INVALID(400, "manifest invalid"),
    MANIFEST_UNKNOWN(404, "manifest unknown to registry"),
    NAME_INVALID(400, "invalid repository name"),
    NAME_UNKNOWN(404, "repository name not known to registry"),
    SIZE_INVALID(413, "content is too large"),
    TAG_INVALID(400, "manifest tag did not match the rules for tags"),
    UNSUPPORTED(405, "the operation is unsupported");

    private final int status;
    private final String message;

    RegistryError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    Reply reply(String detail) {
        var document = Json.object();
        var error = document.putArray("errors").addObject();
        error.put("code", name()).put("message", message).put("detail", detail);
        return Reply.json(status, document);
    }

    Refusal because(String detail) {
        return new Refusal(reply(detail));
    }
}
