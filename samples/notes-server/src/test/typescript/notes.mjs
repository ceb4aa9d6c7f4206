import { fromJsonSchema, McpServer, requireScopes } from '@modelcontextprotocol/server';

export const READ = 'notes:read';
export const WRITE = 'notes:write';

const notes = new Map([
  ['1', 'Buy milk and bread'],
  ['2', 'Call the plumber'],
  ['3', 'Return the milk churn'],
]);

const text = (...lines) => ({ content: lines.map((line) => ({ type: 'text', text: line })) });

const object = (property) =>
  fromJsonSchema({ type: 'object', properties: { [property]: { type: 'string' } }, required: [property] });

/** A server for one request, as the revision without sessions wants it. */
export function newNotesServer() {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool(
    'search_notes',
    { description: 'Finds the notes that contain a text', inputSchema: object('query') },
    async ({ query }) =>
      text(...[...notes].filter(([, note]) => note.toLowerCase().includes(query)).map((note) => note.join(': '))),
  );
  server.registerTool(
    'delete_note',
    {
      description: 'Deletes the note with an id',
      inputSchema: object('id'),
      scopeChallenge: requireScopes(READ, WRITE),
    },
    async ({ id }) => text(`${notes.delete(id) ? 'Deleted note' : 'There is no note'} ${id}`),
  );
  return server;
}
