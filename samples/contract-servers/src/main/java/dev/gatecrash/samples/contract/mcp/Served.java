package dev.gatecrash.samples.contract.mcp;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Reply;

/** What answers callers who have been let in. */
public interface Served {

    Reply answer(Call call, Caller caller);
}
