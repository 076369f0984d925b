package dev.slipway.gate;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.slipway.gate.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sigstore bundles as cosign 3 makes them with a key, and the two ways a registry tells that they are there. */
public final class Bundles {
    public static final String SIGN = "https://sigstore.dev/cosign/sign/v1";
    public static final String SLSA = "https://slsa.dev/provenance/v1";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PREDICATE = "dev.sigstore.bundle.predicateType";
    private static final String TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    private static final String OCI = "application/vnd.oci.";
    private static final String INDEX = OCI + "image.index.v1+json";

    private Bundles() {}

    /** A statement of this kind about the image, signed. */
    public static byte[] signed(KeyPair key, Digest image, String predicateType) {
        var statement = JSON.writeValueAsString(Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "predicateType",
                predicateType,
                "subject",
                List.of(Map.of("digest", Map.of("sha256", image.hex()))),
                "predicate",
                Map.of()));
        return signed(key, statement.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever is said to be a statement, signed. */
    public static byte[] signed(KeyPair key, byte[] statement) {
        var before = "DSSEv1 28 application/vnd.in-toto+json " + statement.length + " ";
        return bundle(statement, signature(key, before.getBytes(StandardCharsets.UTF_8), statement));
    }

    /** A bundle with this text and these signatures of it. */
    public static byte[] bundle(String statement, String... signatures) {
        return bundle(statement.getBytes(StandardCharsets.UTF_8), signatures);
    }

    private static byte[] bundle(byte[] statement, String... signatures) {
        return JSON.writeValueAsBytes(Map.of(
                "mediaType",
                TYPE,
                "verificationMaterial",
                Map.of("publicKey", Map.of("hint", "whatever")),
                "dsseEnvelope",
                Map.of(
                        "payload",
                        Base64.getEncoder().encodeToString(statement),
                        "payloadType",
                        "application/vnd.in-toto+json",
                        "signatures",
                        Arrays.stream(signatures)
                                .map(each -> Map.of("sig", each))
                                .toList())));
    }

    /** Stores the bundle as an artifact that refers to the image; gives the artifact's descriptor, as an index holds it. */
    public static Map<String, Object> push(String repository, Digest image, byte[] bundle, String announcedAs) {
        var manifest = JSON.writeValueAsBytes(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                OCI + "image.manifest.v1+json",
                "artifactType",
                TYPE,
                "config",
                World.descriptor(repository, OCI + "empty.v1+json", new byte[] {'{', '}'}),
                "layers",
                List.of(World.descriptor(repository, TYPE, bundle)),
                "annotations",
                Map.of(PREDICATE, announcedAs),
                "subject",
                Map.of("mediaType", OCI + "image.manifest.v1+json", "digest", image.value(), "size", 1)));
        var digest = World.manifest(repository, null, manifest, OCI + "image.manifest.v1+json");
        return Map.of(
                "mediaType",
                OCI + "image.manifest.v1+json",
                "artifactType",
                TYPE,
                "digest",
                digest.value(),
                "size",
                manifest.length,
                "annotations",
                Map.of(PREDICATE, announcedAs));
    }

    /** The registry lists these at its route for referrers. */
    @SafeVarargs
    public static void listed(String repository, Digest image, Map<String, Object>... artifacts) {
        World.OUTSIDE.stubFor(get(urlPathEqualTo("/v2/" + repository + "/referrers/" + image))
                .willReturn(okForContentType(INDEX, JSON.writeValueAsString(index(List.of(artifacts))))));
    }

    /** The registry has no such route; cosign wrote the list under the image's tag, without what the artifacts say of themselves. */
    @SafeVarargs
    public static void listedUnderTheTag(String repository, Digest image, Map<String, Object>... artifacts) {
        World.manifest(repository, "sha256-" + image.hex(), JSON.writeValueAsBytes(index(bare(artifacts))), INDEX);
    }

    private static Map<String, Object> index(List<Map<String, Object>> artifacts) {
        return Map.of("schemaVersion", 2, "mediaType", INDEX, "manifests", artifacts);
    }

    private static List<Map<String, Object>> bare(Map<String, Object>[] artifacts) {
        return Arrays.stream(artifacts)
                .map(artifact -> {
                    Map<String, Object> copy = new HashMap<>(artifact);
                    copy.remove("annotations");
                    return copy;
                })
                .toList();
    }

    /** In Base64, of these bytes one after the other. */
    public static String signature(KeyPair key, byte[]... texts) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            for (var text : texts) {
                signature.update(text);
            }
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
