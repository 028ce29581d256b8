import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../shared/log/command.ts';
import { FakeServer, failure, fakeLocks, freshDatabase, openTab, saying } from '../testing/device.ts';
import { isNotKept } from './not-kept.ts';
import { Store } from './store.ts';

beforeEach(freshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const PATH = 'obstacles.answer';
const away = () => {
  throw failure('UNAVAILABLE');
};

/** Said without a connection: it is kept, and nothing has left. */
async function sayOffline(tab: ReturnType<typeof openTab>, ...commands: Command[]) {
  tab.online = false;
  const { before } = tab.server;
  tab.server.before = away;
  for (const command of commands)
    expect(await tab.outbox.say(PATH, command)).toHaveProperty('keptHere', command.request);
  await tab.outbox.send();
  tab.server.before = before;
  tab.server.received.length = 0;
  tab.online = true;
}

const tabOf = (server: FakeServer, more: object = {}) => openTab({ server, ...more });

describe('what is said with a connection', () => {
  test('is on the device before it is on its way, and ends with the server’s receipt', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    let keptBefore = -1;
    const receipt = await tab.outbox.say(PATH, saying('a'), {
      onKept: () => (keptBefore = server.received.length),
    });
    expect(keptBefore).toBe(0);
    expect(receipt).toMatchObject({ seq: 10, repeated: false });
    expect(receipt).not.toHaveProperty('keptHere');
    expect(tab.states()).toEqual(['a sent']);
  });

  test('and refused at once is the form’s again: nothing of it stays on the device', async () => {
    const server = new FakeServer();
    server.before = () => {
      throw failure('INVALID', { fields: [{ field: 'date', issue: 'required' }] });
    };
    const tab = tabOf(server);
    await expect(tab.outbox.say(PATH, saying('a'))).rejects.toMatchObject({
      shape: { code: 'INVALID', fields: [{ field: 'date' }] },
    });
    expect(await new Store().of('p1')).toEqual([]);
  });

  test('over a line that is too slow is said to be kept, and its answer is heard all the same', async () => {
    const server = new FakeServer();
    let answer = () => undefined as void;
    server.after = () => new Promise<void>((resolve) => (answer = resolve));
    const tab = tabOf(server);
    const said = tab.outbox.say(PATH, saying('a'));
    await vi.waitFor(() => expect(server.recorded).toHaveLength(1));
    tab.pass();
    expect(await said).toHaveProperty('keptHere');
    answer();
    await vi.waitFor(() => expect(tab.states()).toEqual(['a sent']));
  });
});

describe('what is said without a connection', () => {
  test('goes up once it is back, in the order in which it was said, whatever the clock said', async () => {
    const server = new FakeServer();
    const times = [3_000_000, 1_000, 2_000];
    const tab = tabOf(server, { now: () => times.shift() ?? 0 });
    await sayOffline(tab, saying('a'), saying('b'), saying('c'));
    expect(tab.states()).toEqual(['a waiting', 'b waiting', 'c waiting']);
    await tab.outbox.send();
    expect(server.words()).toEqual(['a', 'b', 'c']);
    expect(tab.outbox.open()).toBe(0);
  });

  test('is recorded once where the answer was lost after it had been recorded', async () => {
    const server = new FakeServer();
    server.after = (_kept, nth) => {
      if (nth === 1) throw failure('UNAVAILABLE');
    };
    const tab = tabOf(server);
    expect(await tab.outbox.say(PATH, saying('a'))).toHaveProperty('keptHere');
    await tab.outbox.send();
    expect(server.words()).toEqual(['a']);
    expect(server.received).toHaveLength(2);
    expect(tab.outbox.list()[0]).toMatchObject({ state: 'sent', receipt: { seq: 10, repeated: true } });
  });

  test('survives a page that was closed while it was on its way, and is recorded once', async () => {
    const server = new FakeServer();
    server.after = () => new Promise<void>(() => undefined);
    const closed = tabOf(server);
    void closed.outbox.say(PATH, saying('a'));
    await vi.waitFor(() => expect(server.recorded).toHaveLength(1));
    server.after = () => undefined;
    const opened = tabOf(server);
    await opened.outbox.tidy();
    expect(opened.states()).toEqual(['a waiting']);
    await opened.outbox.send();
    expect(server.words()).toEqual(['a']);
    expect(opened.states()).toEqual(['a sent']);
  });

  test('is tried again by itself, for ever', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(tab, saying('a'));
    server.before = away;
    for (let i = 0; i < 30; i++) {
      tab.pass();
      await tab.outbox.send();
    }
    expect(tab.states()).toEqual(['a waiting']);
    server.before = () => undefined;
    tab.pass();
    await vi.waitFor(() => expect(tab.states()).toEqual(['a sent']));
  });

  test('is not taken for sent by the page of a portal in between', async () => {
    const server = new FakeServer();
    server.before = () => '<html>Welcome to our network</html>';
    const tab = tabOf(server);
    expect(await tab.outbox.say(PATH, saying('a'))).toHaveProperty('keptHere');
    expect(tab.states()).toEqual(['a waiting']);
    server.before = () => undefined;
    await tab.outbox.send();
    expect(tab.states()).toEqual(['a sent']);
  });
});

