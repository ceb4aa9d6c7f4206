package dev.gatecrash.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file, parsed by the JDK's compiler and not compiled: what it declares, and how its Javadoc explains that. */
final class Source {

    /**
     * A type or member with its Javadoc.
     *
     * @param name as a caller writes it, with its parameters
     * @param doc its Javadoc as Markdown
     */
    record Documented(String name, Prose doc) {}

    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final ClassTree type;

    private Source(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
        this.type = (ClassTree) unit.getTypeDecls().get(0);
    }

    static Source of(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
            return new Source(DocTrees.instance(task), task.parse().iterator().next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAnnotation() {
        return type.getKind() == Tree.Kind.ANNOTATION_TYPE
                && isPublic(type.getModifiers().getFlags());
    }

    Documented type() {
        return new Documented(type.getSimpleName().toString(), prose(new TreePath(unit), type));
    }

    /** Its public methods in their order but for those that override; those of an interface are public without saying so. */
    List<Documented> methods() {
        boolean all = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getReturnType() != null)
                .filter(method -> all || isPublic(method.getModifiers().getFlags()))
                .filter(method -> !method.getModifiers().toString().contains("@Override"))
                .map(method -> new Documented(signature(method), prose(path(), method)))
                .toList();
    }

    /** The methods of this class that return the class again: its settings. */
    List<Documented> settings() {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> type.getKind() == Tree.Kind.INTERFACE
                        || isPublic(method.getModifiers().getFlags()))
                .filter(method -> !method.getModifiers().getFlags().contains(Modifier.STATIC))
                .filter(method -> type.getSimpleName().toString().equals(String.valueOf(method.getReturnType())))
                .map(method -> new Documented(signature(method), prose(path(), method)))
                .toList();
    }

    /** The constants of an enum. */
    List<Documented> constants() {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> type.getSimpleName().toString().equals(String.valueOf(field.getType())))
                .map(field -> new Documented(field.getName().toString(), prose(path(), field)))
                .toList();
    }

    private TreePath path() {
        return new TreePath(new TreePath(unit), type);
    }

    private Prose prose(TreePath parent, Tree tree) {
        Optional<DocCommentTree> comment = Optional.ofNullable(docs.getDocCommentTree(new TreePath(parent, tree)));
        return comment.map(Prose::of).orElse(Prose.NONE);
    }

    private static String signature(MethodTree method) {
        return method.getName()
                + method.getParameters().stream().map(Source::parameter).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(VariableTree parameter) {
        String name = parameter.getName().toString();
        return isVarargs(parameter) ? name + "…" : name;
    }

    private static boolean isVarargs(VariableTree parameter) {
        return Stream.of(parameter.toString()).anyMatch(text -> text.contains("..."));
    }

    private static boolean isPublic(Set<Modifier> flags) {
        return flags.contains(Modifier.PUBLIC);
    }
}
