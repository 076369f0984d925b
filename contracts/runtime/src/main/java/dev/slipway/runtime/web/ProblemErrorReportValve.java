package dev.slipway.runtime.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any filter sees it (a malformed request line, too large a header), without its HTML page. */
public final class ProblemErrorReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemDocument.write(request.getRequest(), response.getResponse(), ByStatus.problem(status));
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException("The caller has gone before the answer", e);
        }
    }
}
