package dev.slipway.local.issuer;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.oauth2.jwt.JwtEncoder;

/** The issuer's port: an embedded Tomcat with the authorization server's filters, and two servlets beside them. */
public final class IssuerStandIn implements Closeable {
    private static final String KEEP_ALIVE_MILLIS = "300000";

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

    private final AnnotationConfigApplicationContext beans;
    private final Tomcat tomcat;

    /** Listens on the port; {@code parts} says which parts of the process listen. */
    public IssuerStandIn(int port, IssuerSettings settings, Supplier<Map<String, Boolean>> parts, Clock clock)
            throws IOException {
        TOMCAT_LOG.setLevel(Level.WARNING);
        var key = SigningKey.load(settings.data().resolve("signing-key.json"));
        this.beans = new AnnotationConfigApplicationContext();
        beans.registerBean(IssuerSettings.class, () -> settings);
        beans.registerBean(RSAKey.class, () -> key);
        beans.register(IssuerConfiguration.class);
        beans.refresh();
        var tokens =
                new IdentityTokens(beans.getBean(JwtEncoder.class), clock, settings.issuer(), settings.adminSecret());
        this.tomcat = tomcat(port, settings);
        var context = tomcat.addContext("", null);
        protect(context, beans.getBean("springSecurityFilterChain", Filter.class));
        serve(context, "token", "/slipway/token", tokens);
        serve(context, "health", "/health", new HealthServlet(parts));
        serve(context, "nothing", "/", new HttpServlet() {
            private static final long serialVersionUID = 1L;
        });
        start(tomcat);
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failure) {
            throw new IllegalStateException(failure);
        } finally {
            beans.close();
        }
    }

    private static Tomcat tomcat(int port, IssuerSettings settings) throws IOException {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(
                Files.createDirectories(settings.data().resolve("tomcat")).toString());
        var connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("keepAliveTimeout", KEEP_ALIVE_MILLIS);
        connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        tomcat.setConnector(connector);
        tomcat.getHost().setAutoDeploy(false);
        return tomcat;
    }

    private static void protect(Context context, Filter chain) {
        var definition = new FilterDef();
        definition.setFilterName("security");
        definition.setFilter(chain);
        context.addFilterDef(definition);
        var mapping = new FilterMap();
        mapping.setFilterName("security");
        mapping.addURLPattern("/oauth2/*");
        mapping.addURLPattern("/.well-known/*");
        context.addFilterMap(mapping);
    }

    private static void serve(Context context, String name, String path, HttpServlet servlet) {
        Tomcat.addServlet(context, name, servlet);
        context.addServletMappingDecoded(path, name);
    }

    /** Tomcat itself only logs when a port is taken. */
    private static void start(Tomcat tomcat) throws IOException {
        try {
            tomcat.start();
        } catch (LifecycleException failure) {
            throw new IOException("the issuer did not start", failure);
        }
        if (tomcat.getConnector().getLocalPort() < 0) {
            throw new IOException("the issuer's port is not to be had");
        }
    }
}
