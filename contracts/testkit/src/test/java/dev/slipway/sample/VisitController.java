package dev.slipway.sample;

import dev.slipway.runtime.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VisitController {
    private final VisitService visits;

    VisitController(VisitService visits) {
        this.visits = visits;
    }

    @PostMapping("/api/v1/visits/{app}")
    void visit(@PathVariable String app) {
        visits.visit(app, 1);
    }

    @GetMapping("/api/v1/visits/me")
    String who(Caller caller) {
        return caller.actor();
    }

    @GetMapping("/internal/me")
    String whoInside(Caller caller) {
        return caller.actor();
    }
}
