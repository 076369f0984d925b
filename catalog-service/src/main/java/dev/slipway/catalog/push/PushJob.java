package dev.slipway.catalog.push;

import dev.slipway.contracts.http.SourcePush;
import dev.slipway.runtime.job.Job;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the file, takes what it says, tells the commit. Repeating it finds the app described already, and says so. */
@Component
class PushJob implements Job<SourcePush> {
    private final GithubFiles github;
    private final PushService service;

    PushJob(GithubFiles github, PushService service) {
        this.github = github;
        this.service = service;
    }

    @Override
    public String name() {
        return "read-app-yaml";
    }

    @Override
    public Class<SourcePush> dataType() {
        return SourcePush.class;
    }

    @Override
    public void run(SourcePush push) {
        Optional<byte[]> file = github.appYaml(push.repository(), push.commit());
        if (file.isPresent()) {
            github.tell(push.repository(), push.commit(), service.read(push, file.get()));
        }
    }
}
