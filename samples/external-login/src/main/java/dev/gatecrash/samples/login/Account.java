package dev.gatecrash.samples.login;

/** A user of the application. */
record Account(String id, String name, String password, String email) {}
