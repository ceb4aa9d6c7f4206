package dev.gatecrash.persona;

/** The standard server, with every default. */
final class Standard implements Persona {

    @Override
    public String name() {
        return "standard";
    }
}
