package dev.slipway.gate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gate: nothing goes on that was not judged here. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GateApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(GateApplication.class, arguments);
    }
}
