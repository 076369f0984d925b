package dev.slipway.gate.source;

import dev.slipway.runtime.http.OutgoingHttp;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

/** How GitHub's REST API (version 2022-11-28) is spoken to. */
public final class GithubApi {
    private GithubApi() {}

    public static RestClient client(OutgoingHttp http, SourceProperties properties) {
        return http.client("github")
                .defaultHeader(HttpHeaders.ACCEPT, "application/vnd.github+json")
                .defaultHeader("X-GitHub-Api-Version", "2022-11-28")
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.token())
                .build();
    }
}
