package dev.slipway.local.ca;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A PKCS #10 request that may be signed: proof of the key, a key strong enough, and names of this CA alone. */
record SigningRequest(PublicKey key, List<String> names) {
    private static final int MAX_NAMES = 100;
    private static final Pattern NAME =
            Pattern.compile("(?:\\*\\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+slipway\\.test");

    /** Why a request is not signed, in words for whoever sent it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    static SigningRequest parse(String pem) throws Refused {
        try (var parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                throw new Refused("The body is not a PEM certificate request.");
            }
            return check(new JcaPKCS10CertificationRequest(request));
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException unreadable) {
            throw new Refused("The certificate request cannot be read: " + unreadable.getMessage());
        }
    }

    private static SigningRequest check(JcaPKCS10CertificationRequest request)
            throws Refused, GeneralSecurityException, OperatorCreationException, PKCSException {
        var key = request.getPublicKey();
        var strong =
                switch (key) {
                    case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= 256;
                    case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
                    default -> false;
                };
        if (!strong) {
            throw new Refused("The key is neither EC of at least 256 bits nor RSA of at least 2048 bits.");
        }
        if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
            throw new Refused("The request is not signed by its own key.");
        }
        return new SigningRequest(key, names(request));
    }

    private static List<String> names(PKCS10CertificationRequest request) throws Refused {
        var extensions = request.getRequestedExtensions();
        var asked =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        if (asked == null || asked.getNames().length == 0 || asked.getNames().length > MAX_NAMES) {
            throw new Refused("The request has no subjectAltName, or more than " + MAX_NAMES + " of them.");
        }
        for (var name : asked.getNames()) {
            if (name.getTagNo() != GeneralName.dNSName
                    || !NAME.matcher(text(name)).matches()
                    || text(name).length() > 253) {
                throw new Refused("'" + name.getName() + "' is not a DNS name under slipway.test.");
            }
        }
        return Arrays.stream(asked.getNames())
                .map(SigningRequest::text)
                .distinct()
                .toList();
    }

    private static String text(GeneralName name) {
        return name.getName().toString().toLowerCase(Locale.ROOT);
    }
}
