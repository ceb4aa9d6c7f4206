package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * The scopes around one context. All state is in the Store, from where children see what their ancestors have.
 *
 * <p>A constructor gets the context of its class, as the one of its test is not there yet. What it asks for waits in the
 * class's store: under the thread while the constructor runs, then under the instance, until the test picks it up.
 */
@SuppressWarnings("deprecation") // getOrComputeIfAbsent is the only one that old and new JUnit have
final class Scopes {

    private static final Namespace NAMESPACE = Namespace.create(AuthorizationServerExtension.class);

    private final ExtensionContext context;

    Scopes(ExtensionContext context) {
        this.context = context;
    }

    private enum Key {
        SHARED_BY_ALL
    }

    private record OfClass(String contextId) {}

    private record OfTest(String contextId) {}

    private record OfSurroundings(String contextId) {}

    private record Surrounding(AuthorizationServer server) {}

    private record InConstruction(Thread thread) {}

    /** Equal if it is the same object; a test class may have any {@code equals}. */
    private record OfInstance(Object instance) {
        @Override
        @SuppressWarnings("ReferenceEquality") // the object itself is what it asks for
        public boolean equals(@Nullable Object other) {
            return other instanceof OfInstance that && that.instance == instance;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(instance);
        }
    }

    /** The issuers of this context's class. */
    Issuers ofClass() {
        return store(context)
                .getOrComputeIfAbsent(new OfClass(context.getUniqueId()), key -> new Issuers(), Issuers.class);
    }

    /** From now on all that is asked for in this class and below belongs to the outermost class that said so. */
    void shareAll() {
        if (sharedByAll().isEmpty()) {
            store(context).put(Key.SHARED_BY_ALL, ofClass());
        }
    }

    /** The issuers of the class in which everything is shared, if this context is in one. */
    Optional<Issuers> sharedByAll() {
        return Optional.ofNullable(store(context).get(Key.SHARED_BY_ALL, Issuers.class));
    }

    /** The issuers of the classes around, the innermost first. */
    List<Issuers> ofClasses() {
        return lineage().stream()
                .flatMap(c -> found(new OfClass(c.getUniqueId()), Issuers.class).stream())
                .toList();
    }

    /** The issuer of what this context's test runs in, if there is one; from here on it is seen from this context. */
    Optional<Issuers> ofSurroundings() {
        return SurroundingIssuer.find(context).map(server -> {
            // In the root, as tests of several classes may run in it.
            SurroundingIssuer known = store(context.getRoot())
                    .getOrComputeIfAbsent(
                            new Surrounding(server),
                            key -> new SurroundingIssuer(Issuers.of(server)),
                            SurroundingIssuer.class);
            store(context).put(new OfSurroundings(context.getUniqueId()), known);
            return known.issuers();
        });
    }

    /** The scope of this context's test. */
    TestScope ofTest() {
        TestScope scope = store(context)
                .getOrComputeIfAbsent(new OfTest(context.getUniqueId()), key -> fromInstance(), TestScope.class);
        scope.visit(ofClasses());
        found(new OfSurroundings(context.getUniqueId()), SurroundingIssuer.class)
                .ifPresent(surrounding -> scope.visit(List.of(surrounding.issuers())));
        return scope;
    }

    /** The scope of the test whose instance is being made by this thread. */
    TestScope underConstruction() {
        return store(context)
                .getOrComputeIfAbsent(
                        new InConstruction(Thread.currentThread()), key -> new TestScope(), TestScope.class);
    }

    /** An instance is about to be made, inside of another one or not. */
    void beginConstruction(Optional<Object> outer) {
        // What a constructor that failed has left behind.
        taken(new InConstruction(Thread.currentThread())).ifPresent(TestScope::close);
        TestScope scope = outer.flatMap(o -> taken(new OfInstance(o))).orElseGet(TestScope::new);
        scope.visit(ofClasses());
        store(context).put(new InConstruction(Thread.currentThread()), scope);
    }

    /** The instance was made. */
    void endConstruction(Object instance) {
        taken(new InConstruction(Thread.currentThread()))
                .ifPresent(scope -> store(context).put(new OfInstance(instance), scope));
    }

    /** One instance for all tests is about to be made inside of this one, whose scope so becomes that of the class. */
    void keepForClass(Object outer) {
        taken(new OfInstance(outer))
                .ifPresent(scope -> store(context).put(new OfClass(context.getUniqueId()), scope.release()));
    }

    /** Every issuer that can be seen from here: the surroundings', those of the classes around, then the test's. */
    List<AuthorizationServer> visible() {
        List<Issuers> scopes = new ArrayList<>();
        found(new InConstruction(Thread.currentThread()), TestScope.class).ifPresent(t -> scopes.add(t.own()));
        lineage().forEach(c -> {
            found(new OfClass(c.getUniqueId()), Issuers.class).ifPresent(i -> scopes.add(0, i));
            found(new OfTest(c.getUniqueId()), TestScope.class).ifPresent(t -> scopes.add(0, t.own()));
            found(new OfSurroundings(c.getUniqueId()), SurroundingIssuer.class)
                    .ifPresent(s -> scopes.add(0, s.issuers()));
        });
        return scopes.stream().flatMap(i -> i.all().stream()).distinct().toList();
    }

    private TestScope fromInstance() {
        List<Object> instances =
                context.getTestInstances().map(TestInstances::getAllInstances).orElse(List.of());
        return instances.stream()
                .flatMap(instance -> taken(new OfInstance(instance)).stream())
                .findFirst()
                .orElseGet(TestScope::new);
    }

    private <T> Optional<T> found(Object key, Class<T> type) {
        return Optional.ofNullable(store(context).get(key, type));
    }

    private Optional<TestScope> taken(Object key) {
        return lineage().stream()
                .flatMap(c -> Optional.ofNullable(store(c).remove(key, TestScope.class)).stream())
                .findFirst();
    }

    private List<ExtensionContext> lineage() {
        List<ExtensionContext> contexts = new ArrayList<>();
        Optional<ExtensionContext> next = Optional.of(context);
        while (next.isPresent()) {
            contexts.add(next.get());
            next = next.get().getParent();
        }
        return contexts;
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
