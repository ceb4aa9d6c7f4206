package dev.gatecrash.report;

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

/** The templates of the report, which escape whatever they show; loaded when the first page is made. */
final class Templates {

    private static final String STYLE = resource("style.css");
    private static final Template PAGE = Mustache.compiler()
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(resource(name + ".html")))
            .compile(resource("page.html"));

    private Templates() {}

    static String page(Map<String, Object> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("style", STYLE);
        // CSP 3 §2.3.1: this style and no other.
        all.put("styleHash", "sha256-" + sha256(STYLE));
        return PAGE.execute(all);
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
