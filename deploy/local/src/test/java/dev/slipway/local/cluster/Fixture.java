package dev.slipway.local.cluster;

import dev.slipway.local.registry.RegistryStandIn;
import dev.slipway.local.web.Json;
import dev.slipway.local.web.Reply;
import dev.slipway.local.web.TestClient;
import dev.slipway.local.web.WebPart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/** A cluster with all that it looks at: a bare repository, a registry, an issuer and a DNS service that hold what a test gives them. */
final class Fixture implements AutoCloseable {
    static final String API = "Bearer api-token";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    final Map<String, String> bundles = new ConcurrentHashMap<>();
    private final Path folder;
    private final FileRepository git;
    private final RegistryStandIn registry;
    private final WebPart services;
    private final TestClient toRegistry;
    ClusterStandIn cluster;
    TestClient gateway;
    TestClient api;

    Fixture(Path folder) throws IOException {
        this.folder = folder;
        this.git = new FileRepository(folder.resolve("environments.git").toFile());
        git.create(true);
        this.registry = new RegistryStandIn(
                0, folder.resolve("registry"), URI.create("http://127.0.0.1:9/none"), "secret", Clock.systemUTC());
        this.toRegistry = new TestClient(registry.port());
        this.services = WebPart.listen(
                0,
                call -> call.rawPath().equals("/oauth2/token")
                        ? Reply.json(
                                200,
                                Json.object().put("access_token", "agent-token").put("expires_in", 300))
                        : bundle(call.hasBearer("agent-token"), call.rawPath()));
        start();
    }

    void start() throws IOException {
        var elsewhere = URI.create("http://127.0.0.1:" + services.port());
        var settings = new ClusterSettings(
                folder.resolve("environments.git"),
                URI.create("http://127.0.0.1:" + registry.port()),
                elsewhere,
                elsewhere,
                "agent-secret",
                "api-token",
                folder.resolve("cluster"));
        cluster = new ClusterStandIn(0, 0, 0, settings, Clock.systemUTC());
        gateway = new TestClient(cluster.httpPort());
        api = new TestClient(cluster.apiPort());
    }

    void stop() throws IOException {
        gateway.close();
        api.close();
        cluster.close();
    }

    @Override
    public void close() throws IOException {
        stop();
        services.close();
        toRegistry.close();
        registry.close();
        git.close();
    }

    /** Pushes an image with these labels; gives its digest. */
    String push(String repository, Map<String, String> labels) {
        var config = Json.object();
        labels.forEach(config.putObject("config").putObject("Labels")::put);
        var manifest = Json.object().put("schemaVersion", 2).put("mediaType", MANIFEST);
        var bytes = Json.bytes(config);
        manifest.putObject("config")
                .put("mediaType", "application/vnd.oci.image.config.v1+json")
                .put("digest", sha256(bytes))
                .put("size", bytes.length);
        manifest.putArray("layers");
        toRegistry.send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + sha256(bytes),
                bytes,
                "Content-Type",
                "application/octet-stream");
        var digest = sha256(Json.bytes(manifest));
        toRegistry.send(
                "PUT", "/v2/" + repository + "/manifests/" + digest, Json.bytes(manifest), "Content-Type", MANIFEST);
        return digest;
    }

    String image(String repository) {
        return "127.0.0.1:" + registry.port() + "/" + repository;
    }

    /** Commits so that the branch holds exactly these files. */
    void commit(Map<String, String> files) throws IOException {
        try (var inserter = git.newObjectInserter()) {
            var blobs = new TreeMap<String, ObjectId>();
            for (var file : files.entrySet()) {
                blobs.put(
                        file.getKey(),
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            var commit = new CommitBuilder();
            commit.setTreeId(tree(inserter, blobs));
            commit.setAuthor(new PersonIdent("test", "test@slipway.test"));
            commit.setCommitter(new PersonIdent("test", "test@slipway.test"));
            commit.setMessage("a change");
            var id = inserter.insert(commit);
            inserter.flush();
            var update = git.updateRef("refs/heads/main");
            update.setNewObjectId(id);
            update.forceUpdate();
        }
    }

    private static ObjectId tree(org.eclipse.jgit.lib.ObjectInserter inserter, Map<String, ObjectId> blobs)
            throws IOException {
        var folders = new TreeMap<String, Map<String, ObjectId>>();
        var tree = new TreeMap<String, Map.Entry<FileMode, ObjectId>>(BY_NAME);
        for (var blob : blobs.entrySet()) {
            var cut = blob.getKey().indexOf('/');
            if (cut < 0) {
                tree.put(blob.getKey(), Map.entry(FileMode.REGULAR_FILE, blob.getValue()));
            } else {
                folders.computeIfAbsent(blob.getKey().substring(0, cut), name -> new TreeMap<>())
                        .put(blob.getKey().substring(cut + 1), blob.getValue());
            }
        }
        for (var inner : folders.entrySet()) {
            tree.put(inner.getKey() + "/", Map.entry(FileMode.TREE, tree(inserter, inner.getValue())));
        }
        var formatter = new TreeFormatter();
        tree.forEach((name, entry) -> formatter.append(name.replace("/", ""), entry.getKey(), entry.getValue()));
        return inserter.insert(formatter);
    }

    /** Git orders a folder as if its name ended with a slash. */
    private static final java.util.Comparator<String> BY_NAME = java.util.Comparator.naturalOrder();

    private Reply bundle(boolean authorized, String path) {
        var id = path.replaceFirst("/internal/v1/certificates/(.*)/bundle", "$1");
        if (!authorized) {
            return Reply.empty(401);
        }
        return bundles.containsKey(id) ? Reply.text(200, "application/json", bundles.get(id)) : Reply.empty(404);
    }

    private static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
