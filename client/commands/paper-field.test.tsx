import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PaperLine } from '../../server/papers/read.ts';
import { AppError } from '../../shared/errors.ts';
import { ApiError } from '../failure.ts';
import { commandsTo } from '../testing/commands.ts';
import { paperLine } from '../testing/papers.ts';
import { cardAbout, put, serveCard } from '../testing/register.tsx';
import { RECEIPT } from '../testing/samples.ts';
import { countDrafts } from './drafts.ts';

const PAPER = '0195e2f4-0000-4000-8000-000000000001';
const OTHER = '0195e2f4-0000-4000-8000-000000000002';
const ON_FILE: PaperLine = {
  id: OTHER,
  version: 1,
  format: 'pdf',
  bytes: 2_400_000,
  name: 'qd-12-ban-ky.pdf',
  kind: 'decision',
  number: '12/QĐ-UBND',
  dated: '2025-03-20',
  issuer: 'UBND Thành phố Hà Nội',
  title: null,
  filedAt: '2025-03-30T02:00:00.000Z',
  by: 'Đỗ Thị An',
  withdrawn: null,
};
const file = (name = 'qd-12.pdf', content = '%PDF-1.7') => new File([content], name);

beforeEach(() => Object.assign(paperLine, { starts: [], sent: [], stopped: 0 }));

/** The form of one figure, of a cluster that is on the register, with its decision typed. */
async function openForm(answers: object = {}) {
  const server = serveCard();
  Object.assign(server.answers, {
    'papers.file': () => ({ ...RECEIPT, paper: PAPER, known: false }),
    'papers.named': () => ({ name: 'qd-12.pdf', bytes: 8, withdrawn: null, open: true, document: null }),
    ...answers,
  });
  const { user } = await cardAbout();
  await user.click(await screen.findByRole('button', { name: 'Số liệu' }));
  await put(user, await screen.findByLabelText(/^Giá trị:/), '41,7');
  await put(user, screen.getByLabelText('Số quyết định'), '12/QĐ-UBND');
  const choose = () => screen.getByLabelText('Chọn tệp từ máy', { selector: 'input' });
  const save = () => user.click(screen.getByRole('button', { name: 'Lưu số liệu' }));
  const procedures = () => commandsTo(server).map(({ procedure }) => procedure);
  return { server, user, choose, save, procedures };
}

