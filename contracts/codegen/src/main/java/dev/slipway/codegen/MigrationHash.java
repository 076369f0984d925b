package dev.slipway.codegen;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A digest of everything that the generated classes depend on: the migrations, the runtime's migrations, and this generator. */
final class MigrationHash {
    private final MessageDigest digest;

    private MigrationHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String of(List<Area> areas) throws IOException {
        var hash = new MigrationHash();
        for (var area : areas) {
            hash.text(area.name());
            hash.folder(area.migrations());
        }
        hash.classpathFolder("db/runtime");
        hash.classpathFolder("dev/slipway/codegen");
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void classpathFolder(String name) throws IOException {
        for (var found : Collections.list(MigrationHash.class.getClassLoader().getResources(name))) {
            var uri = uri(found);
            if ("jar".equals(uri.getScheme())) {
                try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                    folder(jar.getPath(name));
                }
            } else {
                folder(Path.of(uri));
            }
        }
    }

    private void folder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                text(folder.relativize(file).toString());
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private void text(String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException("Not readable: " + url, e);
        }
    }
}
