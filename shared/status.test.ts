import { describe, expect, test } from 'vitest';
import { MESSAGES } from './i18n/messages.ts';
import { findingWords, lowerFirst, moveWords, stageWords, whyWords } from './i18n/status-words.ts';
import type { ForecastMove } from './milestones/moves.ts';
import { type StatusFacts, statusOf } from './status.ts';

const { vi, en } = MESSAGES;

const MOVE: ForecastMove = {
  seq: 7,
  entry: 0,
  milestone: 'infrastructure_completed',
  kind: 'later',
  from: '2025-06',
  to: '2025-12',
  days: 184,
  reason: 'land_lease',
  adjustedTo: null,
};

/** Works due by the end of 2024, expected in August 2025, looked at in March 2025 by somebody who may see all. */
const facts = (more: Partial<StatusFacts> = {}, row: Partial<StatusFacts['row']> = {}): StatusFacts => ({
  row: {
    stage: 'construction',
    lateness: 'late',
    gate: 'infrastructure_completed',
    overdue: 90,
    slip: 243,
    ...row,
  },
  schedule: '2024-12',
  forecast: '2025-08',
  completed: null,
  ended: null,
  occupancy: null,
  obstacles: [],
  putOff: null,
  judgedOn: '2025-03-31',
  ...more,
});
/** The same for the public: neither slip, forecast, obstacles nor moves. */
const outside = (row: Partial<StatusFacts['row']> = {}) =>
  facts({ forecast: null, obstacles: null }, { slip: null, ...row });

function told(given: StatusFacts): [string | null, string | null] {
  const { finding } = statusOf(given);
  return finding === null ? [null, null] : [findingWords(finding, vi, 'vi'), findingWords(finding, en, 'en')];
}

describe('what is next and how late', () => {
  test('late: by how much, against which schedule, expected when', () => {
    expect(told(facts())).toEqual([
      'Hoàn thành hạ tầng chậm 8 tháng so với tiến độ được duyệt hiện hành (12/2024); dự kiến 08/2025.',
      'Completion of infrastructure: 8 months late against the approved schedule in force (December 2024); expected August 2025.',
    ]);
  });

  test('early and on the day are not late', () => {
    const [early] = told(facts({ schedule: '2025-12' }, { slip: -122, overdue: null }));
    expect(early).toMatch(/^Hoàn thành hạ tầng sớm 4 tháng so với .*\(12\/2025\); dự kiến 08\/2025\.$/);
    const [onTime, inEnglish] = told(facts({ schedule: '2025-08' }, { slip: 0, overdue: null }));
    expect(onTime).toBe('Hoàn thành hạ tầng đúng tiến độ được duyệt hiện hành (08/2025); dự kiến 08/2025.');
    expect(inEnglish).not.toMatch(/late/);
  });

  test('a forecast that has passed without it is told as passed, and not as what is expected', () => {
    const [said, inEnglish] = told(facts({ forecast: '2025-02' }));
    expect(said).toContain('ngày dự kiến 02/2025 đã qua mà chưa thực hiện');
    expect(inEnglish).toContain('the expected date February 2025 has passed');
    expect(`${said}${inEnglish}`).not.toMatch(/; (dự kiến|expected)/);
    // Of the month that it is in it may still come true.
    expect(told(facts({ forecast: '2025-03' }))[0]).toContain('; dự kiến 03/2025.');
  });

  test('overdue without a date: by how much, and that nobody has named one', () => {
    expect(told(facts({ forecast: null }, { slip: 90 }))[0]).toBe(
      'Hoàn thành hạ tầng chậm 90 ngày so với tiến độ được duyệt hiện hành (12/2024); chưa có ngày dự kiến.',
    );
  });

  test('without a schedule nothing is called late', () => {
    const [said, inEnglish] = told(
      facts({ schedule: null }, { lateness: 'no_plan', slip: null, overdue: null }),
    );
    expect(said).toContain('chưa có tiến độ được duyệt');
    expect(inEnglish).toContain('no approved schedule');
    expect(`${said}${inEnglish}`).not.toMatch(/quá hạn|overdue|chậm \d/);
  });
});

describe('the same for the public', () => {
  test('by how many days the schedule has passed; nothing of what is expected, nor why', () => {
    const [said, inEnglish] = told(outside());
    expect(said).toBe('Hoàn thành hạ tầng quá hạn 90 ngày so với tiến độ được duyệt hiện hành (12/2024).');
    expect(`${said}${inEnglish}`).not.toMatch(/dự kiến|expected|08\/2025|August/);
    expect(statusOf(outside()).why).toBeNull();
  });

  test('not overdue: the day it is due, and its class', () => {
    const [said, inEnglish] = told(outside({ overdue: null, lateness: 'at_risk' }));
    expect(said).toBe('Hoàn thành hạ tầng: hạn 12/2024 theo tiến độ được duyệt hiện hành, có nguy cơ chậm.');
    expect(inEnglish).toMatch(/due December 2024 by the approved schedule in force, at risk\.$/);
  });
});

