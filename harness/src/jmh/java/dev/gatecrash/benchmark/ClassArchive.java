package dev.gatecrash.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** Contenders whose JVMs need not load their classes, but find them in an archive (JEP 350): what else is in a start? */
final class ClassArchive {

    private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

    private final Path folder;

    /** Puts the archives there, which is made if need be. */
    ClassArchive(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The same contender with an archive of what it loads up to its first token. */
    Contender of(Contender contender) throws IOException {
        String archive = Files.createTempFile(folder, "classes", ".jsa").toString();
        Contender packed = contender.withClassPath(jars(contender.classPath()));
        try (RunningPeer peer = new RunningPeer(packed.withOptions("-XX:ArchiveClassesAtExit=" + archive));
                WireClient client = new WireClient(peer.address())) {
            client.send(peer.metadataRequest(), 200);
            client.send(peer.tokenRequest(), 200);
        }
        // A JVM that cannot use it is to say so, and not to load classes after all.
        return packed.withOptions("-XX:SharedArchiveFile=" + archive, "-Xshare:on");
    }

    // The JVM archives classes from jars only.
    private String jars(String classPath) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String place : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                jars.add(jar(path).toString());
            } else if (Files.exists(path)) {
                jars.add(place);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private Path jar(Path directory) throws IOException {
        Path jar = Files.createTempFile(folder, "classes", ".jar");
        int failure =
                JAR.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", directory.toString(), ".");
        if (failure != 0) {
            throw new IOException("no jar can be made of " + directory);
        }
        return jar;
    }
}
