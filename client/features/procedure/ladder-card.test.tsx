import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Day } from '../../../shared/day.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { EMPTY_STANDING, type Standing } from '../../../shared/milestone.ts';
import { clockOf } from '../../../shared/procedure/clock.ts';
import { type OwnReached, type ProcedureState, procedure } from '../../../shared/procedure/facet.ts';
import { ladderOf } from '../../../shared/procedure/ladder.ts';
import { isMilestoneRung, type RungCode } from '../../../shared/procedure/rungs.ts';
import type { Provenance } from '../../../shared/register.ts';
import type { Role } from '../../../shared/roles.ts';
import { theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, sessionOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { LadderCard } from './ladder-card.tsx';

const told = (date: Day, seq = 1): OwnReached => ({ date, provenance: 'reported', seq });

const SUBMITTED: Partial<Record<RungCode, string>> = {
  in_plan: '2024-10',
  first_letter: '2025-02-14',
  public_notice: '2025-02-19',
  window_closed: '2025-03-06',
  dossier_submitted: '2025-03-12',
  consultation: '2025-03-14',
};

const REPORT = { number: '9/BC', day: '2025-03-06', issuer: 'UBND huyện' };

interface Shown {
  /** Of all that was reached. */
  ground?: Provenance;
  dates?: Partial<Record<RungCode, string>>;
  stops?: ProcedureState['stops'];
  role?: Role;
  may?: boolean;
  lang?: Lang;
}

function open({
  ground = 'reported',
  dates = SUBMITTED,
  stops = [],
  role = 'department',
  may = true,
  lang = 'vi',
}: Shown = {}) {
  const milestones: Standing['milestones'] = {};
  const rungs: ProcedureState['rungs'] = {};
  for (const [code, date] of Object.entries(dates)) {
    if (isMilestoneRung(code))
      milestones[code] = { actual: date, provenance: { actual: ground }, version: 3 };
    else
      rungs[code as keyof typeof rungs] = {
        ...told(date),
        provenance: ground,
        ...(code === 'window_closed' ? { document: REPORT } : {}),
      };
  }
  const ladder = ladderOf({ ...EMPTY_STANDING, milestones }, { ...procedure.empty, rungs, stops }, TODAY);
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'procedure.reach': () => RECEIPT,
    'procedure.reachMilestone': () => RECEIPT,
    'procedure.giveBack': () => RECEIPT,
    'procedure.takeBack': () => RECEIPT,
    'procedure.correct': () => RECEIPT,
  });
  const shown = show(
    <LadderCard
      stream="cluster:HN-090"
      procedure={{ ladder, clock: clockOf(ladder, TODAY), version: 9 }}
      judgedOn={TODAY}
      may={may}
      milestoneVersion={() => 5}
      more={null}
    />,
    { session, lang },
  );
  return { server, ...shown };
}

const current = () =>
  screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step');

test('says on whose desk it is, how long it still has, until when and by which law', () => {
  open();
  expect(document.querySelector('.ladder-finding')?.textContent).toBe('Sở Công Thương, còn 8 ngày');
  expect(current()?.textContent).toContain('Các cơ quan cử thành viên Hội đồng');
  expect(current()?.textContent).toContain(
    'còn 8 ngày (hạn 08/04/2025) · 19/25 ngày trong thời hạn thẩm định',
  );
  expect(current()?.textContent).toContain('khoản 3 Điều 10, Nghị định 32/2024/NĐ-CP');
});

test('each rung that was made up carries the mark beside its date, and no other does', () => {
  const marked = () =>
    screen
      .getAllByRole('listitem')
      .filter((item) => within(item).queryByRole('img', { name: 'minh họa' }) !== null).length;
  const { unmount } = open({ ground: 'illustrative' });
  expect(marked()).toBe(Object.keys(SUBMITTED).length);
  unmount();
  open();
  expect(marked()).toBe(0);
});

test('a rung that was passed says what it took, and whether in time', () => {
  open({ dates: { ...SUBMITTED, public_notice: '2025-02-24' } });
  const notice = screen
    .getAllByRole('listitem')
    .find(({ textContent }) => textContent?.includes('tiếp nhận hồ sơ 24/02'));
  expect(notice?.textContent).toContain('6/5 ngày làm việc, chậm 1 ngày làm việc');
});

test('the next rung is recorded over the version of the ladder', async () => {
  const { server, user } = open();
  await user.click(screen.getByRole('button', { name: 'Ghi nhận: Các cơ quan cử thành viên Hội đồng' }));
  const form = screen.getByRole('form', { name: 'Ghi nhận: Các cơ quan cử thành viên Hội đồng' });
  await user.click(within(form).getByRole('button', { name: 'Ghi nhận' }));
  await screen.findByText('Các cơ quan cử thành viên Hội đồng: 31/03/2025.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'procedure.reach',
    stream: 'cluster:HN-090',
    key: 'ladder',
    expected: 9,
    said: { rung: 'council_nominated', date: TODAY },
  });
});

