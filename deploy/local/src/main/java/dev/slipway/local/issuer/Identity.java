package dev.slipway.local.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may be given a token by name: the fixed people of the embedded platform, and the machine {@code ci}. */
record Identity(String subject, Map<String, Object> claims) {
    private static final Set<String> PEOPLE = Set.of(
            "creator", "creator2", "approver", "approver2", "compliance", "security", "finance", "operator", "auditor");

    static Optional<Identity> named(String name) {
        if (name.equals("ci")) {
            return Optional.of(new Identity(
                    "ci", Map.of("kind", "machine", "roles", List.of("ci"), "repositories", List.of("micro-apps/*"))));
        }
        return PEOPLE.contains(name) ? Optional.of(person(name)) : Optional.empty();
    }

    private static Identity person(String name) {
        var email = name + "@slipway.test";
        var roles = new TreeSet<String>(Set.of("creator"));
        roles.add(name.replaceAll("\\d+$", ""));
        var claims = new LinkedHashMap<String, Object>();
        claims.put("kind", "person");
        claims.put("email", email);
        claims.put("email_verified", true);
        claims.put("name", Character.toUpperCase(name.charAt(0)) + name.substring(1));
        claims.put("roles", List.copyOf(roles));
        return new Identity("p_" + sha256Hex(email).substring(0, 12), claims);
    }

    private static String sha256Hex(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
