import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  away,
  FakeServer,
  failure,
  fakeLocks,
  freshDatabase,
  openTab,
  PATH,
  saying,
  sayOffline,
} from '../testing/device.ts';
import { isNotKept, NotKept } from './not-kept.ts';
import { Store } from './store.ts';

beforeEach(freshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the device', () => {
  test('two tabs send each thing once', async () => {
    const server = new FakeServer();
    const exclusively = fakeLocks();
    const first = openTab({ server, exclusively });
    await sayOffline(first, saying('a'), saying('b'), saying('c'));
    const second = openTab({ server, exclusively });
    await Promise.all([first.outbox.send(), second.outbox.send()]);
    expect(server.received).toHaveLength(3);
    await second.outbox.look();
    expect(second.states()).toEqual(['a sent', 'b sent', 'c sent']);
  });

  test('a form hears what another tab has sent for it', async () => {
    const server = new FakeServer();
    const exclusively = fakeLocks();
    const busy = openTab({ server, exclusively });
    await sayOffline(busy, saying('a'));
    let answer = () => undefined as void;
    server.before = (_kept, nth) =>
      nth === 1 ? new Promise<void>((resolve) => (answer = resolve)) : undefined;
    const sending = busy.outbox.send();
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    const form = openTab({ server, exclusively });
    const said = form.outbox.say(PATH, saying('b'));
    await vi.waitFor(() => expect(form.states()).toEqual(['a waiting', 'b waiting']));
    answer();
    await sending;
    await form.outbox.look();
    expect(await said).toMatchObject({ seq: 11 });
  });

  test('without room says so before anything is lost', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const failed = await tab.outbox.say(PATH, saying('a')).catch((error: unknown) => error);
    expect(isNotKept(failed) && failed.isFull).toBe(true);
    expect(server.received).toEqual([]);
  });

  test('that keeps nothing for a moment goes on when it does again', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
    await sayOffline(tab, saying('a'));
    const full = vi.spyOn(Store.prototype, 'of').mockRejectedValue(new NotKept(new Error('closed')));
    await tab.outbox.send();
    full.mockRestore();
    tab.pass();
    await vi.waitFor(() => expect(tab.states()).toEqual(['a sent']));
  });

  test('whose system closed the database behind the page’s back opens it anew', async () => {
    const opened: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...name) => {
      const request = open(...name);
      request.addEventListener('success', () => opened.push(request.result));
      return request;
    });
    const tab = openTab({ server: new FakeServer() });
    await tab.outbox.say(PATH, saying('a'));
    for (const database of opened) database.close();
    await tab.outbox.say(PATH, saying('b'));
    expect(tab.states()).toEqual(['a sent', 'b sent']);
    expect(opened).toHaveLength(2);
  });
});

describe('files', () => {
  const photo = (id: string, bytes = 8) => ({
    id,
    cluster: 'HN-001',
    name: `${id}.jpg`,
    bytes: new ArrayBuffer(bytes),
    sha256: null,
  });

  test('figures go first and photographs after; each is sent with the id of its upload', async () => {
    const server = new FakeServer();
    const tab = openTab({ server, carry: async ({ name }: { name: string }) => `upload of ${name}` });
    tab.online = false;
    server.before = away;
    await tab.outbox.keepFile(photo('one'));
    await tab.outbox.say('evidence.add', saying('photograph'), { files: ['one'] });
    await tab.outbox.say('reports.file', saying('figures', { stream: 'cluster:HN-002' }));
    await tab.outbox.send();
    server.before = () => undefined;
    await tab.outbox.send();
    expect(server.words()).toEqual(['figures', 'photograph']);
    expect(server.recorded[1]?.command.said).toMatchObject({ upload: 'upload of one.jpg' });
    expect(await new Store().file('one')).toBeNull();
  });

  test('what is reported as reached waits for the evidence that was put on file before it', async () => {
    const server = new FakeServer();
    const tab = openTab({ server, carry: async () => 'there' });
    tab.online = false;
    server.before = away;
    await tab.outbox.keepFile(photo('one'));
    await tab.outbox.say('evidence.add', saying('photograph'), { files: ['one'] });
    await tab.outbox.say('milestones.reportActual', saying('reached'));
    await tab.outbox.say('milestones.reportActual', saying('elsewhere', { stream: 'cluster:HN-002' }));
    await tab.outbox.send();
    server.before = () => undefined;
    await tab.outbox.send();
    expect(server.words()).toEqual(['elsewhere', 'photograph', 'reached']);
  });

  test('one that does not go up is never told as sent, and keeps its bytes', async () => {
    const server = new FakeServer();
    const tab = openTab({
      server,
      carry: async ({ id }: { id: string }) => {
        if (id === 'three') throw failure('UNAVAILABLE');
        return id;
      },
    });
    for (const id of ['one', 'two', 'three']) {
      await tab.outbox.keepFile(photo(id));
      await tab.outbox.say('evidence.add', saying(id), { files: [id] });
    }
    expect(tab.states()).toEqual(['one sent', 'two sent', 'three waiting']);
    expect((await new Store().file('three'))?.bytes.byteLength).toBe(8);
  });

  test('one that does not go up does not hold back those of another cluster', async () => {
    const server = new FakeServer();
    const carry = async ({ id }: { id: string }) => {
      if (id === 'bad') throw failure('UNAVAILABLE');
      return id;
    };
    const tab = openTab({ server, carry });
    tab.online = false;
    server.before = away;
    for (const [id, code] of [
      ['bad', 'HN-001'],
      ['good', 'HN-002'],
    ] as const) {
      await tab.outbox.keepFile(photo(id));
      await tab.outbox.say('evidence.add', saying(id, { stream: `cluster:${code}` }), { files: [id] });
    }
    await tab.outbox.send();
    server.before = () => undefined;
    await tab.outbox.send();
    expect(tab.states()).toEqual(['bad waiting', 'good sent']);
  });

  test('of many only one is in memory at a time, and the list opens without them', async () => {
    const server = new FakeServer();
    let held = 0;
    let most = 0;
    const tab = openTab({
      server,
      carry: async () => {
        held += 1;
        most = Math.max(most, held);
        await Promise.resolve();
        held -= 1;
        return 'there';
      },
    });
    tab.online = false;
    server.before = away;
    for (let i = 0; i < 20; i++) {
      await tab.outbox.keepFile(photo(`f${i}`));
      await tab.outbox.say('evidence.add', saying(`p${i}`), { files: [`f${i}`] });
    }
    await tab.outbox.send();
    const reads = vi.spyOn(Store.prototype, 'file');
    await tab.outbox.look();
    expect(reads).not.toHaveBeenCalled();
    server.before = () => undefined;
    await tab.outbox.send();
    expect(tab.outbox.open()).toBe(0);
    expect(most).toBe(1);
  });
});
