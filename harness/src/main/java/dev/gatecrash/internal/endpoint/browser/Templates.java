package dev.gatecrash.internal.endpoint.browser;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates of the pages, which escape whatever they show. Nothing is loaded before the first page. Thread-safe. */
final class Templates {

    private static final String STYLE = resource("style.css");

    /** What allows the pages' own style, and no other (CSP 3 §2.3.1, hash-source). */
    static final String STYLE_HASH = "sha256-" + sha256(STYLE);

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> new StringReader(resource(name + ".html")));
    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Templates() {}

    static String render(String name, Map<String, Object> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("style", STYLE);
        return COMPILED.computeIfAbsent(name, n -> COMPILER.compile(resource(n + ".html")))
                .execute(all);
    }

    private static String resource(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
