package dev.gatecrash.samples.notes;

/** One note. */
record Note(String id, String text) {}
