package dev.slipway.runtime.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose body ends in {@link BodyTooLarge} instead of growing beyond its limit, and in {@link BodyTooSlow} when it stops. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long limit;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    BoundedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var open = stream;
        if (open == null) {
            open = new Bounded(super.getInputStream(), limit);
            stream = open;
        }
        return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var open = reader;
        if (open == null) {
            var charset = Optional.ofNullable(getCharacterEncoding()).map(Charset::forName);
            open = new BufferedReader(new InputStreamReader(getInputStream(), charset.orElse(StandardCharsets.UTF_8)));
            reader = open;
        }
        return open;
    }

    private static final class Bounded extends ServletInputStream {

        private final ServletInputStream in;
        private final long limit;
        private long seen;

        Bounded(ServletInputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            try {
                int one = in.read();
                count(one < 0 ? 0 : 1);
                return one;
            } catch (SocketTimeoutException e) {
                throw new BodyTooSlow(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int many = in.read(into, offset, length);
                count(Math.max(many, 0));
                return many;
            } catch (SocketTimeoutException e) {
                throw new BodyTooSlow(e);
            }
        }

        private void count(int more) throws BodyTooLarge {
            seen += more;
            if (seen > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
