import { beforeAll, expect } from 'vitest';
import type { ErrorShape } from '../../shared/errors.ts';
import type { RunningServer } from './server.ts';
import { callAs, OWN, type Person, type TestServices } from './services.ts';
import { addCommand, hashOf, uploaded } from './uploads.ts';

const ACCOUNTS = {
  manager: 'quanly',
  committee: 'donganh',
  department: 'socongthuong',
  leadership: 'lanhdao',
  administrator: 'quantri',
};

interface Here {
  server: () => RunningServer;
  services: () => TestServices;
}
type Said = Parameters<typeof addCommand>[2] & { name?: string };

/** Everybody signed in on a server of this test file's own, and what they do with evidence. Call at the top level. */
export function useEvidence({ server, services }: Here) {
  const cookies: Partial<Record<Person, string>> = {};
  beforeAll(async () => {
    for (const [who, account] of Object.entries(ACCOUNTS)) {
      cookies[who as Person] = (await server().signIn(account)).cookie;
    }
  });
  const as = (who: Person): string => cookies[who] ?? '';
  const listed = async (who: Person = 'leadership', more: { asOf?: string } = {}) =>
    (await (await callAs(services(), who)).evidence.list({ code: OWN, ...more })).items;
  const shown = async (id: string) => (await listed()).find((one) => one.id === id);
  return {
    as,
    listed,
    shown,
    version: async (id: string) => (await shown(id))?.version ?? 0,
    /** A file of the project manager that is evidence: its id, and what was answered. */
    async added(bytes: Buffer, more: Said = {}) {
      const { at, response } = await uploaded(server(), as('manager'), bytes, more);
      expect(response.status, await response.clone().text()).toBe(204);
      expect(response.headers.get('upload-sha256')).toBe(hashOf(bytes));
      const command = addCommand(at, bytes, more);
      const receipt = await (await callAs(services(), 'manager')).evidence.add(command);
      return { id: command.key, receipt, command };
    },
  };
}

export const errorOf = async (response: Response): Promise<ErrorShape> =>
  ((await response.json()) as { error: ErrorShape }).error;
