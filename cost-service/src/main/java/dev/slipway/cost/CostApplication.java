package dev.slipway.cost;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Knows what apps cost, what they may cost, and tells when the two meet. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CostApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(CostApplication.class, arguments);
    }
}
