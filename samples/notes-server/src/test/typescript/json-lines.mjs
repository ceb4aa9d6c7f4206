import { createInterface } from 'node:readline';

export function say(answer) {
  process.stdout.write(JSON.stringify(answer) + '\n');
}

/** Answers each line of standard input, which is a command, with one line; ends with the input. */
export async function obey(commands) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { command, ...parameters } = JSON.parse(line);
    try {
      say((await commands[command](parameters)) ?? {});
    } catch (error) {
      say({ error: String(error) });
      console.error(error);
    }
  }
  process.exit(0);
}
