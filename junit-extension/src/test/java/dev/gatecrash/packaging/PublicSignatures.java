package dev.gatecrash.packaging;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a user can see of classes: types in public and protected signatures, supertypes and generics included. */
final class PublicSignatures {

    private final JavaClasses classes;

    PublicSignatures(JavaClasses classes) {
        this.classes = classes;
    }

    /** Places that mention a type which is not allowed, as text. */
    List<String> mentioningOtherThan(Predicate<JavaClass> allowed) {
        return classes.stream()
                .filter(PublicSignatures::isVisible)
                .flatMap(c -> Stream.concat(
                        offending(c.getName(), supertypes(c), allowed),
                        c.getMembers().stream()
                                .filter(m -> isVisible(m.getModifiers()))
                                .flatMap(m -> offending(m.getFullName(), types(m), allowed))))
                .sorted()
                .toList();
    }

    private static Stream<String> offending(String place, Stream<JavaType> types, Predicate<JavaClass> allowed) {
        return types.map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Collection::stream)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive() && !allowed.test(type))
                .map(type -> place + " mentions " + type.getName());
    }

    private static Stream<JavaType> supertypes(JavaClass type) {
        return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            Stream<JavaType> thrown = unit.getThrowsClause().stream().map(clause -> clause.getRawType());
            return Stream.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), thrown)
                    .flatMap(types -> types);
        }
        return Stream.of(((com.tngtech.archunit.core.domain.JavaField) member).getType());
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().filter(outer -> !isVisible(outer)).isEmpty();
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }
}
