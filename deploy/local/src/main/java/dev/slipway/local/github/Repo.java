package dev.slipway.local.github;

import dev.slipway.local.web.Call;
import dev.slipway.local.web.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A repository of the organisation, with its addresses.
 *
 * @param api base URL of this stand-in
 */
record Repo(String api, String name) {
    static final String OWNER = "acme";
    static final String BRANCH = "main";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** The one that the path names; 404 for other owners. */
    static Repo of(String api, Call call) {
        var name = call.parameter("repo");
        if (!call.parameter("owner").equals(OWNER) || !NAME.matcher(name).matches()) {
            throw GithubError.notFound();
        }
        return new Repo(api, name);
    }

    String fullName() {
        return OWNER + "/" + name;
    }

    String url() {
        return api + "/repos/" + fullName();
    }

    String html() {
        return "https://github.com/" + fullName();
    }

    /** A key of this repository's documents. */
    String key(String kind, String id) {
        return kind + "/" + name + "/" + id;
    }

    ObjectNode document() {
        var document = Json.object();
        document.put("id", id(name))
                .put("node_id", "R_" + name)
                .put("name", name)
                .put("full_name", fullName());
        document.put("private", false).set("owner", organisation(api));
        document.put("html_url", html())
                .putNull("description")
                .put("fork", false)
                .put("url", url());
        document.put("contents_url", url() + "/contents/{+path}").put("statuses_url", url() + "/statuses/{sha}");
        document.put("commits_url", url() + "/commits{/sha}").put("pulls_url", url() + "/pulls{/number}");
        document.put("git_url", "git://github.com/" + fullName() + ".git").put("clone_url", html() + ".git");
        document.put("default_branch", BRANCH)
                .put("archived", false)
                .put("disabled", false)
                .put("visibility", "public");
        return document;
    }

    static ObjectNode organisation(String api) {
        return Json.object()
                .put("login", OWNER)
                .put("id", id(OWNER))
                .put("node_id", "O_" + OWNER)
                .put("url", api + "/orgs/" + OWNER)
                .put("html_url", "https://github.com/" + OWNER)
                .put("type", "Organization")
                .put("site_admin", false);
    }

    /** Who acts with the token. */
    static ObjectNode actor(String api) {
        return Json.object()
                .put("login", "slipway[bot]")
                .put("id", id("slipway"))
                .put("node_id", "BOT_slipway")
                .put("url", api + "/users/slipway%5Bbot%5D")
                .put("html_url", "https://github.com/apps/slipway")
                .put("type", "Bot")
                .put("site_admin", false);
    }

    static ObjectNode app(String api) {
        var app = Json.object().put("id", id("app")).put("slug", "slipway").put("node_id", "A_slipway");
        app.set("owner", organisation(api));
        return app.put("name", "Slipway").put("html_url", "https://github.com/apps/slipway");
    }

    private static long id(String text) {
        return 1_000_000L + Math.floorMod(text.hashCode(), 900_000_000);
    }
}
