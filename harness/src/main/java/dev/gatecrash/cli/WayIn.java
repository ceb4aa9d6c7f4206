package dev.gatecrash.cli;

import dev.gatecrash.client.Registration;
import java.util.ArrayList;
import java.util.List;

/** A value of {@code --registration}: how clients that the issuer was not told of may get in. */
enum WayIn {
    DYNAMIC(Registration.DYNAMIC),
    DOCUMENTS(Registration.METADATA_DOCUMENT),
    NONE(Registration.PRE_REGISTERED);

    private final Registration registration;

    WayIn(Registration registration) {
        this.registration = registration;
    }

    /** The ways these are; pre-registration is always one. */
    static Registration[] all(List<WayIn> ways) {
        if (ways.contains(NONE) && ways.size() > 1) {
            throw new IllegalArgumentException("--registration none goes alone; leave out none, or the others");
        }
        List<Registration> all = new ArrayList<>(List.of(Registration.PRE_REGISTERED));
        ways.forEach(way -> all.add(way.registration));
        return all.toArray(Registration[]::new);
    }
}
