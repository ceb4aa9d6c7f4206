package dev.gatecrash.internal.endpoint.authorization;

import java.util.List;

/**
 * Something that the consent page lets the user choose (WorkOS Standalone Connect, {@code user_consent_options}).
 *
 * @param claim the claim of the access token that says what was chosen
 * @param label what the page calls it
 * @param choices what there is to choose
 */
public record ConsentOption(String claim, String label, List<Choice> choices) {

    public ConsentOption {
        choices = List.copyOf(choices);
    }

    /**
     * One choice.
     *
     * @param value for the claim
     * @param label for the page
     * @param group the group that it belongs to on the page; blank if none
     */
    public record Choice(String value, String label, String group) {}

    /** Whether this can be chosen. */
    public boolean offers(String value) {
        return choices.stream().anyMatch(choice -> choice.value().equals(value));
    }
}
