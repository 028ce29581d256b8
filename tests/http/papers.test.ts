import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { namedFiles } from '../../server/backup/originals.ts';
import { CALENDAR_KEY } from '../../shared/calendar/command.ts';
import { addDays } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { PAPER } from '../../shared/papers/command.ts';
import { paperUrl } from '../../shared/papers/url.ts';
import { useEvidence } from '../support/evidence.ts';
import { useServer } from '../support/here.ts';
import { faultsOf } from '../support/log.ts';
import { fileCommand } from '../support/papers.ts';
import { TARGET_SAID } from '../support/programmes.ts';
import { about, DECISION, entered } from '../support/register.ts';
import { callAs, OWN, TODAY } from '../support/services.ts';
import { GROUNDS, SETTINGS } from '../support/settings.ts';
import { refused } from '../support/updates.ts';
import { begin, hashOf, pdf, uploaded } from '../support/uploads.ts';

const here = useServer();
const { server, services, database } = here;
const { as } = useEvidence(here);
const department = () => callAs(services(), 'department');

/** A document of the department that is on file: its id, and what was answered. */
async function filed(bytes: Buffer, { name = 'qd-1234.pdf', document = DECISION } = {}) {
  const id = uuidv4();
  const { at, response } = await uploaded(server(), as('department'), bytes, { name, document: id });
  expect(response.status, await response.clone().text()).toBe(204);
  const said = { sha256: hashOf(bytes), document: { ...document, title: null } };
  const command = fileCommand(id, at, said);
  return { id, command, receipt: await (await department()).papers.file(command) };
}

const withdrawn = async (id: string, expected = 1) =>
  (await department()).papers.withdraw({
    stream: streamOf('document', id),
    key: PAPER,
    expected,
    request: uuidv7(),
    said: { reason: 'Tải nhầm dự thảo' },
  });

const listed = async (more: object = {}) => (await department()).papers.list(more);
const line = async (id: string) => (await listed()).lines.find((one) => one.id === id);
const note = 'Theo quyết định';

async function fact(paper: string, more: { code?: string } = {}) {
  const { code = OWN } = more;
  const said = {
    facts: [
      {
        id: uuidv7(),
        field: 'area_ha' as const,
        value: '41.7',
        statedFor: null,
        provenance: 'sourced' as const,
        source: null,
      },
    ],
    document: { ...DECISION, paper },
    note,
  };
  return (await department()).register.facts({ ...(await about(services(), code)), said });
}

