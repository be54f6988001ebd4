package dev.backroad.catalog.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All content files. Reading them takes no YAML: an unchanged content costs a start one hash.
 *
 * @param retired the list of what was taken away, or nothing
 */
record ContentFiles(
        List<ContentFile> roadmaps, List<ContentFile> topics, List<ContentFile> retired) {

    /**
     * Reads a content folder.
     *
     * @param location as a Spring resource location with a slash at the end
     */
    static ContentFiles read(String location) {
        return new ContentFiles(
                read(location, "roadmaps/", "*.yml"),
                read(location, "topics/", "*.md"),
                read(location, "", "retired.y*ml"));
    }

    private static List<ContentFile> read(String location, String folder, String pattern) {
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources(location + folder + pattern);
            return Arrays.stream(found)
                    .map(resource -> read(resource, folder + resource.getFilename()))
                    .sorted(Comparator.comparing(ContentFile::name))
                    .toList();
        } catch (FileNotFoundException missing) {
            throw new BrokenContentException(folder, "the folder is missing in " + location);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ContentFile read(Resource resource, String name) {
        try {
            var bytes = ByteBuffer.wrap(resource.getContentAsByteArray());
            var text = UTF_8.newDecoder().decode(bytes).toString();
            return new ContentFile(name, text.replace("\r\n", "\n"));
        } catch (CharacterCodingException malformed) {
            throw new BrokenContentException(name, "the file is not UTF-8");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
