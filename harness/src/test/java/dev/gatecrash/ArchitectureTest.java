package dev.gatecrash;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms, windows and workshops: docs/architecture.md, checked. Nothing is frozen. */
class ArchitectureTest {

    private static final String ROOT = "dev.gatecrash";
    private static final String INTERNAL = ROOT + ".internal.";

    /** The rooms in dependency order: a row imports only rows above it, and itself. */
    private static final List<String> ROWS = List.of(
            "http",
            "time",
            "report",
            "journal",
            "fault",
            "user",
            "fetch",
            "client",
            "registration",
            "key",
            "token",
            "persona",
            "tls",
            "grant",
            "endpoint",
            "issuer",
            "host",
            "flow",
            "diagnosis",
            "check",
            "",
            "contract",
            "cli");

    /** Rooms that have a workshop only, so that no window can be meant. */
    private static final Set<String> WORKSHOPS_OF_THE_ROOT =
            Set.of("issuer", "host", "fault", "endpoint", "key", "token", "fetch", "registration");

    private static final Map<String, Integer> LARGER_FOR_NOW = Map.of(ROOT + ".flow", 40);
    private static final int MOST_FILES = 15;

    private static final JavaClasses HARNESS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_package_is_a_room() {
        Set<String> rooms = HARNESS.stream().map(ArchitectureTest::room).collect(Collectors.toCollection(TreeSet::new));

        assertThat(ROWS).containsAll(rooms);
    }

    @Test
    void a_row_imports_only_rows_above_it() {
        List<String> wrong = dependencies((from, to) -> ROWS.indexOf(room(to)) > ROWS.indexOf(room(from)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_window_imports_windows_only() {
        List<String> wrong = dependencies((from, to) -> isWindow(from)
                && !isWindow(to)
                && !(isRoot(from) && WORKSHOPS_OF_THE_ROOT.contains(room(to)))
                && !(room(from).equals("contract") && room(to).equals("contract")));

        assertThat(wrong).isEmpty();
    }

    @Test
    void packages_are_acyclic() {
        slices().matching("(dev.gatecrash..)").should().beFreeOfCycles().check(HARNESS);
    }

    @Test
    void windows_show_only_our_own_types_and_the_jdks() {
        List<String> wrong = new ArrayList<>();
        HARNESS.stream().filter(c -> isWindow(c) && isVisible(c)).forEach(window -> {
            Stream<JavaClass> shown = Stream.of(
                            window.getMethods().stream()
                                    .filter(ArchitectureTest::isVisible)
                                    .flatMap(ArchitectureTest::types),
                            window.getConstructors().stream()
                                    .filter(ArchitectureTest::isVisible)
                                    .flatMap(ArchitectureTest::types),
                            window.getFields().stream()
                                    .filter(ArchitectureTest::isVisible)
                                    .flatMap(ArchitectureTest::types),
                            window.getAllRawSuperclasses().stream(),
                            window.getAllRawInterfaces().stream())
                    .flatMap(Function.identity());
            shown.map(JavaClass::getBaseComponentType)
                    .filter(type -> !isOurs(type))
                    .forEach(type -> wrong.add(window.getName() + " shows " + type.getName()));
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void no_name_hides_what_a_class_is_for() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveSimpleNameStartingWith("Default")
                .orShould()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("Processor")
                .check(HARNESS);
    }

    @Test
    void every_package_is_null_marked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(HARNESS);
        Set<String> marked = HARNESS.stream()
                .filter(c -> c.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(HARNESS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isEqualTo(marked);
    }

    @Test
    void a_package_has_at_most_fifteen_files() {
        Map<String, Long> files = HARNESS.stream()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .filter(c -> c.getEnclosingClass().isEmpty() && !c.isAnonymousClass())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files)
                .allSatisfy((name, count) ->
                        assertThat(count).as(name).isLessThanOrEqualTo(LARGER_FOR_NOW.getOrDefault(name, MOST_FILES)));
    }

    /** Users' servers share the common pool with us, and on two processors it has one thread. */
    @Test
    void nothing_of_ours_runs_in_the_common_pool() {
        noClasses()
                .should()
                .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                .orShould()
                .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                .orShould()
                .callMethod(Collection.class, "parallelStream")
                .orShould()
                .callMethod(ForkJoinPool.class, "commonPool")
                .check(HARNESS);
    }

    /** The two that wait do so for something, up to a bound, and in a thorough run only. */
    @Test
    void no_check_of_the_contract_sleeps() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "contract..")
                .and()
                .doNotHaveSimpleName("Patience")
                .and()
                .doNotHaveSimpleName("SessionExpiry")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(LockSupport.class, "parkNanos", long.class)
                .orShould()
                .callMethod(Object.class, "wait", long.class)
                .check(HARNESS);
    }

    @Test
    void only_the_host_and_the_bridge_know_the_libraries_behind_them() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL + "host..", INTERNAL + "contract.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(HARNESS);
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "host..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..")
                .check(HARNESS);
    }

    private interface Offence {
        boolean is(JavaClass from, JavaClass to);
    }

    private static List<String> dependencies(Offence offence) {
        return HARNESS.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> d.getTargetClass()
                        .getBaseComponentType()
                        .getPackageName()
                        .startsWith(ROOT))
                .filter(d -> offence.is(d.getOriginClass(), d.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription)
                .distinct()
                .toList();
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "";
        }
        String below =
                name.startsWith(INTERNAL) ? name.substring(INTERNAL.length()) : name.substring(ROOT.length() + 1);
        return below.split("\\.", 2)[0];
    }

    private static boolean isWindow(JavaClass type) {
        return !type.getPackageName().startsWith(INTERNAL);
    }

    private static boolean isRoot(JavaClass type) {
        return type.getPackageName().equals(ROOT);
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isVisible(JavaField field) {
        return field.getModifiers().contains(JavaModifier.PUBLIC)
                || field.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> types(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Set::stream);
    }

    private static Stream<JavaClass> types(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream();
    }

    private static boolean isOurs(JavaClass type) {
        String name = type.getName();
        return type.isPrimitive()
                || name.startsWith("java.")
                || name.startsWith("javax.")
                || (name.startsWith(ROOT + ".") && !name.startsWith(INTERNAL))
                || name.startsWith("org.jspecify.");
    }
}