describe('one thing after the other', () => {
  test('what follows from another waits for it, and stands on the version that it made', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(
      tab,
      saying('first', { key: 'k', expected: 3 }),
      saying('second', { key: 'k', expected: 3 }),
      saying('third', { key: 'k', expected: 3 }),
    );
    await tab.outbox.send();
    expect(server.recorded.map(({ command }) => command.expected)).toEqual([3, 10, 11]);
  });

  test('what is said in a form that was open before the last word of the same person stands on that word', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await tab.outbox.say(PATH, saying('first', { key: 'k', expected: 3 }));
    await tab.outbox.say(PATH, saying('second', { key: 'k', expected: 3 }));
    expect(server.recorded.map(({ command }) => command.expected)).toEqual([3, 10]);
  });

  test('one that is refused stops what follows from it, and no other of its cluster or of another', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(
      tab,
      saying('bad', { key: 'k' }),
      saying('after', { key: 'k' }),
      saying('beside'),
      saying('elsewhere', { stream: 'cluster:HN-002' }),
    );
    server.before = ({ command }) => {
      if ((command.said as { words: string }).words === 'bad') throw failure('FORBIDDEN');
    };
    await tab.outbox.send();
    expect(tab.states()).toEqual(['bad refused', 'after waiting', 'beside sent', 'elsewhere sent']);
    expect(tab.outbox.list()[0]?.problem).toEqual({ code: 'FORBIDDEN', fields: [] });
    await tab.outbox.drop(tab.outbox.list()[0]?.id ?? '');
    await tab.outbox.send();
    expect(server.words()).toEqual(['beside', 'elsewhere', 'after']);
  });

  test('a cluster whose request fails at the server is left for later, and the next one goes', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(tab, saying('broken'), saying('elsewhere', { stream: 'cluster:HN-002' }));
    server.before = ({ command }) => {
      if (command.stream === 'cluster:HN-001') throw failure('INTERNAL');
    };
    await tab.outbox.send();
    expect(tab.states()).toEqual(['broken waiting', 'elsewhere sent']);
  });

  test('what was changed by somebody else meanwhile is shown, and sent only over the version that was shown', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(tab, saying('mine', { key: 'k', expected: 3 }));
    server.before = ({ command }) => {
      if (command.expected !== 8) throw failure('CONFLICT', { current: { version: 8, last: null } });
    };
    await tab.outbox.send();
    expect(tab.states()).toEqual(['mine conflict']);
    expect(server.recorded).toEqual([]);
    const [conflict] = tab.outbox.list();
    await tab.outbox.sayOver(conflict?.id ?? '', saying('').request, 8);
    expect(server.recorded).toHaveLength(1);
    // Another intention: the first one was never recorded, and could not be any more.
    expect(server.recorded[0]?.id).not.toBe(conflict?.id);
    expect(tab.states()).toEqual(['mine sent']);
  });
});

