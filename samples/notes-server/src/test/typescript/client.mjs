// node client.mjs [--revision <to insist on>] [--no-stream] <line of the SDK: 1 or 2> <URL of the MCP server>
import { parseArgs } from 'node:util';
import { HeadlessProvider } from './headless-provider.mjs';
import { obey } from './json-lines.mjs';

const { values: settings, positionals } = parseArgs({
  options: { revision: { type: 'string' }, 'no-stream': { type: 'boolean' } },
  allowPositionals: true,
});
const [line, url] = positionals;
const sdk = await import(`./sdk-${line}.mjs`);
const provider = new HeadlessProvider();
let client;
let transport;

/** As with a server that offers no stream of its own, which a client must bear. */
const streamless = async (target, init) =>
  init?.headers?.get?.('accept') === 'text/event-stream' ? new Response(null, { status: 405 }) : fetch(target, init);

async function open() {
  await client?.close();
  client = sdk.newClient({ name: 'notes-client', version: '1.0.0' }, settings.revision);
  transport = sdk.newTransport(new URL(url), {
    authProvider: provider,
    fetch: settings['no-stream'] ? streamless : fetch,
  });
  await client.connect(transport);
}

/** What an application does: when the SDK says that the user was sent away, bring back the code and try again. */
async function authorized(action) {
  try {
    return await action();
  } catch (error) {
    if (!sdk.wantsAuthorization(error)) {
      throw error;
    }
    await sdk.finishAuth(transport, provider.takeCallback());
    return await action();
  }
}

await obey({
  connect: () => authorized(open),
  listTools: async () => {
    const { tools } = await authorized(() => client.listTools());
    return { tools: tools.map((tool) => tool.name) };
  },
  call: async ({ name, arguments: args }) => {
    const result = await authorized(() => client.callTool({ name, arguments: args }));
    return { text: result.content.map((piece) => piece.text).join('\n'), isError: result.isError ?? false };
  },
});
