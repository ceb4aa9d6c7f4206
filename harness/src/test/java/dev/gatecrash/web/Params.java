package dev.gatecrash.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parameters of a form or a query, in order. Immutable.
 *
 * @param pairs names and values, alternating
 */
public record Params(List<String> pairs) {

    public Params {
        pairs = List.copyOf(pairs);
    }

    public static Params of(String... pairs) {
        return new Params(List.of(pairs));
    }

    /** A copy in which each of these names has just the value given here. */
    public Params with(String... more) {
        Params copy = this;
        for (int i = 0; i < more.length; i += 2) {
            copy = copy.without(more[i]).and(more[i], more[i + 1]);
        }
        return copy;
    }

    /** A copy with one more parameter, whether there is one of this name or not. */
    public Params and(String name, String value) {
        List<String> more = new ArrayList<>(pairs);
        more.add(name);
        more.add(value);
        return new Params(more);
    }

    public Params without(String name) {
        List<String> fewer = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!pairs.get(i).equals(name)) {
                fewer.addAll(pairs.subList(i, i + 2));
            }
        }
        return new Params(fewer);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            names.add(pairs.get(i));
        }
        return names;
    }

    public String value(String name) {
        return pairs.get(2 * names().indexOf(name) + 1);
    }

    public String encoded() {
        List<String> encoded = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            encoded.add(encode(pairs.get(i)) + "=" + encode(pairs.get(i + 1)));
        }
        return encoded.stream().collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
