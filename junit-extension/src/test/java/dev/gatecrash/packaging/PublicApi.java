package dev.gatecrash.packaging;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users compile against: every public and protected declaration of our windows, one line each, sorted. */
final class PublicApi {

    private PublicApi() {}

    /** The declarations in the jars or folders that these classes come from. */
    static List<String> beside(Class<?>... samples) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> sample : samples) {
            types.addAll(windows(sample));
        }
        return types.stream()
                .filter(PublicApi::isVisible)
                .flatMap(type -> Stream.concat(Stream.of(head(type)), members(type)))
                .sorted()
                .toList();
    }

    private static List<Class<?>> windows(Class<?> sample) throws IOException {
        Path location = location(sample);
        if (Files.isDirectory(location)) {
            return classes(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return classes(jar.getPath("/"));
        }
    }

    private static List<Class<?>> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev/gatecrash"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace('\\', '.')
                            .replace('/', '.'))
                    .filter(name -> !name.matches("dev\\.gatecrash\\.(internal|shaded)\\..*"))
                    .<Class<?>>map(PublicApi::load)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not Class.toGenericString(), which is not the same on every JDK. */
    private static String head(Class<?> type) {
        Stream<Type> above = Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()));
        Stream<Type> permitted =
                Stream.ofNullable(type.getPermittedSubclasses()).flatMap(Arrays::stream);
        String parameters = Arrays.stream(type.getTypeParameters())
                .map(parameter -> parameter + names(" extends ", Arrays.stream(parameter.getBounds())))
                .collect(Collectors.joining(", ", "<", ">"));
        return "%s %s%s%s%s"
                .formatted(
                        Modifier.toString(type.getModifiers()) + (type.isInterface() ? "" : " class"),
                        type.getTypeName(),
                        parameters.equals("<>") ? "" : parameters,
                        names(" : ", above),
                        names(" permits ", permitted));
    }

    private static String names(String prefix, Stream<Type> types) {
        String names = types.map(Type::getTypeName).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : prefix + names;
    }

    private static Stream<String> members(Class<?> type) {
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> isVisible(field.getModifiers(), field.isSynthetic()))
                .map(Field::toGenericString);
        Stream<String> constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isVisible(constructor.getModifiers(), constructor.isSynthetic()))
                .map(Constructor::toGenericString);
        Stream<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isVisible(method.getModifiers(), method.isSynthetic()))
                .map(PublicApi::method);
        return Stream.of(fields, constructors, methods).flatMap(lines -> lines);
    }

    private static String method(Method method) {
        return method.toGenericString() + (method.getDefaultValue() == null ? "" : " default");
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers(), type.isSynthetic())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers, boolean synthetic) {
        return !synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