describe('a document on file', () => {
  const bytes = pdf('quyết định 1234');

  test('an act names it, and everybody inside has it as it came; the public has nothing', async () => {
    const { id, receipt, command } = await filed(bytes);
    expect(receipt).toMatchObject({ paper: id, known: false, repeated: false });
    // Its answer may have been lost: it is told again, and filed once.
    expect(await (await department()).papers.file(command)).toEqual({ ...receipt, repeated: true });
    await entered(services(), { document: { ...DECISION, paper: id } });
    for (const who of ['manager', 'committee', 'department', 'leadership'] as const) {
      const file = await server().get(paperUrl(id), { as: as(who) });
      expect(file.status, who).toBe(200);
      expect(hashOf(Buffer.from(await file.arrayBuffer()))).toBe(hashOf(bytes));
    }
    const file = await server().get(paperUrl(id), { as: as('leadership') });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="qd-1234\.pdf"/);
    expect(file.headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(file.headers.get('cache-control')).toBe('private, no-cache');
    expect((await server().get(paperUrl(id))).status).toBe(404);
    expect((await server().get(paperUrl(id), { as: as('administrator') })).status).toBe(404);
    expect((await server().get(paperUrl(uuidv4()), { as: as('department') })).status).toBe(404);
    const told = async (who: 'public' | 'leadership') => {
      const detail = await (await callAs(services(), who)).clusters.detail({ code: 'HN-130' });
      const established = detail.milestones.find(({ milestone }) => milestone === 'established');
      return { all: JSON.stringify(detail), document: established?.actualEntry?.document };
    };
    const { kind: _k, ...document } = DECISION;
    expect((await told('leadership')).document).toEqual({ ...document, paper: id });
    const { all, document: published } = await told('public');
    expect(published).toEqual(document);
    expect(all).not.toContain(id);
    expect(await line(id)).toMatchObject({
      number: DECISION.number,
      dated: DECISION.day,
      name: 'qd-1234.pdf',
      withdrawn: null,
      rests: {
        named: [{ kind: 'cluster', id: 'HN-130', name: 'Cụm công nghiệp Thôn Mới', part: null }],
        more: 0,
      },
    });
    expect((await listed({ asOf: addDays(TODAY, -1) })).total).toBe(0);
    expect(await namedFiles(database().db)).toContain(hashOf(bytes));
  });

  test('the same bytes once more are the one that is there, and it is offered by its number, day and issuer', async () => {
    const id = (await listed()).lines[0]?.id ?? '';
    const { total } = await listed();
    const again = await filed(bytes, { name: 'ban-sao.pdf' });
    expect(again.receipt).toMatchObject({ paper: id, known: true });
    expect((await listed()).total).toBe(total);
    const { papers } = await department();
    expect(await papers.withBytes({ sha256: hashOf(bytes) })).toEqual({ paper: id });
    const { number, day, issuer } = DECISION;
    const offered = async (about: Partial<typeof DECISION> & { q?: string }) => {
      const { same, found } = await papers.offered({ number, day, issuer, ...about });
      return [same.map((one) => one.id), found.map((one) => one.id)];
    };
    expect(await offered({ number: '1234/qđ-ubnd ' })).toEqual([[id], []]);
    expect(await offered({ day: '2025-03-19', q: 'qd 1234' })).toEqual([[], [id]]);
    expect(await offered({ number: '', q: 'không có đâu' })).toEqual([[], []]);
    expect((await listed({ q: '1234', kind: 'decision' })).found).toBe(1);
    expect((await listed({ q: '1234', kind: 'plan' })).found).toBe(0);
    // The file has what the page has, under the same words.
    const taken = async (params: string) =>
      (await server().get(`/api/export/papers.csv?${params}`, { as: as('department') })).text();
    const [found] = (await listed({ q: '1234', kind: 'decision' })).lines;
    const row = (await taken('q=1234&kind=decision'))
      .split('\r\n')
      .filter((one) => one.includes('Quyết định'));
    expect(row.some((one) => one.includes(`${found?.name}`) && one.includes(`;${found?.bytes};`))).toBe(true);
    expect(await taken('q=1234&kind=plan')).not.toContain(`${found?.name}`);
  });

  test('is sent by those who keep the files, and by nobody else', async () => {
    for (const who of ['manager', 'leadership', 'administrator'] as const) {
      const answer = await begin(server(), as(who), { bytes: 9, document: uuidv4() });
      expect(answer.status, who).toBe(403);
    }
    // Nor is the department let into the evidence of a cluster by it.
    expect((await begin(server(), as('department'), { bytes: 9 })).status).toBe(403);
    // What was sent for one document becomes no other.
    const sent = uuidv4();
    const own = pdf('của một văn bản khác');
    const { at } = await uploaded(server(), as('department'), own, { name: 'a.pdf', document: sent });
    const call = (await department()).papers.file(fileCommand(uuidv4(), at));
    expect((await refused(call)).fields).toEqual([{ field: 'upload', issue: 'not_a_choice' }]);
  });

  test('a target names the files of its documents, which the public is not told of', async () => {
    const { id } = await filed(pdf('kế hoạch 31'), { name: 'kh-31.pdf' });
    const stream = streamOf('target', 'khoi-cong-2026');
    const said = { ...TARGET_SAID, papers: { source: id, plan: null } };
    const command = { stream, key: 'target' as const, expected: 0, request: uuidv7() };
    await (await department()).programmes.record({ ...command, said });
    expect((await line(id))?.rests.named).toEqual([
      { kind: 'target', id: 'khoi-cong-2026', name: TARGET_SAID.nameVi, part: null },
    ]);
    // Of the settings it is told which part of them it is the ground of.
    const { settings } = await department();
    const { version: stood } = await settings.calendar({});
    const spans = [{ from: '2025-06-02', to: '2025-06-02', kind: 'off' as const }];
    const days = { spans, ...GROUNDS, document: { ...GROUNDS.document, paper: id } };
    const over = { stream: SETTINGS, expected: stood, request: uuidv7() };
    await settings.changeCalendar({ ...over, key: CALENDAR_KEY, said: days });
    expect((await line(id))?.rests.named).toContainEqual(
      expect.objectContaining({ kind: 'settings', part: 'calendar' }),
    );
    const { programmes } = await callAs(services(), 'public');
    expect(JSON.stringify(await programmes.list({}))).not.toMatch(new RegExp(`${id}|papers`));
    await withdrawn(id);
    // What it names stays named; nothing new is.
    const kept = { ...said, sourceNo: '32/KH-UBND', reason: 'Sửa số' };
    await (await department()).programmes.record({ ...command, expected: 1, request: uuidv7(), said: kept });
    const plan = { ...kept, papers: { source: id, plan: id } };
    const call = (await department()).programmes.record({
      ...command,
      expected: 2,
      request: uuidv7(),
      said: plan,
    });
    expect((await refused(call)).fields).toEqual([{ field: 'papers.plan', issue: 'paper_withdrawn' }]);
  });

  test('that was withdrawn is named by nothing more, is told to be, and opens to those who keep the files', async () => {
    const { id } = await filed(pdf('dự thảo'), { name: 'du-thao.pdf' });
    await fact(id);
    await withdrawn(id);
    expect((await refused(fact(id))).fields).toEqual([{ field: 'document.paper', issue: 'paper_withdrawn' }]);
    expect((await refused(fact(uuidv4()))).fields).toEqual([
      { field: 'document.paper', issue: 'not_a_choice' },
    ]);
    expect((await refused(withdrawn(id, 2))).fields).toEqual([{ field: 'key', issue: 'paper_withdrawn' }]);
    const named = async (who: 'department' | 'leadership') =>
      (await callAs(services(), who)).papers.named({ id });
    expect(await named('leadership')).toMatchObject({
      name: 'du-thao.pdf',
      withdrawn: { on: TODAY, reason: 'Tải nhầm dự thảo' },
      open: false,
      document: null,
    });
    const { number, day, issuer } = DECISION;
    expect(await named('department')).toMatchObject({ open: true, document: { number, day, issuer } });
    expect((await server().get(paperUrl(id), { as: as('leadership') })).status).toBe(404);
    expect((await server().get(paperUrl(id), { as: as('department') })).status).toBe(200);
    expect(await line(id)).toMatchObject({ rests: { named: [{ kind: 'cluster', id: OWN }], more: 0 } });
    // The same bytes can be filed anew.
    const again = await filed(pdf('dự thảo'));
    expect(again.receipt).toMatchObject({ paper: again.id, known: false });
    expect(await faultsOf(database().db)).toEqual([]);
  });
});
