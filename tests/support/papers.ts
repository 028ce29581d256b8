import { v7 as uuidv7 } from 'uuid';
import { streamOf } from '../../shared/log/stream.ts';
import { type FilePaperInput, PAPER } from '../../shared/papers/command.ts';
import { say } from './log.ts';
import { DECISION } from './register.ts';
import type { Caller, Person, TestServices } from './services.ts';

/** What makes an upload a document on file. */
export const fileCommand = (
  id: string,
  at: string,
  said: Partial<FilePaperInput['said']> = {},
): FilePaperInput => ({
  stream: streamOf('document', id),
  key: PAPER,
  expected: 0,
  request: uuidv7(),
  said: {
    upload: at.split('/').at(-1) ?? '',
    sha256: null,
    document: { ...DECISION, title: null },
    ...said,
  },
});

/** About one that there never was. */
const NONE = '0197c6d2-0000-4000-8000-000000000000';
const withdrawn = { stream: streamOf('document', NONE), key: PAPER, expected: 1, request: uuidv7() } as const;
const FILES: Person[] = ['department'];

export const PAPER_CALLS: Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }> = {
  'papers.list': { call: (c) => c.papers.list({}), may: FILES },
  'papers.offered': { call: (c) => c.papers.offered({ day: null }), may: FILES },
  'papers.withBytes': { call: (c) => c.papers.withBytes({ sha256: '0'.repeat(64) }), may: FILES },
  'papers.file': { call: (c) => c.papers.file(fileCommand(NONE, NONE)), may: FILES },
  'papers.withdraw': {
    call: (c) => c.papers.withdraw({ ...withdrawn, said: { reason: 'Nhầm' } }),
    may: FILES,
  },
  'papers.named': {
    call: (c) => c.papers.named({ id: NONE }),
    may: ['manager', 'committee', 'department', 'leadership'],
  },
};

const ON_FILE = streamOf('document', '0197c6d2-0000-4000-8000-000000000002');

/** The demonstration has no document on file; tests of what every facet has in common need that somebody files one. */
export async function sayPaper(services: TestServices): Promise<void> {
  await say(services, ON_FILE, {
    type: 'paper.filed',
    sha256: '0'.repeat(64),
    format: 'pdf',
    kind: 'document',
    bytes: 1200,
    width: null,
    height: null,
    name: 'Quyết định 4567.pdf',
    document: { ...DECISION, title: 'Về việc thành lập cụm' },
  });
  await say(services, ON_FILE, { type: 'paper.withdrawn', reason: 'Tải nhầm dự thảo' });
}
