package dev.slipway.promotion.gitops;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Quantities as manifests write them, such as {@code 50m} and {@code 64Mi}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
final class Quantities {
    private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?");
    private static final Map<String, BigDecimal> SUFFIXES = Map.of(
            "m", new BigDecimal("0.001"),
            "k", decimal(1),
            "M", decimal(2),
            "G", decimal(3),
            "T", decimal(4),
            "Ki", binary(1),
            "Mi", binary(2),
            "Gi", binary(3),
            "Ti", binary(4));

    private Quantities() {}

    /** The exact amount: cores, or bytes. Signs, exponents and suffixes beyond tera are not what a micro-app is given. */
    static BigDecimal amount(String quantity) {
        var parts = QUANTITY.matcher(quantity);
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + quantity + "” is no quantity such as 50m or 64Mi");
        }
        var number = new BigDecimal(parts.group(1));
        var suffix = parts.group(2);
        return suffix == null ? number : number.multiply(SUFFIXES.getOrDefault(suffix, BigDecimal.ONE));
    }

    private static BigDecimal decimal(int power) {
        return new BigDecimal(1000).pow(power);
    }

    private static BigDecimal binary(int power) {
        return new BigDecimal(1024).pow(power);
    }
}
