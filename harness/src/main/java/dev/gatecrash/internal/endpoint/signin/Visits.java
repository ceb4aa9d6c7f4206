package dev.gatecrash.internal.endpoint.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.Form;
import dev.gatecrash.internal.endpoint.authorization.Interaction;
import dev.gatecrash.internal.endpoint.authorization.Interactions;
import dev.gatecrash.internal.endpoint.authorization.Steps;
import dev.gatecrash.internal.endpoint.browser.Cookies;
import dev.gatecrash.internal.endpoint.browser.Page;
import dev.gatecrash.internal.http.Refusal;

/** Finds out which interaction a visit to a page is about, and that the right browser and our own form sent it. */
public final class Visits {

    static final String INTERACTION = "interaction";
    static final String FORM_TOKEN = "form_token";

    /** What a page does with a visit. */
    interface Visit {
        Answer answer(Request form, Interaction interaction) throws Refusal;
    }

    private final Interactions interactions;
    private final Cookies cookies;

    /** Visits to these interactions, told apart by these cookies. */
    public Visits(Interactions interactions, Cookies cookies) {
        this.interactions = interactions;
        this.cookies = cookies;
    }

    /** Shows the page, or takes what its form sent; a refusal becomes a page too, for a person reads it. */
    Answer answer(Request request, Visit shown, Visit submitted) {
        try {
            if (!request.method().equals("POST")) {
                return shown.answer(request, find(request));
            }
            Request form = Form.of(request);
            Interaction interaction = find(form);
            // RFC 6819 §4.4.1.8: another site can send a form here, but does not know what ours contains.
            if (!form.parameter(FORM_TOKEN).orElse("").equals(interaction.formToken())) {
                throw new Refusal(OAuth2Error.INVALID_REQUEST, "The form is not one of this page");
            }
            return submitted.answer(form, interaction);
        } catch (Refusal refusal) {
            return new Answer(
                    Page.refusal(refusal).response(400),
                    refusal.getErrorObject().getCode() + ": " + refusal.detail());
        }
    }

    private Interaction find(Request request) throws Refusal {
        return interactions
                .find(request.parameter(INTERACTION).orElse(""), cookies.browser(request))
                .orElseThrow(Steps::gone);
    }
}
