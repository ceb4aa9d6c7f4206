package dev.gatecrash.mutation;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Leaves out the first run of each test in a process that tries mutants: PIT finds tests by running all of a class, and does
 * so again in each such process, which takes longer than the mutants do.
 */
public final class OnlyWhenAsked implements InvocationInterceptor {

    private static final boolean TRIES_MUTANTS =
            System.getProperty("sun.java.command", "").contains("MutationTestMinion");
    private static final Set<String> FOUND = ConcurrentHashMap.newKeySet();

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    private static void run(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        if (TRIES_MUTANTS && FOUND.add(context.getUniqueId())) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }
}