describe('the file of a document', () => {
  test('is sent when it is chosen, filed before the act, and named by it', async () => {
    const { server, user, choose, save } = await openForm();
    await user.upload(choose(), file());
    await screen.findByText(/đã gửi, được lưu cùng lần ghi này/);
    await put(user, screen.getByLabelText(/^Trích yếu/), ' Thành lập cụm ');
    expect(commandsTo(server)).toEqual([]);
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    const [filed, fact] = commandsTo(server);
    expect(filed?.said['document']).toEqual({
      kind: 'decision',
      number: '12/QĐ-UBND',
      day: '2025-03-31',
      issuer: expect.stringMatching(/UBND/),
      title: 'Thành lập cụm',
    });
    expect(fact).toMatchObject({ procedure: 'register.facts', said: { document: { paper: PAPER } } });
  });

  test('stays on file, and named in the form, where the act is refused', async () => {
    const refuse = () => {
      throw new AppError('INVALID', { fields: [{ field: 'facts.0.value', issue: 'too_large' }] });
    };
    const { server, user, choose, save, procedures } = await openForm({ 'register.facts': refuse });
    await user.upload(choose(), file());
    await save();
    await screen.findByRole('link', { name: 'Tải tệp qd-12.pdf' });
    server.answers['register.facts'] = () => RECEIPT;
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    expect(procedures()).toEqual(['papers.file', 'register.facts', 'register.facts']);
    expect(commandsTo(server).at(-1)?.said).toMatchObject({ document: { paper: PAPER } });
  });

  test('that the line cut off holds the act back, and goes on from where it was', async () => {
    paperLine.starts = [() => Promise.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }))];
    const { server, user, choose, save, procedures } = await openForm();
    await user.upload(choose(), file());
    await screen.findByText(/Mất kết nối/);
    expect(procedures()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Gửi lại' }));
    await screen.findByText(/đã gửi, được lưu/);
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    // The same carrier, the same document.
    expect(paperLine.sent).toHaveLength(1);
    expect(commandsTo(server)[0]?.stream).toBe(`document:${paperLine.sent[0]?.document}`);
  });

  test('of a kind that is not taken says why, and nothing is recorded', async () => {
    const refused = { field: 'file', issue: 'file_unsafe' } as const;
    paperLine.starts = [() => Promise.reject(new ApiError({ code: 'INVALID', fields: [refused] }))];
    const { user, choose, procedures } = await openForm();
    await user.upload(choose(), file('virus.pdf'));
    await screen.findByText(/Tệp hỏng hoặc không an toàn/);
    // Sent again it would be refused again; and there is nothing to say of it.
    expect(screen.queryByRole('button', { name: 'Gửi lại' })).toBeNull();
    expect(screen.queryByLabelText(/^Trích yếu/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Bỏ tệp virus.pdf' }));
    expect(screen.queryByText(/Tệp hỏng/)).toBeNull();
    expect(choose()).toBeDefined();
    expect(procedures()).toEqual([]);
  });

  test('that is on file under this number is offered and used; nothing is sent', async () => {
    const { server, user, save } = await openForm({
      'papers.offered': ({ number }: { number: string }) => ({
        same: number === '12/QĐ-UBND' ? [ON_FILE] : [],
        found: [],
      }),
      'papers.named': () => ({ name: ON_FILE.name, bytes: 8, withdrawn: null, open: true, document: null }),
    });
    await screen.findByText('Văn bản này đã có tệp lưu');
    await user.click(await screen.findByRole('button', { name: 'Dùng tệp qd-12-ban-ky.pdf' }));
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    expect(commandsTo(server).map(({ said }) => said['document'])).toMatchObject([{ paper: OTHER }]);
    expect(paperLine.sent).toEqual([]);
  });

  test('that is on file already is not sent again: the one that is there is named, and that is said', async () => {
    const { server, user, choose, save } = await openForm({
      'papers.withBytes': ({ sha256 }: { sha256: string }) => ({
        paper: sha256.length === 64 ? OTHER : null,
      }),
    });
    await user.upload(choose(), file());
    await screen.findByText(/đã được lưu từ trước/);
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    expect(paperLine.sent).toEqual([]);
    expect(commandsTo(server).map(({ said }) => said['document'])).toMatchObject([{ paper: OTHER }]);
  });

  test('that somebody else has filed meanwhile is theirs', async () => {
    const { server, user, choose, save } = await openForm({
      'papers.file': () => ({ ...RECEIPT, paper: OTHER, known: true }),
    });
    await user.upload(choose(), file());
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    expect(commandsTo(server).at(-1)?.said).toMatchObject({ document: { paper: OTHER } });
  });

  test('given up before it is used is thrown away on the server too', async () => {
    let arrive: (id: string) => void = () => undefined;
    paperLine.starts = [() => new Promise((resolve) => (arrive = resolve))];
    const { user, choose } = await openForm();
    await user.upload(choose(), file());
    await screen.findByText(/đang gửi/);
    await user.click(screen.getByRole('button', { name: 'Bỏ tệp qd-12.pdf' }));
    await waitFor(() => expect(paperLine.stopped).toBe(1));
    arrive('late');
  });
});

