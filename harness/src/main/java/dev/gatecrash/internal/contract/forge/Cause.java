package dev.gatecrash.internal.contract.forge;

import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.token.Defect;
import java.util.ArrayList;
import java.util.List;

/**
 * Causes of which much else would follow. Where one check has found such a cause, those that would only repeat it are
 * skipped, so that one bug is one finding.
 */
public final class Cause {

    public static final Stimulus ANY_TEXT = Stimulus.bearer("the word anything in place of a token", "anything");
    public static final Stimulus ALTERED = Stimulus.defect(Defect.ALTERED_SIGNATURE);
    public static final Stimulus NO_KEY_ID = Stimulus.defect(Defect.NO_KEY_ID);
    public static final Stimulus UNKNOWN_KEY_ID = Stimulus.defect(Defect.UNKNOWN_KEY_ID);
    public static final Stimulus RANDOM_SECRET =
            Forge.keyed("HS256 keyed with a secret that nobody knows", Forge.random());
    public static final Stimulus EMPTY_SECRET = Stimulus.defect(Defect.HMAC_WITH_EMPTY_SECRET);

    public static final Need GUARDED =
            new Need(bench -> !bench.isOpenToAll(), "the server answers without any credentials (CHL-01)");
    public static final Need NOT_ANY_TEXT = refused(ANY_TEXT, "the server takes any text for a token (SYN-04)");
    public static final Need VERIFIED = refused(ALTERED, "the server verifies no signature (SIG-02)");
    public static final Need KNOWN_KEY = refused(UNKNOWN_KEY_ID, "any unknown kid opens the door (SIG-10)");
    public static final Need KNOWN_ALGORITHM = refused(RANDOM_SECRET, "any unknown algorithm opens the door (SIG-19)");
    public static final Need EXPIRY =
            refused(Stimulus.defect(Defect.EXPIRED_LONG_AGO), "exp is not looked at (TIME-01)");
    public static final Need ISSUER = refused(Stimulus.defect(Defect.WRONG_ISSUER), "iss is not looked at (ISS-01)");
    public static final Need AUDIENCE =
            refused(Stimulus.defect(Defect.WRONG_AUDIENCE), "aud is not looked at (AUD-01)");

    private Cause() {}

    /** Needs that this does not open the door. */
    public static Need refused(Stimulus stimulus, String otherwise) {
        return new Need(bench -> !bench.reply(stimulus).isExecuted(), otherwise);
    }

    /** For a row about what is in a token: it needs a server that reads tokens. */
    public static Row.Draft reads(Row.Draft row) {
        return row.needs(GUARDED, NOT_ANY_TEXT);
    }

    /** For a row about one way around the signature: it needs a server that verifies a signature at all. */
    public static Row.Draft verifies(Row.Draft row) {
        return reads(row.needs(Need.JWT)).needs(VERIFIED);
    }

    /** These, and the others only if the control does not open the door for them. */
    public static List<Stimulus> unless(Bench bench, Stimulus control, List<Stimulus> these, Stimulus... others) {
        List<Stimulus> all = new ArrayList<>(these);
        if (!bench.reply(control).isExecuted()) {
            all.addAll(List.of(others));
        }
        return all;
    }
}
