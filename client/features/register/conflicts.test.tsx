import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { commandsTo } from '../../testing/commands.ts';
import { cardAbout, put, serveCard } from '../../testing/register.tsx';

/** What the other administrator recorded while the form was open. */
const THEIRS = {
  version: 9,
  last: {
    event: {
      type: 'register.fact_withdrawn' as const,
      fact: {
        id: 'workers',
        field: 'workers' as const,
        value: '120',
        statedFor: null,
        provenance: 'reported' as const,
        source: null,
        confidence: 'unsourced',
      },
      ground: { note: 'Ghi nhầm cụm' },
    },
    recordedAt: '2025-03-31T02:00:00.000Z',
    by: 'Trần Văn Bình',
  },
};

const note = async (user: UserEvent) => {
  await user.selectOptions(screen.getByLabelText('Căn cứ'), 'none');
  await put(user, screen.getByLabelText('Lý do, ghi chú'), 'Theo hồ sơ mới');
};
const decision = (user: UserEvent) => put(user, screen.getByLabelText('Số quyết định'), '77/QĐ-UBND');

interface Form {
  opens: string;
  procedure: string;
  fill: (user: UserEvent) => Promise<void>;
  verb: string;
  /** A box with what was typed into it, as it must still stand. */
  stands: [label: string | RegExp, value: string];
}

const WHY: Form['stands'] = ['Lý do, ghi chú', 'Theo hồ sơ mới'];
const FORMS: Form[] = [
  {
    opens: 'Tên, loại, địa bàn, vị trí',
    procedure: 'register.correct',
    fill: async (user) => {
      await user.selectOptions(screen.getByLabelText('Loại cụm'), 'craft_village');
      await note(user);
    },
    verb: 'Lưu đính chính',
    stands: ['Loại cụm', 'craft_village'],
  },
  {
    opens: 'Số liệu',
    procedure: 'register.facts',
    fill: async (user) => {
      await put(user, screen.getByLabelText(/^Giá trị:/), '31,2');
      await decision(user);
    },
    verb: 'Lưu số liệu',
    stands: [/^Giá trị:/, '31,2'],
  },
  {
    opens: 'Rút số liệu ghi nhầm',
    procedure: 'register.withdrawFact',
    fill: note,
    verb: 'Rút số liệu',
    stands: WHY,
  },
  {
    opens: 'Chủ đầu tư',
    procedure: 'register.parties',
    fill: async (user) => {
      await user.selectOptions(screen.getByLabelText('Chủ đầu tư hạ tầng kỹ thuật'), 'new');
      await note(user);
    },
    verb: 'Lưu chủ đầu tư',
    stands: ['Chủ đầu tư hạ tầng kỹ thuật', 'new'],
  },
  {
    opens: 'Ngày bắt đầu của chủ đầu tư',
    procedure: 'register.investorStart',
    fill: note,
    verb: 'Lưu ngày bắt đầu',
    stands: WHY,
  },
  {
    opens: 'Chia giai đoạn',
    procedure: 'register.phases',
    fill: async (user) => {
      const [name] = screen.getAllByLabelText('Tên');
      if (!name) throw new Error('no line');
      await put(user, name, 'Giai đoạn 1');
      await note(user);
    },
    verb: 'Lưu các giai đoạn',
    stands: WHY,
  },
  {
    opens: 'Mở rộng',
    procedure: 'register.expand',
    fill: async (user) => {
      await decision(user);
      await put(user, screen.getByLabelText(/^Diện tích mở rộng thêm/), '5,5');
    },
    verb: 'Ghi quyết định mở rộng',
    // The whole follows from what is on record and what is added.
    stands: [/^Tổng diện tích/, '36'],
  },
  {
    opens: 'Bãi bỏ quyết định thành lập',
    procedure: 'register.end',
    fill: decision,
    verb: 'Ghi chấm dứt',
    stands: ['Số quyết định', '77/QĐ-UBND'],
  },
  {
    opens: 'Cụm này ghi trùng',
    procedure: 'register.merge',
    fill: async (user) => {
      await put(user, screen.getByLabelText(/^Mã cụm được giữ lại/), 'HN-007');
      await note(user);
    },
    verb: 'Gộp vào cụm đó',
    stands: [/^Mã cụm được giữ lại/, 'HN-007'],
  },
  {
    opens: 'Tách lại HN-131',
    procedure: 'register.merge',
    fill: (user) => put(user, screen.getByLabelText('Lý do, ghi chú'), 'Theo hồ sơ mới'),
    verb: 'Tách lại HN-131',
    stands: WHY,
  },
];

test.each(FORMS)(
  '$opens: somebody else was faster; what they said stands beside it, nothing typed is lost, and it can be recorded after all',
  async ({ opens, procedure, fill, verb, stands: [label, value] }) => {
    const server = serveCard();
    server.answers[procedure as 'register.correct'] = () => {
      throw new AppError('CONFLICT', { current: THEIRS });
    };
    const { user } = await cardAbout({
      mayExpand: true,
      absorbed: opens.startsWith('Tách') ? ['HN-131'] : [],
    });
    await user.click(await screen.findByRole('button', { name: opens }));
    await screen.findByRole('form');
    await fill(user);
    await user.click(screen.getByRole('button', { name: verb }));
    const conflict = within(await screen.findByRole('alert'));
    conflict.getByText(/Số lao động: 120/);
    conflict.getByText(/^Trần Văn Bình, /);
    conflict.getByText('Ghi nhầm cụm');
    expect(screen.getByLabelText<HTMLInputElement>(label).value).toBe(value);
    const [first] = commandsTo(server);
    expect(first?.procedure).toBe(procedure);
    await user.click(conflict.getByRole('button', { name: 'Lưu bản của tôi' }));
    const [, second] = commandsTo(server);
    expect(second).toMatchObject({ expected: 9, said: first?.said });
  },
);
