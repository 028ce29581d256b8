import { describe, expect, test } from 'vitest';
import type { Arrived } from '../evidence/command.ts';
import type { Stamp } from '../log/event.ts';
import { decideFile, decideWithdraw, filePaperInput, refusedPaper } from './command.ts';
import { type PaperEvent, type PaperState, papers } from './facet.ts';

const TODAY = '2025-03-31';
const HASH = 'a'.repeat(64);
const ARRIVED: Arrived = {
  name: '..\\CON/QĐ 1234.PDF',
  file: {
    sha256: HASH,
    format: 'pdf',
    kind: 'document',
    bytes: 1200,
    width: null,
    height: null,
    taken: { at: '2025-03-20T08:00:00', offset: null },
    place: { lat: 21, lon: 105.8 },
  },
};
const DOCUMENT = {
  kind: 'decision' as const,
  number: '1234/QĐ-UBND',
  day: '2025-03-20',
  issuer: 'UBND Thành phố Hà Nội',
  title: null,
};
const UPLOAD = '0195e2f4-0000-7000-8000-0000000000fe';
const said = { upload: UPLOAD, sha256: HASH, document: DOCUMENT };

const stamp = (seq: number, on = TODAY): Stamp => ({
  seq,
  on,
  at: `${on}T02:00:00.000Z`,
  by: 'p-department',
});
const after = (...events: PaperEvent[]): PaperState =>
  events.reduce((state, event, i) => papers.evolve(state, event, stamp(i + 1)), papers.empty);

function filed(): Extract<PaperEvent, { type: 'paper.filed' }> {
  const decided = decideFile({ said }, ARRIVED, TODAY);
  if ('refused' in decided) throw new Error(decided.refused.issue);
  return decided.event;
}

describe('filing', () => {
  test('keeps what the file is and what it is called, and not where its page was photographed', () => {
    expect(filed()).toEqual({
      type: 'paper.filed',
      sha256: HASH,
      format: 'pdf',
      kind: 'document',
      bytes: 1200,
      width: null,
      height: null,
      name: 'QĐ 1234.pdf',
      document: DOCUMENT,
    });
    expect(papers.event.parse(filed())).toEqual(filed());
  });

  test.each([
    [
      'a document of tomorrow',
      { said: { ...said, document: { ...DOCUMENT, day: '2025-04-01' } } },
      'document.day',
    ],
    ['a file that is another one here', { said: { ...said, sha256: 'b'.repeat(64) } }, 'sha256'],
  ])('refuses %s', (_what, command, field) => {
    expect(decideFile(command, ARRIVED, TODAY)).toMatchObject({ refused: { field } });
  });

  test('refuses what has not arrived', () => {
    expect(decideFile({ said }, null, TODAY)).toMatchObject({ refused: { field: 'upload' } });
  });

  test('takes a document without a number, and none without an issuer', () => {
    const command = { stream: `document:${UPLOAD}`, key: 'paper', expected: 0, request: UPLOAD };
    const parsed = (document: object) =>
      filePaperInput.safeParse({ ...command, said: { ...said, document: { ...DOCUMENT, ...document } } });
    expect(parsed({ number: null }).success).toBe(true);
    expect(parsed({ issuer: ' ' }).error?.issues[0]?.path).toEqual(['said', 'document', 'issuer']);
  });
});

describe('withdrawing', () => {
  const withdrawal: PaperEvent = { type: 'paper.withdrawn', reason: 'Dự thảo' };

  test('is said once, of what is on file', () => {
    const reason = { said: { reason: 'Dự thảo' } };
    expect(decideWithdraw(papers.empty, reason)).toMatchObject({ refused: { issue: 'not_a_choice' } });
    expect(decideWithdraw(after(filed()), reason)).toEqual({ event: withdrawal });
    expect(decideWithdraw(after(filed(), withdrawal), reason)).toMatchObject({
      refused: { issue: 'paper_withdrawn' },
    });
  });

  test('leaves all that was on record of it, and says who, when and why', () => {
    const [before, gone] = [papers.day(after(filed())), papers.day(after(filed(), withdrawal))];
    expect(gone).toEqual({ ...before, withdrawn: { on: TODAY, by: 'p-department', reason: 'Dự thảo' } });
    expect(before).toMatchObject({ number: '1234/QĐ-UBND', dated: '2025-03-20', filedBy: 'p-department' });
  });

  test('an entry rests on one that is on file and stands, and on no other', () => {
    expect(refusedPaper(after(filed()), 'f')).toBeNull();
    expect(refusedPaper(undefined, 'f')).toEqual({ refused: { field: 'f', issue: 'not_a_choice' } });
    expect(refusedPaper(after(filed(), withdrawal), 'f')).toEqual({
      refused: { field: 'f', issue: 'paper_withdrawn' },
    });
  });
});
