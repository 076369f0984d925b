package dev.slipway.runtime.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the container sends what was refused with a bare status, and requests whose body it could not read: an
 * {@code IOException} that comes here is always the connection's.
 */
@Hidden
@Controller
class ProblemErrorController implements ErrorController {

    private final ProblemTranslator translator;

    ProblemErrorController(ProblemTranslator translator) {
        this.translator = translator;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDocument.write(request, response, problemIn(request));
    }

    private Problem problemIn(HttpServletRequest request) {
        return switch (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)) {
            case SocketTimeoutException ignored -> BodyTooSlow.problem();
            case IOException ignored -> Problems.NOT_PARSEABLE.problem("The body did not arrive whole.");
            case Exception thrown -> translator.translate(thrown, request);
            case null, default ->
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        ? ByStatus.problem(status)
                        : ByStatus.problem(404);
        };
    }
}
