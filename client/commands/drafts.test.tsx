import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { addDays } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { ActualForm } from '../features/milestones/actual-form.tsx';
import { ForecastForm } from '../features/milestones/forecast-form.tsx';
import { commandsTo, theCommandTo } from '../testing/commands.ts';
import { show } from '../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf, subjectOf, TODAY } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';
import { countDrafts, dropDraftsOf, dropOldDrafts, keepDraft, readDraft } from './drafts.ts';

const session = sessionOf(MANAGER);
const subject = (version = 3) => subjectOf({ version, baseline: '2025-06-30' });
const form = (version = 3) => <ForecastForm subject={subject(version)} onDone={() => undefined} />;
const words = () => screen.findByLabelText(/^Nêu rõ nguyên nhân/);

describe('what is typed', () => {
  test('is there again when the form opens anew, with a quiet line that gives it up', async () => {
    serve({});
    const before = show(form(), { session });
    await before.user.type(await screen.findByLabelText('Ngày'), '10/07/2025');
    await before.user.type(await words(), 'Chờ thẩm định');
    before.unmount();
    const after = show(form(), { session });
    expect(await words()).toHaveProperty('value', 'Chờ thẩm định');
    expect(screen.getByLabelText('Ngày')).toHaveProperty('value', '10/07/2025');
    screen.getByText(/^Bản nháp lúc \d\d:\d\d, ngày 31\/03/);
    await after.user.click(screen.getByRole('button', { name: 'bỏ bản nháp' }));
    expect(await words()).toHaveProperty('value', '');
    expect(countDrafts('p1')).toBe(0);
  });

  test('is of one person, one milestone and one form', async () => {
    serve({});
    const before = show(form(), { session });
    await before.user.type(await words(), 'Chờ thẩm định');
    before.unmount();
    const elsewhere = [
      [form(), sessionOf({ ...MANAGER, id: 'p2' })],
      [
        <ForecastForm key="m" subject={subjectOf({ key: 'first_tenant' })} onDone={() => undefined} />,
        session,
      ],
      [
        <ForecastForm key="c" subject={subjectOf({ stream: 'cluster:HN-002' })} onDone={() => undefined} />,
        session,
      ],
    ] as const;
    for (const [element, who] of elsewhere) {
      const other = show(element, { session: who });
      expect(await words()).toHaveProperty('value', '');
      other.unmount();
    }
    const actual = show(<ActualForm subject={subject()} onDone={() => undefined} />, { session });
    expect(await screen.findByLabelText('Ghi chú (không bắt buộc)')).toHaveProperty('value', '');
    actual.unmount();
  });

  test('is kept no longer once it is saved, or given up with the form', async () => {
    serve({ 'milestones.setForecast': () => RECEIPT });
    const { user, unmount } = show(form(), { session });
    await user.type(await screen.findByLabelText('Ngày'), '30/06/2025');
    expect(countDrafts('p1')).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Lưu ngày dự kiến' }));
    await screen.findByText(/^Đã lưu lúc/);
    expect(countDrafts('p1')).toBe(0);
    unmount();
    const again = show(form(), { session });
    await again.user.type(await words(), 'Viết rồi thôi');
    expect(countDrafts('p1')).toBe(1);
    await again.user.click(screen.getByRole('button', { name: 'Hủy' }));
    expect(countDrafts('p1')).toBe(0);
  });

  test('goes with the version that was seen when it was begun: what others said since is not passed over', async () => {
    const server = serve({
      'milestones.setForecast': ({ expected }: { expected: number }) => {
        if (expected !== 4) throw new AppError('CONFLICT', { current: { version: 4, last: null } });
        return RECEIPT;
      },
    });
    const before = show(form(3), { session });
    await before.user.type(await screen.findByLabelText('Ngày'), '30/06/2025');
    before.unmount();
    const after = show(form(4), { session });
    await screen.findByText(/^Bản nháp lúc/);
    await after.user.click(screen.getByRole('button', { name: 'Lưu ngày dự kiến' }));
    await screen.findByText('Hai người cùng cập nhật nội dung này');
    expect(theCommandTo(server).expected).toBe(3);
    await after.user.click(screen.getByRole('button', { name: 'Lưu bản của tôi' }));
    await screen.findByText(/^Đã lưu lúc/);
    expect(commandsTo(server).map(({ expected }) => expected)).toEqual([3, 4]);
  });
});

describe('what is kept on the device', () => {
  const address = (more: object = {}) => ({
    person: 'p1',
    form: 'forecast',
    stream: 'cluster:HN-001',
    key: 'works_accepted',
    ...more,
  });
  const draft = (on = TODAY) => ({ on, version: 3, fields: { note: 'Chờ' } });

  test('is dropped after thirty days, whosever it is, and not before', () => {
    keepDraft(address(), draft(addDays(TODAY, -30)));
    keepDraft(address({ key: 'first_tenant' }), draft(addDays(TODAY, -31)));
    keepDraft(address({ person: 'p2' }), draft(addDays(TODAY, -31)));
    dropOldDrafts(TODAY);
    expect([countDrafts('p1'), countDrafts('p2')]).toEqual([1, 0]);
    expect(readDraft(address())?.fields).toEqual({ note: 'Chờ' });
  });

  test('in another shape than this program’s is not read, and dropped', () => {
    keepDraft(address(), draft());
    const [name = ''] = Object.keys(localStorage).filter((key) => key.startsWith('ccn.draft.'));
    for (const text of ['{"v":0}', 'nonsense', 'null', '{"v":1,"on":"2025-03-31","fields":{"note":{}}}']) {
      localStorage.setItem(name, text);
      expect(readDraft(address())).toBeNull();
    }
    localStorage.setItem('ccn.lang', 'vi');
    dropOldDrafts(TODAY);
    expect(localStorage.getItem(name)).toBeNull();
    expect(localStorage.getItem('ccn.lang')).toBe('vi');
  });

  test('of one person goes without touching another’s, also where one id begins with the other', () => {
    keepDraft(address(), draft());
    keepDraft(address({ person: 'p12' }), draft());
    dropDraftsOf('p1');
    expect([countDrafts('p1'), countDrafts('p12')]).toEqual([0, 1]);
  });

  test('a device without room still lets one type', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    keepDraft(address(), draft());
    expect(readDraft(address())).toBeNull();
  });
});
