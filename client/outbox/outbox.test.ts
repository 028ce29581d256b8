import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  away,
  FakeServer,
  failure,
  freshDatabase,
  openTab,
  PATH,
  saying,
  sayOffline,
} from '../testing/device.ts';
import { Store } from './store.ts';

beforeEach(freshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('what is said with a connection', () => {
  test('is on the device before it is on its way, and ends with the server’s receipt', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
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
    const tab = openTab({ server });
    await expect(tab.outbox.say(PATH, saying('a'))).rejects.toMatchObject({
      shape: { code: 'INVALID', fields: [{ field: 'date' }] },
    });
    expect(await new Store().of('p1')).toEqual([]);
  });

  test('over a line that is too slow is said to be kept, and its answer is heard all the same', async () => {
    const server = new FakeServer();
    let answer = () => undefined as void;
    server.after = () => new Promise<void>((resolve) => (answer = resolve));
    const tab = openTab({ server });
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
    const tab = openTab({ server, now: () => times.shift() ?? 0 });
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
    const tab = openTab({ server });
    expect(await tab.outbox.say(PATH, saying('a'))).toHaveProperty('keptHere');
    await tab.outbox.send();
    expect(server.words()).toEqual(['a']);
    expect(server.received).toHaveLength(2);
    expect(tab.outbox.list()[0]).toMatchObject({ state: 'sent', receipt: { seq: 10, repeated: true } });
  });

  test('survives a page that was closed while it was on its way, and is recorded once', async () => {
    const server = new FakeServer();
    server.after = () => new Promise<void>(() => undefined);
    const closed = openTab({ server });
    void closed.outbox.say(PATH, saying('a'));
    await vi.waitFor(() => expect(server.recorded).toHaveLength(1));
    server.after = () => undefined;
    const opened = openTab({ server });
    await opened.outbox.tidy();
    expect(opened.states()).toEqual(['a waiting']);
    await opened.outbox.send();
    expect(server.words()).toEqual(['a']);
    expect(opened.states()).toEqual(['a sent']);
  });

  test('is tried again by itself, for ever', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
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
    const tab = openTab({ server });
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
    const tab = openTab({ server });
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
    const tab = openTab({ server });
    await tab.outbox.say(PATH, saying('first', { key: 'k', expected: 3 }));
    await tab.outbox.say(PATH, saying('second', { key: 'k', expected: 3 }));
    expect(server.recorded.map(({ command }) => command.expected)).toEqual([3, 10]);
  });

  test('one that is refused stops what follows from it, and no other of its cluster or of another', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
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
    const tab = openTab({ server });
    await sayOffline(tab, saying('broken'), saying('elsewhere', { stream: 'cluster:HN-002' }));
    server.before = ({ command }) => {
      if (command.stream === 'cluster:HN-001') throw failure('INTERNAL');
    };
    await tab.outbox.send();
    expect(tab.states()).toEqual(['broken waiting', 'elsewhere sent']);
  });

  test('what was changed by somebody else meanwhile is shown, and sent only over the version that was shown', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
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
    const tab = openTab({ server });
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
    const tab = openTab({ server });
    await expect(tab.outbox.say(PATH, saying('a'))).rejects.toMatchObject({
      shape: { code: 'UNAUTHENTICATED' },
    });
    expect(tab.states()).toEqual(['a waiting']);
  });

  test('another person on the same device sees and sends nothing of it', async () => {
    const server = new FakeServer();
    await sayOffline(openTab({ server }), saying('a'));
    const other = openTab({ server, person: 'p2' });
    await other.outbox.tidy();
    await other.outbox.send();
    expect(other.outbox.list()).toEqual([]);
    expect(server.received).toEqual([]);
  });

  test('all is given up only after nothing more goes on its way', async () => {
    const server = new FakeServer();
    const tab = openTab({ server });
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
