package dev.slipway.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.slipway.local.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The RSA key that signs tokens: read from its file, or made and written there at the first start. */
final class SigningKey {
    private SigningKey() {}

    static RSAKey load(Path file) throws IOException {
        if (!Files.exists(file)) {
            AtomicFile.write(file, make().toJSONString().getBytes(StandardCharsets.UTF_8));
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
        }
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException damaged) {
            throw new IOException(file + " holds no key; remove it to make a new one", damaged);
        }
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