describe('persons and sessions', () => {
  test('a session that ends in the middle stops the queue, and the same person goes on after signing in', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(tab, saying('a'), saying('b'), saying('c'));
    server.before = (_kept, nth) => {
      if (nth === 2) throw failure('UNAUTHENTICATED');
    };
    await tab.outbox.send();
    expect(tab.states()).toEqual(['a sent', 'b waiting', 'c waiting']);
    await tab.outbox.send();
    expect(server.words()).toEqual(['a', 'b', 'c']);
  });

  test('a form is told that its session has ended, and what it said stays', async () => {
    const server = new FakeServer();
    server.before = () => {
      throw failure('UNAUTHENTICATED');
    };
    const tab = tabOf(server);
    await expect(tab.outbox.say(PATH, saying('a'))).rejects.toMatchObject({
      shape: { code: 'UNAUTHENTICATED' },
    });
    expect(tab.states()).toEqual(['a waiting']);
  });

  test('another person on the same device sees and sends nothing of it', async () => {
    const server = new FakeServer();
    await sayOffline(tabOf(server), saying('a'));
    const other = tabOf(server, { person: 'p2' });
    await other.outbox.tidy();
    await other.outbox.send();
    expect(other.outbox.list()).toEqual([]);
    expect(server.received).toEqual([]);
  });

  test('all is given up only after nothing more goes on its way', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    await sayOffline(tab, saying('a'), saying('b'));
    let answer = () => undefined as void;
    server.after = () => new Promise<void>((resolve) => (answer = resolve));
    void tab.outbox.send();
    await vi.waitFor(() => expect(server.recorded).toHaveLength(1));
    const gone = tab.outbox.giveUpAll();
    answer();
    await gone;
    expect(server.words()).toEqual(['a']);
    expect(await new Store().of('p1')).toEqual([]);
  });
});

describe('the device', () => {
  test('two tabs send each thing once', async () => {
    const server = new FakeServer();
    const exclusively = fakeLocks();
    const first = tabOf(server, { exclusively });
    await sayOffline(first, saying('a'), saying('b'), saying('c'));
    const second = tabOf(server, { exclusively });
    await Promise.all([first.outbox.send(), second.outbox.send()]);
    expect(server.received).toHaveLength(3);
    await second.outbox.look();
    expect(second.states()).toEqual(['a sent', 'b sent', 'c sent']);
  });

  test('a form hears what another tab has sent for it', async () => {
    const server = new FakeServer();
    const exclusively = fakeLocks();
    const busy = tabOf(server, { exclusively });
    await sayOffline(busy, saying('a'));
    let answer = () => undefined as void;
    server.before = (_kept, nth) =>
      nth === 1 ? new Promise<void>((resolve) => (answer = resolve)) : undefined;
    const sending = busy.outbox.send();
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    const form = tabOf(server, { exclusively });
    const said = form.outbox.say(PATH, saying('b'));
    await vi.waitFor(() => expect(form.states()).toEqual(['a waiting', 'b waiting']));
    answer();
    await sending;
    await form.outbox.look();
    expect(await said).toMatchObject({ seq: 11 });
  });

  test('without room says so before anything is lost', async () => {
    const server = new FakeServer();
    const tab = tabOf(server);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const failed = await tab.outbox.say(PATH, saying('a')).catch((error: unknown) => error);
    expect(isNotKept(failed) && failed.isFull).toBe(true);
    expect(server.received).toEqual([]);
  });

  test('whose system closed the database behind the page’s back opens it anew', async () => {
    const opened: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...name) => {
      const request = open(...name);
      request.addEventListener('success', () => opened.push(request.result));
      return request;
    });
    const tab = tabOf(new FakeServer());
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
    const tab = tabOf(server, { carry: async ({ name }: { name: string }) => `upload of ${name}` });
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
    const tab = tabOf(server, { carry: async () => 'there' });
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
    const tab = tabOf(server, {
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

  test('of many only one is in memory at a time, and the list opens without them', async () => {
    const server = new FakeServer();
    let held = 0;
    let most = 0;
    const tab = tabOf(server, {
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
