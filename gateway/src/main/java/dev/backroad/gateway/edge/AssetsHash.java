package dev.backroad.gateway.edge;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Names one state of all scripts and styles, by twelve hexadecimal digits of the SHA-256 over their
 * content. They import each other by relative paths, so what is in the address of the first is in
 * the address of all.
 */
@Component
final class AssetsHash {

    /** Any such name in a path pattern. No folder below {@code /assets} has one as long. */
    static final String PATTERN = "?".repeat(12);

    private final String digits;

    AssetsHash() throws IOException, NoSuchAlgorithmException {
        var files =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:META-INF/resources/assets/**/*.*");
        Arrays.sort(files, Comparator.comparing(Resource::getDescription));
        var sum = MessageDigest.getInstance("SHA-256");
        for (var file : files) {
            sum.update(file.getContentAsByteArray());
        }
        digits = HexFormat.of().formatHex(sum.digest()).substring(0, PATTERN.length());
    }

    @Override
    public String toString() {
        return digits;
    }
}
