package dev.slipway.catalog.app;

import dev.slipway.runtime.web.Cursor;
import dev.slipway.runtime.web.Paging;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads apps; answers hold for this moment. */
@Service
@Transactional(readOnly = true)
public class Apps {
    private final AppRepository apps;

    Apps(AppRepository apps) {
        this.apps = apps;
    }

    /** The app, whatever its state. */
    public Optional<App> find(String name) {
        return apps.find(name);
    }

    /** The living app that an image repository (host and path) belongs to. */
    Optional<App> byImage(String repository) {
        return apps.byImage(repository);
    }

    /** A page in the order of names, with one row more if another page follows. */
    List<App> list(AppQuery query, Paging paging) {
        return apps.list(query, paging);
    }

    static Cursor after(App last) {
        return Cursor.at("name", last.name());
    }
}
