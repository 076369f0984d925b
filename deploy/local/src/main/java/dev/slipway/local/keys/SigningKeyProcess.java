package dev.slipway.local.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Writes an EC key pair on P-256, as cosign uses it: the private key as unencrypted PKCS#8 PEM, the public one as SPKI PEM. */
public final class SigningKeyProcess {
    private SigningKeyProcess() {}

    /** Arguments: file of the private key (readable by its owner alone), file of the public key. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var privateKey = Files.createFile(Path.of(args[0]), ownerOnly);
        Files.writeString(privateKey, pem("PRIVATE KEY", pair.getPrivate()));
        Files.writeString(Path.of(args[1]), pem("PUBLIC KEY", pair.getPublic()));
    }

    private static String pem(String label, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }
}
