package dev.gatecrash.internal.token.forgery;

import dev.gatecrash.token.Defect;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a defect needs for itself: two that need the same would undo each other. */
public enum Part {
    SIGNATURE,
    EXPIRY,
    ISSUER,
    SUBJECT,
    AUDIENCE,
    TYPE,
    CLIENT,
    SCOPE;

    /** Refuses defects of which one would undo another. */
    public static void refuseContradictions(Set<Defect> defects) {
        Map<Part, Defect> taken = new EnumMap<>(Part.class);
        for (Defect defect : EnumSet.copyOf(defects)) {
            for (Part part : of(defect)) {
                Defect first = taken.putIfAbsent(part, defect);
                if (first != null) {
                    throw new IllegalArgumentException(
                            "[%s, %s] exclude each other: one token has one %s; mint one token for each, see docs/defects.md"
                                    .formatted(first, defect, part.name().toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private static Set<Part> of(Defect defect) {
        return switch (defect.family()) {
            case SIGNATURE -> EnumSet.of(SIGNATURE);
            case HEADER -> defect == Defect.ENCRYPTED_UNSIGNED ? EnumSet.of(SIGNATURE, TYPE) : EnumSet.of(SIGNATURE);
            case TIME -> defect == Defect.NOT_YET_VALID ? EnumSet.noneOf(Part.class) : EnumSet.of(EXPIRY);
            case IDENTITY -> EnumSet.of(defect == Defect.NO_SUBJECT ? SUBJECT : ISSUER);
            case AUDIENCE -> EnumSet.of(AUDIENCE);
            case SCOPE -> EnumSet.of(SCOPE);
            case KIND -> ofKind(defect);
            case LIFE -> ofLife(defect);
        };
    }

    private static Set<Part> ofKind(Defect defect) {
        return switch (defect) {
            case ID_TOKEN, LOGOUT_TOKEN -> EnumSet.of(TYPE, CLIENT, AUDIENCE, SCOPE);
            case REFRESH_TOKEN, OPAQUE_GARBAGE -> EnumSet.allOf(Part.class);
            case OTHER_ISSUERS_TOKEN -> EnumSet.of(SIGNATURE, ISSUER);
            case DPOP_BOUND -> EnumSet.noneOf(Part.class);
            default -> EnumSet.of(TYPE);
        };
    }

    private static Set<Part> ofLife(Defect defect) {
        return switch (defect) {
            case CLIENT_DELETED -> EnumSet.of(CLIENT);
            case USER_DELETED -> EnumSet.of(SUBJECT);
            case KEY_RETIRED -> EnumSet.of(SIGNATURE);
            default -> EnumSet.noneOf(Part.class);
        };
    }
}
