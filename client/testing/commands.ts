import type { Server } from './server.ts';

/** A command as the server gets it, whatever its shape on the way: the one place of these tests that knows that shape. */
export interface Sent {
  procedure: string;
  stream: string;
  /** What of the stream it is about. */
  key: string;
  /** The version that the person saw. */
  expected: number;
  /** The id of the intention. */
  request: string;
  said: Record<string, unknown>;
}

export function commandsTo(server: Server): Sent[] {
  return server.calls
    .filter(({ input }) => typeof input === 'object' && input !== null && 'request' in input)
    .map(({ path, input }) => {
      const { stream, key, expected, request, said } = input as Omit<Sent, 'procedure'>;
      return { procedure: path, stream, key, expected, request, said };
    });
}

/** The only command that was sent. */
export function theCommandTo(server: Server): Sent {
  const [only, second] = commandsTo(server);
  if (!only || second) throw new Error(`${commandsTo(server).length} commands were sent, not one`);
  return only;
}
