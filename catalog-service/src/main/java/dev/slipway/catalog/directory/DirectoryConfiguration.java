package dev.slipway.catalog.directory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
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

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SignInInterceptor(feed)).addPathPatterns("/api/**");
    }
}
