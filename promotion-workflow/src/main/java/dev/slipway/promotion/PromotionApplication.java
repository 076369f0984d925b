package dev.slipway.promotion;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts promotion-workflow. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PromotionApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(PromotionApplication.class, arguments);
    }
}
