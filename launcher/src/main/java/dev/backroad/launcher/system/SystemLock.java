package dev.backroad.launcher.system;

import dev.backroad.launcher.console.ErrorCode;
import dev.backroad.launcher.console.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Only one up, down or reset at a time; the lock is gone with its process, however that ends. */
public final class SystemLock implements AutoCloseable {

    private final FileChannel channel;

    private SystemLock(FileChannel channel) {
        this.channel = channel;
    }

    public static SystemLock of(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel channel =
                FileChannel.open(
                        data.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (!locks(channel)) {
            String holder = Files.readString(data.resolve("lock")).strip();
            channel.close();
            throw new Problem(
                    ErrorCode.BUSY,
                    "Another ./backroad (pid %s) is at work on %s.".formatted(holder, data),
                    "Two at once would start or stop the same parts.",
                    "./backroad status     and try again when it has ended");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.UTF_8)));
        return new SystemLock(channel);
    }

    /** Whether somebody is at work on this system. */
    public static boolean isHeld(Path data) throws IOException {
        if (Files.notExists(data.resolve("lock"))) {
            return false;
        }
        try (FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE)) {
            return !locks(channel);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
