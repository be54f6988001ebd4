package dev.backroad.catalog.content;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Publishes the content at start. Readiness waits for it, and a broken file ends the start. */
@Component
class ContentImport implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ContentImport.class);

    private final ContentProperties properties;
    private final ContentPublishing publishing;

    ContentImport(ContentProperties properties, ContentPublishing publishing) {
        this.properties = properties;
        this.publishing = publishing;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var files = ContentFiles.read(properties.content());
        switch (publishing.publish(files)) {
            case PUBLISHED -> log.info("Published {} topics", files.topics().size());
            case UNCHANGED -> log.info("The content is published already");
            case OUTDATED ->
                    log.warn(
                            "A newer version of the roadmap is published than {} holds: it stays",
                            properties.content());
        }
    }
}
