package dev.slipway.catalog.app;

import dev.slipway.contracts.http.AppView;
import dev.slipway.runtime.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Internal", description = "Between services")
class ImageController {
    private final Apps apps;
    private final AppViews views;

    ImageController(Apps apps, AppViews views) {
        this.apps = apps;
        this.views = views;
    }

    @GetMapping("/internal/v1/apps/by-image")
    @Operation(summary = "The living app that an image repository (host and path) belongs to")
    @ApiResponse(responseCode = "200", description = "The app")
    @ApiResponse(responseCode = "404", description = "It belongs to none")
    AppView byImage(@RequestParam String repository) {
        return apps.byImage(repository)
                .map(views::of)
                .orElseThrow(() -> Problems.NOT_FOUND.problem("No app has its images at %s.", repository));
    }
}