test('a rung that is a milestone is recorded as that milestone, with its document', async () => {
  const { server, user } = open({
    dates: { in_plan: '2024-10', first_letter: '2025-03-26' },
    role: 'area_committee',
  });
  const name = 'Ghi nhận: Thông báo công khai việc tiếp nhận hồ sơ';
  await user.click(screen.getByRole('button', { name }));
  const form = within(screen.getByRole('form', { name }));
  await user.click(form.getByRole('button', { name: 'Ghi nhận' }));
  expect(server.calls.filter(({ path }) => path.startsWith('procedure.'))).toEqual([]);
  await user.type(form.getByLabelText('Số văn bản'), '15/TB-UBND');
  await user.type(form.getByLabelText('Cơ quan ban hành'), 'UBND huyện');
  await user.click(form.getByRole('button', { name: 'Ghi nhận' }));
  await screen.findByText(/^Thông báo công khai .*: 31\/03\/2025\.$/);
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'procedure.reachMilestone',
    key: 'public_notice',
    expected: 5,
    said: { date: TODAY, document: { number: '15/TB-UBND', day: TODAY, issuer: 'UBND huyện' } },
  });
});

test('a committee is told whose the next rung is, where it is not its own', () => {
  open({ role: 'area_committee' });
  expect(screen.queryByRole('button', { name: /^Ghi nhận/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Trả hồ sơ để bổ sung' })).toBeNull();
  screen.getByText('Bước này do Sở Công Thương ghi nhận.');
});

test('who may record nothing sees the ladder alone', () => {
  open({ role: 'leadership', may: false });
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryByText(/ghi nhận\.$/)).toBeNull();
});

test('going back asks what is missing, and is refused here before the dossier came in', async () => {
  const { server, user } = open();
  await user.click(screen.getByRole('button', { name: 'Trả hồ sơ để bổ sung' }));
  const form = within(screen.getByRole('form', { name: 'Trả hồ sơ để bổ sung' }));
  const send = form.getByRole('button', { name: 'Ghi nhận' });
  await user.click(send);
  expect(form.getByLabelText('Hồ sơ thiếu gì').getAttribute('aria-invalid')).toBe('true');
  await user.type(form.getByLabelText('Hồ sơ thiếu gì'), 'Bản đồ ranh giới');
  await user.clear(form.getByLabelText('Ngày'));
  await user.type(form.getByLabelText('Ngày'), '11/03/2025');
  await user.click(send);
  form.getByText('Sớm hơn bước phải có trước: Trình hồ sơ đề nghị thành lập đến Sở Công Thương');
  expect(server.callsOf('procedure.giveBack')).toEqual([]);
});

test('while it is with the enterprise the clock stands still and nothing else can be recorded', () => {
  open({ stops: [{ returned: { ...told('2025-03-20'), note: 'Thiếu bản đồ' }, handedIn: null }] });
  expect(current()?.textContent).toContain('tạm dừng tính, còn 17 ngày');
  expect(screen.getByRole('button', { name: 'Ghi nhận nộp bổ sung' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Ghi nhận: / })).toBeNull();
  screen.getByText(/Trả hồ sơ để bổ sung ngày 20\/03\/2025/);
});

test('only what came last can be taken back, and the reason is asked', async () => {
  const { server, user } = open();
  await user.click(screen.getByText('Sửa, rút lại ghi nhận'));
  const backs = screen.getAllByRole('button', { name: /^Rút lại: / });
  expect(backs.map(({ textContent }) => textContent)).toEqual(['Rút lại: Lấy ý kiến các sở, ngành']);
  await user.click(backs[0] as HTMLElement);
  await user.type(screen.getByLabelText('Lý do'), 'Nhầm cụm');
  await user.click(screen.getByRole('button', { name: 'Rút lại: Lấy ý kiến các sở, ngành' }));
  await screen.findByText('Đã rút lại: Lấy ý kiến các sở, ngành.');
  expect(theCommandTo(server)).toMatchObject({ said: { what: 'consultation', note: 'Nhầm cụm' } });
});

test('a correction begins with what stands, and keeps the document that nobody touches', async () => {
  const { server, user } = open();
  await user.click(screen.getByText('Sửa, rút lại ghi nhận'));
  await user.click(screen.getByRole('button', { name: 'Sửa ngày: Hết thời hạn nhận hồ sơ' }));
  const date = screen.getByLabelText<HTMLInputElement>('Ngày');
  expect(date.value).toBe('06/03/2025');
  await user.clear(date);
  await user.type(date, '07/03/2025');
  await user.type(screen.getByLabelText('Lý do'), 'Ghi nhầm ngày');
  await user.click(screen.getByRole('button', { name: 'Ghi nhận' }));
  await screen.findByText('Hết thời hạn nhận hồ sơ: 07/03/2025.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'procedure.correct',
    said: {
      rung: 'window_closed',
      date: '2025-03-07',
      document: { number: '9/BC', day: '2025-03-06', issuer: 'UBND huyện' },
      note: 'Ghi nhầm ngày',
    },
  });
});

test('of a dossier under older rules it says that no time limit is known, and shows the milestones only', () => {
  open({ dates: { in_plan: '2018-03', public_notice: '2019-10-08' }, lang: 'en' });
  screen.getByText(/no source gives the time limits of its steps/);
  expect(screen.getAllByRole('listitem')).toHaveLength(5);
});
