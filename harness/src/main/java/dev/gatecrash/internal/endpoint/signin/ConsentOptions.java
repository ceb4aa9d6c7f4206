package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.internal.endpoint.authorization.ConsentOption;
import dev.gatecrash.internal.endpoint.signin.Completion.InvalidException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code user_consent_options}. */
final class ConsentOptions {

    private static final String NAME = "user_consent_options";
    // RFC 9068 §2.2, RFC 7800 §3.1, RFC 8693 §4.1, RFC 9396 §9.1: these say what the issuer knows, not what users
    // choose.
    private static final Set<String> RESERVED = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "scope",
            "client_id",
            "cnf",
            "act",
            "may_act",
            "auth_time",
            "acr",
            "amr",
            "authorization_details");

    private ConsentOptions() {}

    static List<ConsentOption> of(@Nullable Object value) throws InvalidException {
        List<ConsentOption> options = new ArrayList<>();
        Set<String> claims = new HashSet<>();
        for (Object element : array(value, NAME)) {
            ConsentOption option = option(Completion.object(element, NAME + "[]"));
            if (!claims.add(option.claim())) {
                throw new InvalidException(NAME + "[].claim is repeated: " + option.claim());
            }
            options.add(option);
        }
        return options;
    }

    private static ConsentOption option(Map<?, ?> members) throws InvalidException {
        String claim = Completion.text(members, NAME + "[].", "claim");
        if (RESERVED.contains(claim)) {
            throw new InvalidException(NAME + "[].claim is one of the issuer's own: " + claim);
        }
        if (!"enum".equals(Completion.text(members, NAME + "[].", "type"))) {
            throw new InvalidException(NAME + "[].type is not enum");
        }
        List<ConsentOption.Choice> choices = new ArrayList<>();
        for (Object element : array(members.get("choices"), NAME + "[].choices")) {
            add(choices, Completion.object(element, NAME + "[].choices[]"));
        }
        if (choices.isEmpty()) {
            throw new InvalidException(NAME + "[].choices is empty");
        }
        return new ConsentOption(claim, Completion.text(members, NAME + "[].", "label"), choices);
    }

    private static void add(List<ConsentOption.Choice> choices, Map<?, ?> members) throws InvalidException {
        if (!members.containsKey("group")) {
            choices.add(choice(members, ""));
            return;
        }
        String group = Completion.text(members, NAME + "[].choices[].", "group");
        for (Object element : array(members.get("choices"), NAME + "[].choices[].choices")) {
            choices.add(choice(Completion.object(element, NAME + "[].choices[].choices[]"), group));
        }
    }

    private static ConsentOption.Choice choice(Map<?, ?> members, String group) throws InvalidException {
        String prefix = NAME + "[].choices[].";
        return new ConsentOption.Choice(
                Completion.text(members, prefix, "value"), Completion.text(members, prefix, "label"), group);
    }

    private static List<?> array(@Nullable Object value, String name) throws InvalidException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new InvalidException(name + " is no array");
    }
}
