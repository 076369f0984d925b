package dev.slipway.local.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GithubStandInTest {
    private static final String SHA = "ec26c3e57ca3a959ca5aad62de7213c562f8c821";
    private static final String[] AUTHORIZED = {"Authorization", "Bearer github-token"};

    @TempDir
    Path data;

    private GithubStandIn github;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        github = new GithubStandIn(0, data, "github-token", Clock.systemUTC());
        client = new TestClient(github.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        github.close();
    }

    @Test
    void knowsAnyRepositoryOfTheOrganisationAndNoOther() {
        var found = get("/repos/acme/where2eat");
        assertThat(found.json().path("full_name").asString()).isEqualTo("acme/where2eat");
        assertThat(found.json().path("default_branch").asString()).isEqualTo("main");
        assertThat(found.header("X-RateLimit-Limit")).isEqualTo("5000");
        var other = get("/repos/somebody/where2eat");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.json().path("message").asString()).isEqualTo("Not Found");
        assertThat(other.json().path("status").asString()).isEqualTo("404");
    }

    @Test
    void answersNobodyWithoutTheToken() {
        assertThat(client.get("/repos/acme/x").status()).isEqualTo(401);
        var wrong = client.get("/repos/acme/x", "Authorization", "Bearer guess");
        assertThat(wrong.json().path("message").asString()).isEqualTo("Bad credentials");
        assertThat(client.send("PUT", "/repos/acme/x/contents/app.yaml", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void keepsCheckRunsAndShowsTheNewestOfEachName() {
        var made = write(
                "POST",
                "/repos/acme/app/check-runs",
                Map.of("name", "slipway", "head_sha", SHA, "status", "in_progress", "external_id", "verdict-1"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("id").isIntegralNumber()).isTrue();
        var id = made.json().path("id").asLong();
        var patched = write(
                "PATCH",
                "/repos/acme/app/check-runs/" + id,
                Map.of("conclusion", "failure", "output", Map.of("title", "No", "summary", "Because")));
        assertThat(patched.json().path("status").asString()).isEqualTo("completed");
        assertThat(patched.json().path("completed_at").isString()).isTrue();
        write(
                "POST",
                "/repos/acme/app/check-runs",
                Map.of("name", "slipway", "head_sha", SHA, "external_id", "verdict-2"));
        write("POST", "/repos/acme/app/check-runs", Map.of("name", "other", "head_sha", SHA));

        var latest = get("/repos/acme/app/commits/" + SHA + "/check-runs?check_name=slipway")
                .json();
        assertThat(latest.path("total_count").asInt()).isEqualTo(1);
        assertThat(latest.path("check_runs").path(0).path("external_id").asString())
                .isEqualTo("verdict-2");
        assertThat(get("/repos/acme/app/commits/" + SHA + "/check-runs?filter=all")
                        .json()
                        .path("total_count")
                        .asInt())
                .isEqualTo(3);
        assertThat(get("/repos/acme/app/check-runs/" + id)
                        .json()
                        .path("conclusion")
                        .asString())
                .isEqualTo("failure");
    }

    @Test
    void refusesCheckRunsThatGithubWouldRefuse() {
        var runs = "/repos/acme/app/check-runs";
        assertThat(write("POST", runs, Map.of("head_sha", SHA))
                        .json()
                        .path("message")
                        .asString())
                .contains("\"name\" wasn't supplied");
        assertThat(write("POST", runs, Map.of("name", "x", "head_sha", "abc")).status())
                .isEqualTo(422);
        assertThat(write("POST", runs, Map.of("name", "x", "head_sha", SHA, "status", "completed"))
                        .status())
                .isEqualTo(422);
        assertThat(write("POST", runs, Map.of("name", "x", "head_sha", SHA, "conclusion", "great"))
                        .status())
                .isEqualTo(422);
        var tooLong =
                Map.of("name", "x", "head_sha", SHA, "output", Map.of("title", "t", "summary", "s".repeat(65_536)));
        assertThat(write("POST", runs, tooLong).status()).isEqualTo(422);
        assertThat(write("PATCH", runs + "/999", Map.of("status", "queued")).status())
                .isEqualTo(404);
        assertThat(client.send("POST", runs, "{not json", AUTHORIZED).status()).isEqualTo(400);
    }

    @Test
    void combinesStatusesOfACommit() {
        write("POST", "/repos/acme/app/statuses/" + SHA, Map.of("state", "pending", "context", "a"));
        write("POST", "/repos/acme/app/statuses/" + SHA, Map.of("state", "success", "context", "a"));
        write("POST", "/repos/acme/app/statuses/" + SHA, Map.of("state", "failure", "context", "b"));
        var combined = get("/repos/acme/app/commits/" + SHA + "/status").json();
        assertThat(combined.path("state").asString()).isEqualTo("failure");
        assertThat(combined.path("total_count").asInt()).isEqualTo(2);
        assertThat(write("POST", "/repos/acme/app/statuses/" + SHA, Map.of("state", "fine"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keepsFilesAsCommits() {
        assertThat(get("/repos/acme/app/contents/app.yaml").status()).isEqualTo(404);
        var created = put("app.yaml", "name: app\n", Map.of());
        assertThat(created.status()).isEqualTo(201);
        var blob = created.json().path("content").path("sha").asString();
        assertThat(blob).as("as git hash-object says").isEqualTo("7c7e49c932fb895a2669611578c8f115247d53b1");
        var first = created.json().path("commit").path("sha").asString();

        assertThat(put("app.yaml", "name: other\n", Map.of())
                        .json()
                        .path("message")
                        .asString())
                .contains("\"sha\" wasn't supplied");
        assertThat(put("app.yaml", "name: other\n", Map.of("sha", SHA)).status())
                .isEqualTo(409);
        assertThat(put("app.yaml", "name: other\n", Map.of("sha", blob)).status())
                .isEqualTo(200);
        put("docs/run book.md", "# Runbook", Map.of());

        assertThat(content(get("/repos/acme/app/contents/app.yaml").json())).isEqualTo("name: other\n");
        assertThat(content(get("/repos/acme/app/contents/app.yaml?ref=" + first).json()))
                .isEqualTo("name: app\n");
        assertThat(get("/repos/acme/app/contents/docs/run%20book.md")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("run book.md");
        assertThat(client.get(
                                "/repos/acme/app/contents/app.yaml",
                                "Authorization",
                                "token github-token",
                                "Accept",
                                "application/vnd.github.raw+json")
                        .text())
                .isEqualTo("name: other\n");
        assertThat(get("/repos/acme/app/contents/").json())
                .extracting(entry -> entry.path("type").asString())
                .containsExactly("file", "dir");
        assertThat(get("/repos/acme/app/contents/app.yaml?ref=" + SHA)
                        .json()
                        .path("message")
                        .asString())
                .contains("No commit found");
        assertThat(get("/repos/acme/app/commits?path=app.yaml").json()).hasSize(2);
        assertThat(get("/repos/acme/app/commits/main")
                        .json()
                        .path("commit")
                        .path("message")
                        .asString())
                .isEqualTo("write docs/run book.md");
    }

    @Test
    void keepsWhoWroteACommitAndTellsWhatOneAddsToAnother() {
        var base = sha(put("app.yaml", "v1", Map.of()));
        var ann = Map.of("name", "Ann Example", "email", "ann@acme.test");
        var written = sha(write(
                "PUT", "/repos/acme/app/contents/a.txt", Map.of("message", "a", "content", "YQ==", "author", ann)));
        var head = sha(write(
                "PUT", "/repos/acme/app/contents/b.txt", Map.of("message", "b", "content", "Yg==", "committer", ann)));

        var shown = get("/repos/acme/app/commits/" + written).json();
        assertThat(shown.at("/commit/author/email").asString()).isEqualTo("ann@acme.test");
        assertThat(shown.at("/commit/committer/email").asString()).isEqualTo("slipway@slipway.test");
        assertThat(shown.path("author").isNull()).as("no account").isTrue();
        assertThat(shown.at("/committer/login").asString()).isEqualTo("slipway[bot]");
        assertThat(get("/repos/acme/app/commits/" + head)
                        .json()
                        .at("/commit/author/email")
                        .asString())
                .as("the committer, where no author is named")
                .isEqualTo("ann@acme.test");
        assertThat(write(
                                "PUT",
                                "/repos/acme/app/contents/c.txt",
                                Map.of("message", "c", "content", "Yw==", "author", Map.of("name", "x")))
                        .status())
                .isEqualTo(422);

        var ahead = get("/repos/acme/app/compare/" + base + "..." + head).json();
        assertThat(ahead.path("status").asString()).isEqualTo("ahead");
        assertThat(ahead.path("total_commits").asInt()).isEqualTo(2);
        assertThat(ahead.path("commits"))
                .extracting(commit -> commit.path("sha").asString())
                .containsExactly(written, head);
        assertThat(get("/repos/acme/app/compare/" + base + "..." + head + "?per_page=1&page=2")
                        .json()
                        .path("commits"))
                .extracting(commit -> commit.path("sha").asString())
                .containsExactly(head);
        assertThat(get("/repos/acme/app/compare/" + head + "..." + base)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("behind");
        assertThat(get("/repos/acme/app/compare/" + SHA + "..." + head).status())
                .isEqualTo(404);
    }

    @Test
    void mergesAPullRequest() {
        var base = put("app.yaml", "v1", Map.of())
                .json()
                .path("commit")
                .path("sha")
                .asString();
        write("POST", "/repos/acme/app/git/refs", Map.of("ref", "refs/heads/change", "sha", base));
        assertThat(write("POST", "/repos/acme/app/pulls", Map.of("title", "t", "head", "change", "base", "main"))
                        .status())
                .as("no commits between")
                .isEqualTo(422);
        put("new.txt", "new", Map.of("branch", "change"));
        var made =
                write("POST", "/repos/acme/app/pulls", Map.of("title", "A change", "head", "change", "base", "main"));
        assertThat(made.status()).isEqualTo(201);
        var number = made.json().path("number").asInt();
        assertThat(get("/repos/acme/app/pulls?head=acme:change").json()).hasSize(1);
        write("POST", "/repos/acme/app/issues/" + number + "/comments", Map.of("body", "Fine"));
        assertThat(get("/repos/acme/app/issues/" + number + "/comments")
                        .json()
                        .path(0)
                        .path("body")
                        .asString())
                .isEqualTo("Fine");
        write("POST", "/repos/acme/app/pulls/" + number + "/reviews", Map.of("event", "APPROVE"));
        assertThat(get("/repos/acme/app/pulls/" + number + "/reviews")
                        .json()
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");

        assertThat(write("PUT", "/repos/acme/app/pulls/" + number + "/merge", Map.of("sha", SHA))
                        .status())
                .isEqualTo(409);
        var merged = write("PUT", "/repos/acme/app/pulls/" + number + "/merge", Map.of());
        assertThat(merged.json().path("merged").asBoolean()).isTrue();
        assertThat(get("/repos/acme/app/contents/new.txt").status()).isEqualTo(200);
        assertThat(get("/repos/acme/app/commits/" + merged.json().path("sha").asString() + "/pulls")
                        .json()
                        .path(0)
                        .path("number")
                        .asInt())
                .isEqualTo(number);
        assertThat(write("PUT", "/repos/acme/app/pulls/" + number + "/merge", Map.of())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void listsWhatItReceivedAcrossARestart() throws IOException {
        write("POST", "/repos/acme/app/check-runs", Map.of("name", "slipway", "head_sha", SHA));
        get("/repos/acme/app/commits/" + SHA + "/check-runs");
        stop();
        start();
        write("POST", "/repos/acme/app/check-runs", Map.of("name", "again", "head_sha", SHA));
        var received = client.get("/received").json();
        assertThat(received).hasSize(2);
        var first = received.path(0);
        assertThat(first.path("method").asString()).isEqualTo("POST");
        assertThat(first.path("path").asString()).isEqualTo("/repos/acme/app/check-runs");
        assertThat(first.path("body").path("head_sha").asString()).isEqualTo(SHA);
        assertThat(first.path("response").path("id").asLong()).isEqualTo(1);
        assertThat(received.path(1).path("response").path("id").asLong()).isEqualTo(2);
        assertThat(get("/repos/acme/app/commits/" + SHA + "/check-runs")
                        .json()
                        .path("total_count")
                        .asInt())
                .isEqualTo(2);
    }

    private TestClient.Answer put(String path, String content, Map<String, String> more) {
        var body = Json.object()
                .put("message", "write " + path)
                .put("content", Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        more.forEach(body::put);
        return client.send("PUT", "/repos/acme/app/contents/" + path.replace(" ", "%20"), Json.bytes(body), AUTHORIZED);
    }

    private static String sha(TestClient.Answer written) {
        return written.json().path("commit").path("sha").asString();
    }

    private TestClient.Answer write(String method, String path, Map<String, ?> body) {
        return client.send(method, path, Json.MAPPER.writeValueAsBytes(body), AUTHORIZED);
    }

    private TestClient.Answer get(String path) {
        return client.get(path, AUTHORIZED);
    }

    private static String content(JsonNode file) {
        return new String(Base64.getMimeDecoder().decode(file.path("content").asString()), StandardCharsets.UTF_8);
    }
}