describe('what is done', () => {
  const done = { gate: null, lateness: 'done', slip: null, overdue: null } as const;

  test('regression: an operating cluster was told to complete its infrastructure next', () => {
    const status = statusOf(facts({ occupancy: '87' }, { ...done, stage: 'operating' }));
    expect(status).toMatchObject({ finding: null, why: null });
    expect(stageWords(status, vi, 'vi')).toBe('Đang hoạt động · lấp đầy 87 %');
    expect(stageWords(status, en, 'en')).toBe('Operating · 87% occupied');
    expect(stageWords(statusOf(facts({}, { ...done, stage: 'operating' })), vi, 'vi')).toBe('Đang hoạt động');
  });

  test('occupancy is told of what operates only', () => {
    expect(statusOf(facts({ occupancy: '87' })).occupancy).toBeNull();
  });

  test('completed infrastructure has its date', () => {
    const [said] = told(facts({ completed: '2024-12' }, { ...done, stage: 'completed' }));
    expect(said).toBe('Hạ tầng hoàn thành 12/2024.');
  });

  test('what has ended says by which act and since when', () => {
    const ended = { how: 'revoked', date: '2025-03-31' } as const;
    const [said] = told(facts({ ended, completed: '2024-12' }, { ...done, stage: 'ended' }));
    expect(said).toBe('Bãi bỏ quyết định thành lập, có hiệu lực 31/03/2025.');
  });
});

describe('why', () => {
  const obstacle = {
    cause: 'outside_infrastructure',
    what: 'Chưa có vốn',
    due: '2025-01-13',
    overdue: true,
  } as const;
  const other = { cause: 'permits', what: 'Chưa có ĐTM', due: '2025-06-30', overdue: false } as const;

  test('the obstacle that is due first goes before the reason of a move', () => {
    const { why } = statusOf(facts({ obstacles: [obstacle, other], putOff: MOVE }));
    expect(why).toEqual({ by: 'obstacle', ...obstacle, others: 1 });
    expect(why && whyWords(why, vi, 'vi')).toEqual({
      cause: 'Hạ tầng ngoài hàng rào',
      from: 'vướng mắc quá hạn giải quyết từ 13/01/2025, và 1 vướng mắc khác',
    });
  });

  test('without an obstacle: why it was put off last', () => {
    const { why } = statusOf(facts({ putOff: MOVE }));
    expect(why && whyWords(why, vi, 'vi')).toEqual({
      cause: 'Thủ tục thuê đất, giá đất',
      from: 'lần lùi gần nhất: 06/2025 → 12/2025',
    });
    expect(why && whyWords(why, en, 'en').from).toBe('last put off: June 2025 → December 2025');
  });

  test('late without a word: that is said', () => {
    expect(statusOf(facts()).why).toEqual({ by: 'nobody' });
    expect(statusOf(facts({ putOff: { ...MOVE, reason: null } })).why).toEqual({ by: 'nobody' });
  });

  test('on time nobody asks why, unless something stands in the way', () => {
    const onTime = { slip: 0, overdue: null, lateness: 'on_track' } as const;
    expect(statusOf(facts({ putOff: MOVE }, onTime)).why).toBeNull();
    expect(statusOf(facts({ obstacles: [other] }, onTime)).why).toMatchObject({ cause: 'permits' });
  });
});

describe('a move of a forecast in words', () => {
  const words = (move: Partial<ForecastMove>) => {
    const { dates, rest } = moveWords({ ...MOVE, ...move }, vi, 'vi');
    return rest ? `${dates}, ${rest}` : dates;
  };

  test('put off, with its reason or that there is none', () => {
    expect(words({})).toBe('06/2025 → 12/2025, lùi 6 tháng, vì thủ tục thuê đất, giá đất');
    expect(words({ reason: null })).toBe('06/2025 → 12/2025, lùi 6 tháng, không nêu lý do');
    expect(words({ reason: 'unchanged' })).toBe('06/2025 → 12/2025, lùi 6 tháng, không nêu lý do');
    expect(moveWords(MOVE, en, 'en')).toEqual({
      dates: 'June 2025 → December 2025',
      rest: '6 months later, because of: land lease procedure or land price',
    });
  });

  test('brought forward, left as it was, said more precisely, said first, said after an adjustment', () => {
    expect(
      words({ kind: 'earlier', from: '2025-12', to: '2025-06', days: -184, reason: 'ahead_of_plan' }),
    ).toBe('12/2025 → 06/2025, sớm lên 6 tháng, vì thực hiện sớm hơn');
    expect(words({ kind: 'unchanged', from: '2025-12', days: 0, reason: 'unchanged' })).toBe(
      'giữ nguyên 12/2025',
    );
    expect(words({ kind: 'reworded', from: '2025-10/2025-12', days: 0, reason: null })).toBe(
      'quý IV/2025 → 12/2025, cùng hạn cuối',
    );
    expect(words({ kind: 'first', from: null, days: 0, reason: null })).toBe('12/2025, lần đầu');
    expect(words({ adjustedTo: '2025-12' })).toMatch(/sau khi tiến độ được điều chỉnh đến 12\/2025$/);
  });
});

test('a sentence goes on in lower case, but not through an abbreviation', () => {
  expect([lowerFirst('Giấy phép, ĐTM'), lowerFirst('ĐTM chưa duyệt'), lowerFirst('')]).toEqual([
    'giấy phép, ĐTM',
    'ĐTM chưa duyệt',
    '',
  ]);
});