describe('the form around it', () => {
  test('regression: a file that is refused was told at the foot, and out of sight of who had pressed save', async () => {
    const refused = { field: 'file', issue: 'file_kind' } as const;
    paperLine.starts = [() => Promise.reject(new ApiError({ code: 'INVALID', fields: [refused] }))];
    const { user, choose, save, procedures } = await openForm();
    await user.upload(choose(), file('not-a.pdf'));
    await screen.findByText(/Không nhận loại tệp này/);
    await save();
    await screen.findByText(/Chưa lưu: có ô cần sửa/);
    expect(document.activeElement?.textContent).toMatch(/not-a\.pdf.*Không nhận loại tệp này/);
    expect(procedures()).toEqual([]);
  });

  test('regression: while a form was saved again it still said that it was not saved', async () => {
    const refused = new AppError('INVALID', { fields: [{ field: 'facts.0.value', issue: 'too_large' }] });
    const answers = [() => Promise.reject(refused), () => new Promise<never>(() => undefined)];
    const { server, save } = await openForm({ 'register.facts': () => answers.shift()?.() });
    await save();
    await screen.findByText(/Chưa lưu: có ô cần sửa/);
    await save();
    await screen.findByRole('button', { name: 'Đang lưu…' });
    expect(screen.queryByText(/Chưa lưu: có ô cần sửa/)).toBeNull();
    expect(server.callsOf('register.facts')).toHaveLength(2);
  });

  test('regression: by the keyboard, a file that was removed left its person at the top of the page', async () => {
    const { user, choose } = await openForm();
    await user.upload(choose(), file());
    await screen.findByText(/đã gửi, được lưu/);
    screen.getByRole('button', { name: 'Bỏ tệp qd-12.pdf' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(choose());
  });

  test('regression: the file of another document was taken without a word', async () => {
    const { user, choose } = await openForm({
      'papers.withBytes': () => ({ paper: OTHER }),
      'papers.named': () => ({
        name: ON_FILE.name,
        bytes: 8,
        withdrawn: null,
        open: true,
        document: { number: '13/QĐ-UBND', day: '2025-03-20', issuer: 'UBND Thành phố Hà Nội' },
      }),
    });
    await user.upload(choose(), file());
    await screen.findByText(/của văn bản 13\/QĐ-UBND ngày 20\/03\/2025, UBND Thành phố Hà Nội; khác/);
    await user.clear(screen.getByLabelText('Số quyết định'));
    expect(screen.queryByText(/khác văn bản đang ghi/)).toBeNull();
  });

  test('regression: an act whose answer was lost is the same act when its file is on file since', async () => {
    const lose = () => {
      throw new AppError('UNAVAILABLE');
    };
    const { server, user, choose, save } = await openForm({ 'register.facts': lose });
    await user.upload(choose(), file());
    await save();
    await screen.findByRole('link', { name: 'Tải tệp qd-12.pdf' });
    await save();
    await waitFor(() => expect(server.callsOf('register.facts')).toHaveLength(2));
    const [, lost, again] = commandsTo(server);
    expect(again).toEqual(lost);
    // Said otherwise it is another one.
    server.answers['register.facts'] = () => RECEIPT;
    await put(user, screen.getByLabelText(/^Giá trị:/), '5');
    await save();
    await screen.findByText(/Đã lưu: Diện tích/);
    expect(commandsTo(server).at(-1)?.request).not.toBe(lost?.request);
  });

  test('regression: a file that was removed is not said of the next one', async () => {
    const { user, choose } = await openForm({
      'papers.withBytes': () => ({ paper: OTHER }),
      'papers.offered': () => ({ same: [ON_FILE], found: [] }),
    });
    await user.upload(choose(), file());
    await screen.findByText(/đã được lưu từ trước/);
    await user.click(screen.getByRole('button', { name: 'Bỏ tệp' }));
    await user.click(await screen.findByRole('button', { name: 'Dùng tệp qd-12-ban-ky.pdf' }));
    await screen.findByRole('link', { name: 'Tải tệp qd-12.pdf' });
    expect(screen.queryByText(/đã được lưu từ trước/)).toBeNull();
  });

  test('regression: a form that is cancelled while its file is filed leaves nothing, and says nothing', async () => {
    let answer: () => void = () => undefined;
    const filing = new Promise<void>((resolve) => (answer = resolve));
    const { server, user, choose, save, procedures } = await openForm({
      'papers.file': async () => {
        await filing;
        return { ...RECEIPT, paper: PAPER, known: false };
      },
    });
    await user.upload(choose(), file());
    await save();
    await waitFor(() => expect(server.callsOf('papers.file')).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Hủy' }));
    answer();
    await user.click(await screen.findByRole('button', { name: 'Số liệu' }));
    await screen.findByLabelText(/^Giá trị:/);
    expect(countDrafts('p')).toBe(0);
    expect(procedures()).toEqual(['papers.file']);
  });
});
