package dev.slipway.local.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyProcessTest {
    @TempDir
    private Path folder;

    @Test
    void writesAPairThatBelongsTogetherAndKeepsThePrivateHalf() throws Exception {
        var privateFile = folder.resolve("cosign.key");
        var publicFile = folder.resolve("cosign.pub");
        SigningKeyProcess.main(new String[] {privateFile.toString(), publicFile.toString()});

        var keys = KeyFactory.getInstance("EC");
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(privateFile, "PRIVATE KEY"))));
        signature.update((byte) 7);
        var signed = signature.sign();
        signature.initVerify(keys.generatePublic(new X509EncodedKeySpec(decoded(publicFile, "PUBLIC KEY"))));
        signature.update((byte) 7);
        assertThat(signature.verify(signed)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateFile)))
                .isEqualTo("rw-------");
    }

    private static byte[] decoded(Path pem, String label) throws IOException {
        var text = Files.readString(pem);
        assertThat(text).startsWith("-----BEGIN " + label + "-----\n").endsWith("-----END " + label + "-----\n");
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
