package dev.backroad.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** A file of this repository, named as from its root. */
final class ProjectFile {

    private static final JsonMapper JSON = new JsonMapper();

    private ProjectFile() {}

    static String read(String file) {
        return ServiceSettings.read(ServiceSettings.PROJECT.resolve(file));
    }

    /** With anchors and merges resolved; a key that is there twice is an error. */
    static JsonNode yaml(String file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content = new Yaml(options).load(read(file));
        return JSON.valueToTree(content);
    }
}
