package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.internal.endpoint.authorization.ConsentOption;
import dev.gatecrash.internal.endpoint.authorization.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the consent page lists, as its template wants it. */
final class ConsentFields {

    // OpenID Connect Core §5.4, §11: the scopes that mean the same everywhere.
    private static final Map<String, String> MEANINGS = Map.of(
            "openid", "know who you are",
            "profile", "see your name",
            "email", "see your e-mail address",
            "offline_access", "keep access while you are away");

    private ConsentFields() {}

    static List<Map<String, Object>> scopes(Interaction interaction) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String scope : interaction.request().asked().scopes()) {
            fields.add(Map.of("number", fields.size(), "scope", scope, "meaning", MEANINGS.getOrDefault(scope, "")));
        }
        return fields;
    }

    static List<String> resources(Interaction interaction) {
        return interaction.request().asked().resources().stream()
                .map(Object::toString)
                .toList();
    }

    static List<Map<String, Object>> options(Interaction interaction) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (ConsentOption option : interaction.options()) {
            fields.add(Map.of("number", fields.size(), "label", option.label(), "groups", groups(option)));
        }
        return fields;
    }

    private static List<Map<String, Object>> groups(ConsentOption option) {
        Map<String, List<Map<String, String>>> byGroup = new LinkedHashMap<>();
        for (ConsentOption.Choice choice : option.choices()) {
            byGroup.computeIfAbsent(choice.group(), group -> new ArrayList<>())
                    .add(Map.of("value", choice.value(), "label", choice.label()));
        }
        List<Map<String, Object>> groups = new ArrayList<>();
        byGroup.forEach((name, choices) -> groups.add(Map.of("group", name, "choices", choices)));
        return groups;
    }
}
