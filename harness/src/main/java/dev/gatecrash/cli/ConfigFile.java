package dev.gatecrash.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file of settings, in YAML or in JSON, which is YAML too: one mapping, from names to one value or several. */
final class ConfigFile {

    /**
     * One setting.
     *
     * @param name its name
     * @param values its values; those of a mapping are {@code key=value}
     * @param isMapping whether they came as a mapping
     * @param line where it is, from 1
     */
    record Setting(String name, List<String> values, boolean isMapping, int line) {}

    /** What is wrong with the file. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private final Path file;

    ConfigFile(Path file) {
        this.file = file;
    }

    /** All settings, in their order. */
    List<Setting> settings() throws Malformed {
        Optional<Node> root = compose();
        if (root.isEmpty()) {
            return List.of();
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            throw malformed(line(root.get()), "this is no mapping from settings to values; write it like port: 8080");
        }
        Set<String> names = new HashSet<>();
        List<Setting> settings = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            Setting setting = setting(entry);
            if (!names.add(setting.name())) {
                throw malformed(setting.line(), "\"%s\" is there twice".formatted(setting.name()));
            }
            settings.add(setting);
        }
        return settings;
    }

    private Optional<Node> compose() throws Malformed {
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        try {
            return new Compose(settings).composeString(Files.readString(file));
        } catch (MarkedYamlEngineException e) {
            throw malformed(e.getProblemMark().map(Mark::getLine).orElse(0) + 1, problem(e));
        } catch (YamlEngineException e) {
            throw new Malformed("%s: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new Malformed("the file %s cannot be read: %s".formatted(file, e));
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        String context = Objects.requireNonNullElse(e.getContext(), "");
        return context.isBlank() ? e.getProblem() : context + ", " + e.getProblem();
    }

    private Setting setting(NodeTuple entry) throws Malformed {
        int line = line(entry.getKeyNode());
        String name = scalar(entry.getKeyNode(), "the name of a setting");
        Node value = entry.getValueNode();
        List<String> values = new ArrayList<>();
        if (value instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                values.add(scalar(pair.getKeyNode(), name) + "=" + scalar(pair.getValueNode(), name));
            }
        } else if (value instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                values.add(scalar(element, name));
            }
        } else {
            values.add(scalar(value, name));
        }
        return new Setting(name, List.copyOf(values), value instanceof MappingNode, line);
    }

    private String scalar(Node node, String what) throws Malformed {
        if (node instanceof ScalarNode scalar && !scalar.getTag().getValue().endsWith(":null")) {
            return scalar.getValue();
        }
        throw malformed(line(node), "%s has no value that is a text, a number, true or false".formatted(what));
    }

    Malformed malformed(int line, String problem) {
        return new Malformed("%s, line %d: %s".formatted(file, line, problem));
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
