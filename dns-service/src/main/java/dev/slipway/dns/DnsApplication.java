package dev.slipway.dns;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Gives apps names and certificates, and takes them back without leaving anything behind. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DnsApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(DnsApplication.class, arguments);
    }
}
