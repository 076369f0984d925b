package dev.slipway.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.TestClient;
import dev.slipway.local.web.WebPart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RegistryStandInTest {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String BINARY = "application/octet-stream";

    private record Notification(String authorization, String contentType, JsonNode body) {}

    @TempDir
    Path data;

    private final List<Notification> notifications = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private WebPart gate;
    private RegistryStandIn registry;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        gate = gate(0);
        open(gate.port());
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
        gate.close();
    }

    @Test
    void saysThatItSpeaksTheProtocol() {
        var answer = client.get("/v2/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
    }

    @Test
    void givesBackAnImageThatWasPushedInChunks() {
        var layer = bytes("a layer in two pieces");
        var start = client.send("POST", "/v2/team/app/blobs/uploads/", "");
        assertThat(start.status()).isEqualTo(202);
        var first = client.send(
                "PATCH",
                start.header("Location"),
                bytes("a layer in "),
                "Content-Type",
                BINARY,
                "Content-Range",
                "0-10");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Range")).isEqualTo("0-10");
        var outOfOrder = client.send(
                "PATCH", first.header("Location"), bytes("x"), "Content-Type", BINARY, "Content-Range", "5-5");
        assertThat(outOfOrder.status()).isEqualTo(416);
        var second = client.send(
                "PATCH",
                first.header("Location"),
                bytes("two pieces"),
                "Content-Type",
                BINARY,
                "Content-Range",
                "11-20");
        var done = client.send("PUT", second.header("Location") + "?digest=" + Digest.of(layer), "");
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.header("Docker-Content-Digest"))
                .isEqualTo(Digest.of(layer).toString());
        assertThat(client.get(done.header("Location")).bytes()).isEqualTo(layer);

        var manifest = manifest("team/app", layer);
        assertThat(push("team/app", "1.0", MANIFEST, manifest).status()).isEqualTo(201);
        var digest = Digest.of(manifest).toString();
        for (var reference : List.of("1.0", digest)) {
            var pulled = client.get("/v2/team/app/manifests/" + reference);
            assertThat(pulled.bytes()).isEqualTo(manifest);
            assertThat(pulled.header("Content-Type")).isEqualTo(MANIFEST);
            assertThat(pulled.header("Docker-Content-Digest")).isEqualTo(digest);
            var head = client.send("HEAD", "/v2/team/app/manifests/" + reference, "");
            assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(manifest.length));
        }
    }

    @Test
    void refusesContentThatIsNotWhatItsDigestSays() {
        var answer = client.send(
                "POST",
                "/v2/team/app/blobs/uploads/?digest=" + Digest.of(bytes("else")),
                bytes("content"),
                "Content-Type",
                BINARY);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("DIGEST_INVALID");
        assertThat(client.get("/v2/team/app/blobs/" + Digest.of(bytes("else"))).status())
                .isEqualTo(404);
    }

    @Test
    void keepsBlobsToTheirRepositoryUntilTheyAreMounted() {
        var blob = blob("team/one", bytes("shared"));
        assertThat(code(client.get("/v2/team/two/blobs/" + blob))).isEqualTo("BLOB_UNKNOWN");
        var mounted = client.send("POST", "/v2/team/two/blobs/uploads/?mount=" + blob + "&from=team/one", "");
        assertThat(mounted.status()).isEqualTo(201);
        assertThat(client.get("/v2/team/two/blobs/" + blob).bytes()).isEqualTo(bytes("shared"));
        var notThere = client.send(
                "POST", "/v2/team/two/blobs/uploads/?mount=" + Digest.of(bytes("other")) + "&from=team/one", "");
        assertThat(notThere.status()).isEqualTo(202);
    }

    @Test
    void givesPartOfABlob() {
        var blob = blob("team/app", bytes("0123456789"));
        var part = client.get("/v2/team/app/blobs/" + blob, "Range", "bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
    }

    @Test
    void refusesAManifestWhoseBlobsAreMissingOrWhoseFormIsWrong() {
        var missing = document(Digest.of(bytes("config")), Digest.of(bytes("layer")));
        assertThat(code(push("team/app", "1", MANIFEST, Json.bytes(missing)))).isEqualTo("MANIFEST_BLOB_UNKNOWN");
        assertThat(code(push("team/app", "1", MANIFEST, bytes("not json")))).isEqualTo("MANIFEST_INVALID");
        assertThat(code(push("team/app", "1", "text/plain", bytes("{}")))).isEqualTo("MANIFEST_INVALID");
        assertThat(code(push("Team/App", "1", MANIFEST, bytes("{}")))).isEqualTo("NAME_INVALID");
        assertThat(code(push("team/app", ".hidden", MANIFEST, manifest("team/app", bytes("layer")))))
                .isEqualTo("TAG_INVALID");
        assertThat(code(client.get("/v2/nobody/knows/manifests/1"))).isEqualTo("NAME_UNKNOWN");
        assertThat(code(client.get("/v2/nobody/knows/tags/list"))).isEqualTo("NAME_UNKNOWN");
    }

    @Test
    void listsTagsByPages() {
        var manifest = manifest("team/app", bytes("layer"));
        for (var tag : List.of("c", "a", "b", "d")) {
            push("team/app", tag, MANIFEST, manifest);
        }
        var first = client.get("/v2/team/app/tags/list?n=3");
        assertThat(Json.text(first.json())).isEqualTo("{\"name\":\"team/app\",\"tags\":[\"a\",\"b\",\"c\"]}");
        var next = first.header("Link").replaceAll("<(.*)>.*", "$1");
        var second = client.get(next);
        assertThat(second.json().path("tags").path(0).asString()).isEqualTo("d");
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void listsWhatRefersToAnImage() {
        var image = manifest("team/app", bytes("layer"));
        push("team/app", "1", MANIFEST, image);
        var signature = document(blob("team/app", bytes("{}")), blob("team/app", bytes("signature")));
        signature.put("artifactType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        signature
                .putObject("subject")
                .put("mediaType", MANIFEST)
                .put("digest", Digest.of(image).toString())
                .put("size", image.length);
        signature.putObject("annotations").put("made", "here");
        var pushed = push("team/app", Digest.of(Json.bytes(signature)).toString(), MANIFEST, Json.bytes(signature));
        assertThat(pushed.header("OCI-Subject")).isEqualTo(Digest.of(image).toString());

        var all = client.get("/v2/team/app/referrers/" + Digest.of(image));
        assertThat(all.header("Content-Type")).isEqualTo(INDEX);
        var found = all.json().path("manifests").path(0);
        assertThat(found.path("digest").asString())
                .isEqualTo(Digest.of(Json.bytes(signature)).toString());
        assertThat(found.path("artifactType").asString()).endsWith("bundle.v0.3+json");
        assertThat(found.path("annotations").path("made").asString()).isEqualTo("here");
        var filtered = client.get("/v2/team/app/referrers/" + Digest.of(image) + "?artifactType=other");
        assertThat(filtered.json().path("manifests")).isEmpty();
        assertThat(filtered.header("OCI-Filters-Applied")).isEqualTo("artifactType");
    }

    @Test
    void takesAnIndexOfImagesThatAreThere() {
        var image = manifest("team/app", bytes("layer"));
        push("team/app", Digest.of(image).toString(), MANIFEST, image);
        var index = Json.object().put("schemaVersion", 2).put("mediaType", INDEX);
        index.putArray("manifests")
                .addObject()
                .put("mediaType", MANIFEST)
                .put("digest", Digest.of(image).toString())
                .put("size", image.length);
        assertThat(push("team/app", "multi", INDEX, Json.bytes(index)).status()).isEqualTo(201);
        assertThat(client.get("/v2/team/app/manifests/multi").header("Content-Type"))
                .isEqualTo(INDEX);
    }

    @Test
    void deletesTagsAndManifests() {
        var manifest = manifest("team/app", bytes("layer"));
        push("team/app", "1", MANIFEST, manifest);
        push("team/app", "2", MANIFEST, manifest);
        assertThat(client.send("DELETE", "/v2/team/app/manifests/1", "").status())
                .isEqualTo(202);
        assertThat(client.get("/v2/team/app/manifests/1").status()).isEqualTo(404);
        assertThat(client.get("/v2/team/app/manifests/2").status()).isEqualTo(200);
        assertThat(client.send("DELETE", "/v2/team/app/manifests/" + Digest.of(manifest), "")
                        .status())
                .isEqualTo(202);
        assertThat(client.get("/v2/team/app/manifests/2").status()).isEqualTo(404);
    }

    @Test
    void tellsOfEachPushUntilItIsHeard() {
        refusals.set(1);
        var manifest = manifest("team/app", bytes("layer"));
        push("team/app", "1.0", MANIFEST, manifest);
        await().untilAsserted(() -> assertThat(notifications).hasSize(1));
        var told = notifications.getFirst();
        assertThat(told.authorization).isEqualTo("Bearer registry-secret");
        assertThat(told.contentType).isEqualTo("application/vnd.docker.distribution.events.v1+json");
        var event = told.body.path("events").path(0);
        assertThat(event.path("action").asString()).isEqualTo("push");
        assertThat(event.path("target").path("repository").asString()).isEqualTo("team/app");
        assertThat(event.path("target").path("tag").asString()).isEqualTo("1.0");
        assertThat(event.path("target").path("digest").asString())
                .isEqualTo(Digest.of(manifest).toString());
        assertThat(event.path("target").path("mediaType").asString()).isEqualTo(MANIFEST);
        assertThat(event.path("request").path("method").asString()).isEqualTo("PUT");
    }

    @Test
    void remembersAcrossARestartWhatItHasStillToTell() throws IOException {
        var port = gate.port();
        gate.close();
        push("team/app", "1.0", MANIFEST, manifest("team/app", bytes("layer")));
        registry.close();
        gate = gate(port);
        client.close();
        open(port);
        await().untilAsserted(() -> assertThat(notifications).hasSize(1));
        assertThat(client.get("/v2/team/app/manifests/1.0").status()).isEqualTo(200);
    }

    private WebPart gate(int port) throws IOException {
        return WebPart.listen(port, call -> {
            var body = Json.parse(call.body(1 << 20, limit -> Reply.empty(413)));
            if (refusals.getAndDecrement() > 0) {
                return Reply.empty(503);
            }
            assertThat(call.rawPath()).isEqualTo("/webhooks/registries/distribution");
            notifications.add(new Notification(call.header("Authorization").orElse(""), call.mediaType(), body));
            return Reply.empty(202);
        });
    }

    private void open(int gatePort) throws IOException {
        var endpoint = URI.create("http://127.0.0.1:" + gatePort + "/webhooks/registries/distribution");
        registry = new RegistryStandIn(0, data, endpoint, "registry-secret", Clock.systemUTC());
        client = new TestClient(registry.port());
    }

    private TestClient.Answer push(String repository, String reference, String mediaType, byte[] manifest) {
        return client.send("PUT", "/v2/" + repository + "/manifests/" + reference, manifest, "Content-Type", mediaType);
    }

    private Digest blob(String repository, byte[] content) {
        var digest = Digest.of(content);
        var answer = client.send(
                "POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, content, "Content-Type", BINARY);
        assertThat(answer.status()).isEqualTo(201);
        return digest;
    }

    private byte[] manifest(String repository, byte[] layer) {
        return Json.bytes(document(blob(repository, bytes("{\"config\":{}}")), blob(repository, layer)));
    }

    private static ObjectNode document(Digest config, Digest layer) {
        var document = Json.object().put("schemaVersion", 2).put("mediaType", MANIFEST);
        document.putObject("config")
                .put("mediaType", "application/vnd.oci.image.config.v1+json")
                .put("digest", config.toString())
                .put("size", 1);
        document.putArray("layers")
                .addObject()
                .put("mediaType", "application/vnd.oci.image.layer.v1.tar")
                .put("digest", layer.toString())
                .put("size", 1);
        return document;
    }

    private static String code(TestClient.Answer answer) {
        return answer.json().path("errors").path(0).path("code").asString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
