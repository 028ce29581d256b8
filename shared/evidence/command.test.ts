import { describe, expect, test } from 'vitest';
import { streamOf } from '../log/stream.ts';
import { addEvidenceInput, decideAdd, decideWithdraw } from './command.ts';
import { type EvidenceEvent, evidence, type FoundFile } from './facet.ts';

const ID = '0195e2f4-0000-7000-8000-000000000002';
const HASH = 'a'.repeat(64);
const file: FoundFile = {
  sha256: HASH,
  format: 'jpeg',
  kind: 'photo',
  bytes: 10,
  width: 4,
  height: 3,
  taken: null,
  place: null,
};
const about = {
  stream: streamOf('cluster', 'HN-058'),
  key: ID,
  expected: 0,
  request: '0195e2f4-0000-7000-8000-000000000001',
};
const add = (said: object = {}) => ({
  ...about,
  said: {
    upload: '0195e2f4-0000-7000-8000-000000000003',
    sha256: HASH,
    milestone: 'site_cleared' as const,
    component: null,
    caption: 'Cổng',
    ...said,
  },
});
const after = (...events: EvidenceEvent[]) =>
  events.reduce(
    (state, event, i) => evidence.evolve(state, event, { seq: i + 1, at: '', on: '2025-03-31', by: null }),
    evidence.empty,
  );
const eventOf = (decision: ReturnType<typeof decideAdd>) => {
  if ('refused' in decision) throw new Error('refused');
  return decision.event;
};
const refusal = (decision: ReturnType<typeof decideAdd>) => ('refused' in decision ? decision.refused : null);

describe('a file becomes evidence', () => {
  test('with what it was found to be, and the name of its device made harmless', () => {
    const event = eventOf(decideAdd(evidence.empty, add(), { name: '../../etc/pass\u202ewd.JPG', file }));
    expect(event).toEqual({
      type: 'evidence.added',
      id: ID,
      ...file,
      name: 'passwd.jpg',
      milestone: 'site_cleared',
      component: null,
      caption: 'Cổng',
      provenance: 'reported',
    });
    expect(evidence.event.parse(event)).toEqual(event);
  });

  test('only when it is there, is the one that was meant, and takes nobody’s place', () => {
    const arrived = { name: 'a.jpg', file };
    expect(refusal(decideAdd(evidence.empty, add(), null))).toEqual({
      field: 'upload',
      issue: 'not_a_choice',
    });
    const other = add({ sha256: 'b'.repeat(64) });
    expect(refusal(decideAdd(evidence.empty, other, arrived))).toEqual({
      field: 'sha256',
      issue: 'file_changed',
    });
    // A device that computes no hash is believed what arrived.
    expect(refusal(decideAdd(evidence.empty, add({ sha256: null }), arrived))).toBeNull();
    const standing = after(eventOf(decideAdd(evidence.empty, add(), arrived)));
    expect(refusal(decideAdd(standing, add(), arrived))).toEqual({ field: 'key', issue: 'not_a_choice' });
  });

  test('and is withdrawn once, with a reason', () => {
    const standing = after(eventOf(decideAdd(evidence.empty, add(), { name: 'a.jpg', file })));
    const withdraw = { ...about, expected: 1, said: { reason: 'Nhầm cụm' } };
    const gone = decideWithdraw(standing, withdraw);
    expect(gone).toEqual({
      event: { type: 'evidence.withdrawn', id: ID, reason: 'Nhầm cụm', provenance: 'reported' },
    });
    expect(refusal(decideWithdraw(evidence.empty, withdraw))).toEqual({
      field: 'key',
      issue: 'not_a_choice',
    });
    const state = evidence.evolve(standing, eventOf(gone), { seq: 2, at: '', on: '2025-04-01', by: 'p' });
    expect(refusal(decideWithdraw(state, withdraw))).toEqual({ field: 'key', issue: 'unchanged' });
    expect(state.items[ID]).toMatchObject({
      sha256: HASH,
      withdrawn: { on: '2025-04-01', by: 'p', reason: 'Nhầm cụm' },
    });
  });
});

test('the form wants words to read and nothing that acts', () => {
  const issues = (said: object) =>
    addEvidenceInput
      .safeParse(add(said))
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  expect(issues({})).toBeUndefined();
  expect(issues({ caption: ' ' })).toEqual(['said.caption: required']);
  expect(issues({ caption: '<img src=x>' })).toEqual(['said.caption: markup']);
  expect(issues({ milestone: 'party' })).toEqual(['said.milestone: not_a_choice']);
  expect(issues({ sha256: 'x' })).toEqual(['said.sha256: malformed']);
  expect(issues({ upload: '../x' })).toEqual(['said.upload: malformed']);
});
