// node scenario-client.mjs; each command is one client, from its first request to its last
import { obey } from './json-lines.mjs';
import { newProvider } from './scenario-providers.mjs';

/** What an application does, once a request: when the SDK says that the user was sent away, bring back the code. */
async function authorized(sdk, transport, provider, action) {
  try {
    return await action();
  } catch (error) {
    if (!sdk.wantsAuthorization(error) || !provider.takeCallback) {
      throw error;
    }
    await sdk.finishAuth(transport, provider.takeCallback());
    return await action();
  }
}

async function play({ line, url, provider: settings }) {
  const sdk = await import(`./sdk-${line}.mjs`);
  const provider = await newProvider(line, settings);
  let client;
  let transport;
  const open = async () => {
    client = sdk.newClient({ name: 'scenario-client', version: '1.0.0' });
    transport = sdk.newTransport(new URL(url), { authProvider: provider });
    await client.connect(transport);
  };
  const step = (action) => authorized(sdk, transport, provider, action);
  try {
    await open().catch(async (error) => {
      if (!sdk.wantsAuthorization(error) || !provider.takeCallback) {
        throw error;
      }
      await sdk.finishAuth(transport, provider.takeCallback());
      await open();
    });
    await step(() => client.listTools());
    await step(() => client.callTool({ name: 'test-tool', arguments: {} }));
    return {};
  } catch (error) {
    return { failed: error.constructor.name, message: String(error) };
  } finally {
    await client?.close();
  }
}

await obey({ play });
