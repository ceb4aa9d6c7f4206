package dev.gatecrash.cli;

import dev.gatecrash.cli.ConfigFile.Malformed;
import dev.gatecrash.cli.ConfigFile.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Reads the file of {@code --config} as more options. Its settings are the options' long names, so there is no second
 * list of them; what the command line says goes before what the file says.
 */
final class Configuration implements IExecutionStrategy {

    static final String OPTION = "--config";

    private static final String DASHES = "--";

    @Override
    public int execute(ParseResult parsed) {
        Optional<ParseResult> command =
                Optional.ofNullable(parsed.subcommand()).filter(sub -> sub.hasMatchedOption(OPTION));
        if (command.isEmpty()) {
            return new RunLast().execute(parsed);
        }
        List<String> arguments = new ArrayList<>(parsed.originalArgs());
        // Behind the command's name: an argument -- would end the options.
        arguments.addAll(arguments.indexOf(command.get().commandSpec().name()) + 1, fromFile(command.get()));
        CommandLine again = Main.withoutConfiguration();
        again.setOut(parsed.commandSpec().commandLine().getOut());
        again.setErr(parsed.commandSpec().commandLine().getErr());
        return again.setExecutionStrategy(new RunLast()).execute(arguments.toArray(String[]::new));
    }

    private static List<String> fromFile(ParseResult command) {
        CommandLine line = command.commandSpec().commandLine();
        ConfigFile file = new ConfigFile(
                Path.of(command.matchedOption(OPTION).stringValues().get(0)));
        Set<ArgSpec> said = said(command);
        List<String> arguments = new ArrayList<>();
        try {
            for (Setting setting : file.settings()) {
                OptionSpec option = option(command, setting, file);
                List<String> more = arguments(option, setting, file);
                if (!said.contains(option)) {
                    arguments.addAll(more);
                }
            }
        } catch (Malformed e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
        return arguments;
    }

    /** What the command line decides: its options, and those that exclude them. */
    private static Set<ArgSpec> said(ParseResult command) {
        Set<ArgSpec> said = new HashSet<>(command.matchedOptions());
        command.matchedOptions().stream()
                .map(OptionSpec::group)
                .filter(group -> group != null && group.exclusive())
                .forEach(group -> said.addAll(group.args()));
        return said;
    }

    private static OptionSpec option(ParseResult command, Setting setting, ConfigFile file) throws Malformed {
        List<OptionSpec> known = command.commandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> !option.longestName().equals(OPTION))
                .toList();
        Optional<OptionSpec> found = known.stream()
                .filter(option -> option.longestName().equals(DASHES + setting.name()))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        String nearest = known.stream()
                .map(option -> option.longestName().substring(DASHES.length()))
                .min(Comparator.comparingInt(name -> EditDistance.between(name, setting.name())))
                .orElseThrow();
        throw file.malformed(
                setting.line(), "there is no setting \"%s\"; did you mean \"%s\"?".formatted(setting.name(), nearest));
    }

    private static List<String> arguments(OptionSpec option, Setting setting, ConfigFile file) throws Malformed {
        String name = setting.name();
        if (setting.isMapping() && !option.typeInfo().isMap()) {
            throw file.malformed(setting.line(), "\"%s\" takes no names with values".formatted(name));
        }
        if (setting.values().size() != 1 && !option.isMultiValue()) {
            throw file.malformed(
                    setting.line(),
                    "\"%s\" takes one value, not %d"
                            .formatted(name, setting.values().size()));
        }
        if (option.arity().max() == 0) {
            return flag(option, setting, file);
        }
        return setting.values().stream()
                .map(value -> option.longestName() + "=" + value)
                .toList();
    }

    private static List<String> flag(OptionSpec option, Setting setting, ConfigFile file) throws Malformed {
        String value = setting.values().get(0);
        if (!Set.of("true", "false").contains(value)) {
            throw file.malformed(
                    setting.line(), "\"%s\" is true or false, not \"%s\"".formatted(setting.name(), value));
        }
        return value.equals("true") ? List.of(option.longestName()) : List.of();
    }
}
