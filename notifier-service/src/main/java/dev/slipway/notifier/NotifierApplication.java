package dev.slipway.notifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Tells people what they need to know where they are, and carries their clicks back. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotifierApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(NotifierApplication.class, arguments);
    }
}
