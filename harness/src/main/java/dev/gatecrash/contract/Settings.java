package dev.gatecrash.contract;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.check.Check;
import dev.gatecrash.internal.contract.Checks;
import dev.gatecrash.internal.contract.bench.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a contract was told. */
record Settings(Target target, Set<String> only, List<Deviation> deviations) {

    static Settings of(URI endpoint, AuthorizationServer auth) {
        return new Settings(Target.of(endpoint, auth), Set.of(), List.of());
    }

    Settings withTarget(UnaryOperator<Target> change) {
        return new Settings(change.apply(target), only, deviations);
    }

    Settings withOnly(Set<String> idsOrFamilies) {
        idsOrFamilies.forEach(Settings::checkKnown);
        return new Settings(target, Set.copyOf(idsOrFamilies), deviations);
    }

    Settings withDeviation(Deviation deviation) {
        checkKnown(deviation.id());
        List<Deviation> more = new ArrayList<>(deviations);
        more.add(deviation);
        return new Settings(target, only, List.copyOf(more));
    }

    boolean isChosen(Check check) {
        return only.isEmpty() || only.stream().anyMatch(name -> names(name, check));
    }

    Optional<Deviation> deviation(String id) {
        return deviations.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    private static boolean names(String name, Check check) {
        return check.id().equals(name) || check.family().code().equals(name);
    }

    private static void checkKnown(String name) {
        if (Checks.all().stream().noneMatch(row -> names(name, row.check()))) {
            throw new IllegalArgumentException(
                    "there is no check or family %s; docs/checks.md lists them".formatted(name));
        }
    }
}
