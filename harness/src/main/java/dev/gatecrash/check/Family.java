package dev.gatecrash.check;

/** What a check is about, in the order in which the battery goes; what looks at all the answers comes last. */
public enum Family {
    DISCOVERY("PRM", "protected resource metadata"),
    KEY("KEY", "signing keys that change"),
    SYNTAX("SYN", "the syntax of credentials"),
    SIGNATURE("SIG", "signature, algorithm and key"),
    ISSUER("ISS", "the issuer"),
    AUDIENCE("AUD", "the audience"),
    TIME("TIME", "expiry and start of validity"),
    TYPE("TYP", "kinds of token"),
    SUBJECT("SUB", "the user"),
    CLIENT("CID", "the client"),
    CONFIRMATION("CNF", "tokens bound to a key"),
    SCOPE("SCP", "scopes"),
    TRANSPORT("TRN", "where credentials travel"),
    SESSION("SES", "sessions"),
    STATELESS("STL", "requests without sessions"),
    CORS("COR", "browsers and origins"),
    DPOP("DPP", "proof of possession"),
    INTROSPECTION("INT", "introspection and revocation"),
    OUTAGE("OUT", "an authorization server in trouble"),
    ROBUSTNESS("DOS", "hostile input"),
    CHALLENGE("CHL", "challenges"),
    LEAK("LEAK", "what answers give away");

    private final String code;
    private final String words;

    Family(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** What ids of its checks begin with. */
    public String code() {
        return code;
    }

    /** What it is about, for a heading. */
    public String words() {
        return words;
    }
}
