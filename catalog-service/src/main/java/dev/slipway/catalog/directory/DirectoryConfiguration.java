package dev.slipway.catalog.directory;

import dev.slipway.runtime.security.Standing;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the claims feed before every route that people use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectoryProperties.class)
class DirectoryConfiguration implements WebMvcConfigurer {
    private final ClaimsFeed feed;

    DirectoryConfiguration(ClaimsFeed feed) {
        this.feed = feed;
    }

    /** The claims feed turns away whoever has left; asking the directory over HTTP would be asking itself. */
    @Bean
    Standing standing() {
        return _ -> false;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SignInInterceptor(feed)).addPathPatterns("/api/**");
    }
}
