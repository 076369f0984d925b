package dev.slipway.local.cluster;

import dev.slipway.local.web.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Deployment as it stands: what is wanted, and what runs.
 *
 * @param manifest as built from Git
 * @param running the pods that serve, of this template or of the one before
 * @param trouble why the wanted pods are not there, if they cannot be
 */
record Workload(
        Place place,
        ObjectNode manifest,
        String uid,
        String created,
        long generation,
        Optional<Running> running,
        Optional<String> trouble) {

    static String key(JsonNode manifest) {
        return manifest.path("metadata").path("namespace").asString("default") + "/"
                + manifest.path("metadata").path("name").asString("");
    }

    String key() {
        return key(manifest);
    }

    String namespace() {
        return manifest.path("metadata").path("namespace").asString("default");
    }

    String name() {
        return manifest.path("metadata").path("name").asString("");
    }

    /** The image of the first container, which is the app. */
    String image() {
        return manifest.path("spec")
                .path("template")
                .path("spec")
                .path("containers")
                .path(0)
                .path("image")
                .asString("");
    }

    String template() {
        return Json.text(manifest.path("spec").path("template"));
    }

    int replicas() {
        return Math.max(0, manifest.path("spec").path("replicas").asInt(1));
    }

    /** The newest template's pods serve. */
    boolean isCurrent() {
        return running.isPresent() && running.get().template().equals(template());
    }

    boolean hasLabels(JsonNode selector) {
        var labels = manifest.path("spec").path("template").path("metadata").path("labels");
        return !selector.isEmpty()
                && selector.properties().stream().allMatch(pair -> pair.getValue()
                        .asString("")
                        .equals(labels.path(pair.getKey()).asString(null)));
    }

    Workload wanting(Place newPlace, ObjectNode newManifest) {
        var sameSpec = newManifest.path("spec").equals(manifest.path("spec"));
        return new Workload(
                newPlace,
                newManifest,
                uid,
                created,
                sameSpec ? generation : generation + 1,
                running,
                sameSpec ? trouble : Optional.empty());
    }

    Workload running(Running pods) {
        return new Workload(place, manifest, uid, created, generation, Optional.of(pods), Optional.empty());
    }

    Workload troubled(String why) {
        return new Workload(place, manifest, uid, created, generation, running, Optional.of(why));
    }

    ObjectNode document() {
        var document = Json.object();
        document.putObject("place")
                .put("folder", place.folder())
                .put("environment", place.environment())
                .put("preview", place.preview())
                .put("app", place.app());
        document.set("manifest", manifest);
        document.put("uid", uid).put("created", created).put("generation", generation);
        running.ifPresent(pods -> document.set("running", pods.document()));
        return document;
    }

    static Workload parse(JsonNode document) {
        var at = document.path("place");
        return new Workload(
                new Place(
                        at.path("folder").asString(""),
                        at.path("environment").asString(""),
                        at.path("preview").asString(""),
                        at.path("app").asString("")),
                (ObjectNode) document.path("manifest"),
                document.path("uid").asString(""),
                document.path("created").asString(""),
                document.path("generation").asLong(1),
                document.has("running") ? Optional.of(Running.parse(document.path("running"))) : Optional.empty(),
                Optional.empty());
    }
}
