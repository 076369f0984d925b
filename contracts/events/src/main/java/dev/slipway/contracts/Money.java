package dev.slipway.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * An exact amount with its currency.
 *
 * @param amount decimal, written as a JSON string, never rounded
 * @param currency ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}
