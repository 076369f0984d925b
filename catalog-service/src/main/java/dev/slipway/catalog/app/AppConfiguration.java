package dev.slipway.catalog.app;

import dev.slipway.catalog.risk.RiskTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppProperties.class)
class AppConfiguration {
    @Bean
    RiskTable riskTable() {
        return RiskTable.load();
    }
}
