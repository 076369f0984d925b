package dev.slipway.local.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a folder as {@code kustomize build} does, as far as these fields go: {@code resources} (files, and folders
 * with a kustomization), {@code namespace}, {@code images}, {@code labels}, {@code commonLabels},
 * {@code commonAnnotations}. Another field is an error, not a surprise.
 */
final class Kustomization {
    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "metadata",
            "resources",
            "namespace",
            "images",
            "labels",
            "commonLabels",
            "commonAnnotations");
    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of("Namespace", "ClusterRole", "ClusterRoleBinding", "ClusterIssuer");
    private static final int DEEPEST = 8;

    private final ManifestFiles files;

    Kustomization(ManifestFiles files) {
        this.files = files;
    }

    List<ObjectNode> build(String folder) throws BrokenManifest {
        return build(folder, 0);
    }

    private List<ObjectNode> build(String folder, int depth) throws BrokenManifest {
        var file = NAMES.stream()
                .map(name -> folder + "/" + name)
                .filter(files::exists)
                .findFirst();
        if (file.isEmpty() || depth > DEEPEST) {
            throw new BrokenManifest(folder + " has no kustomization, or they go round in circles");
        }
        var kustomization = files.documents(file.get()).stream()
                .findFirst()
                .orElseThrow(() -> new BrokenManifest(file.get() + " is empty"));
        for (var field : kustomization.propertyNames()) {
            if (!KNOWN.contains(field)) {
                throw new BrokenManifest(file.get() + ": the stand-in does not know the field " + field);
            }
        }
        var resources = new ArrayList<ObjectNode>();
        for (var entry : kustomization.path("resources")) {
            var path = resolve(folder, entry.asString(""));
            resources.addAll(files.exists(path) ? files.documents(path) : build(path, depth + 1));
        }
        for (var resource : resources) {
            transform(kustomization, resource);
        }
        return resources;
    }

    private static void transform(ObjectNode kustomization, ObjectNode resource) {
        var namespace = kustomization.path("namespace").asString("");
        if (!namespace.isEmpty()
                && !WITHOUT_NAMESPACE.contains(resource.path("kind").asString(""))) {
            resource.withObject("/metadata").put("namespace", namespace);
        }
        label(resource, kustomization.path("commonLabels"), true, true);
        for (var labels : kustomization.path("labels")) {
            label(
                    resource,
                    labels.path("pairs"),
                    labels.path("includeSelectors").asBoolean(false),
                    labels.path("includeTemplates").asBoolean(false));
        }
        merge(resource, "/metadata/annotations", kustomization.path("commonAnnotations"));
        if (isWorkload(resource)) {
            merge(resource, "/spec/template/metadata/annotations", kustomization.path("commonAnnotations"));
            containers(resource).forEach(container -> Images.apply(kustomization.path("images"), container));
        }
    }

    private static void label(ObjectNode resource, JsonNode pairs, boolean selectors, boolean templates) {
        merge(resource, "/metadata/labels", pairs);
        if (isWorkload(resource) && (selectors || templates)) {
            merge(resource, "/spec/template/metadata/labels", pairs);
        }
        if (selectors && isWorkload(resource)) {
            merge(resource, "/spec/selector/matchLabels", pairs);
        } else if (selectors && resource.path("kind").asString("").equals("Service")) {
            merge(resource, "/spec/selector", pairs);
        }
    }

    private static void merge(ObjectNode resource, String place, JsonNode pairs) {
        if (pairs.isObject() && !pairs.isEmpty()) {
            var target = resource.withObject(place);
            pairs.properties().forEach(pair -> target.set(pair.getKey(), pair.getValue()));
        }
    }

    private static boolean isWorkload(ObjectNode resource) {
        return resource.path("kind").asString("").equals("Deployment");
    }

    private static List<ObjectNode> containers(ObjectNode resource) {
        var spec = resource.path("spec").path("template").path("spec");
        return Stream.of("containers", "initContainers")
                .flatMap(field -> spec.path(field).valueStream())
                .flatMap(container -> container instanceof ObjectNode object ? Stream.of(object) : Stream.empty())
                .toList();
    }

    /** A relative path from a folder; it cannot leave the repository. */
    private static String resolve(String folder, String path) throws BrokenManifest {
        var parts = new ArrayList<String>();
        for (var part : (folder + "/" + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    throw new BrokenManifest(path + " leaves the repository");
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
