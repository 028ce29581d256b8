import { describe, expect, test } from 'vitest';
import { MESSAGES } from './messages.ts';

/**
 * Codes are English words of the field (docs/language.md), so the English word of a code can be told by the code: no
 * other word of its group may fit it better. Two words that changed places do not.
 */
const GROUPS = [
  'stage',
  'phase',
  'milestone',
  'ahead',
  'lateness',
  'kind',
  'precision',
  'entryKind',
  'reason',
  'role',
] as const;

/** Beginnings of words, so that "established" and "establishment" meet. */
const stems = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, 5));

/** How many of a code's words a text has. */
function fit(code: string, text: string): number {
  const said = new Set(stems(text));
  return stems(code).filter((stem) => said.has(stem)).length;
}

/** A wrong meaning each way: what a person would read who clicked or looked for the one and got the other. */
const OPPOSITES: readonly [path: (words: (typeof MESSAGES)['vi']) => string, vi: RegExp, en: RegExp][] = [
  [(t) => t.form.confirm, /^xác nhận/i, /^confirm/i],
  [(t) => t.form.return, /^trả lại/i, /^return/i],
  [(t) => t.form.theirs, /vừa được lưu/i, /just saved/i],
  [(t) => t.form.yours, /của bạn/i, /your/i],
  [(t) => t.form.keepTheirs, /giữ/i, /keep/i],
  [(t) => t.form.recordMine, /của tôi/i, /mine/i],
  [(t) => t.form.save, /dự kiến/i, /forecast/i],
  [(t) => t.form.saveActual, /báo cáo/i, /report/i],
  [(t) => t.cluster.baseline0, /gốc/i, /original/i],
  [(t) => t.cluster.baseline, /hiện hành/i, /in force/i],
  [(t) => t.cluster.forecast, /dự kiến/i, /forecast/i],
  [(t) => t.cluster.actual, /thực tế/i, /actual/i],
  [(t) => t.late.originalShort('5'), /gốc/i, /original/i],
  [(t) => t.late.column.delay, /hiện hành/i, /in force/i],
  [(t) => t.late.changed.newly, /^mới chậm/i, /^newly late/i],
  [(t) => t.late.changed.recovered, /hết chậm/i, /no longer/i],
  [(t) => t.late.newly(2), /chậm thêm/i, /become late/i],
  [(t) => t.late.recovered(2), /hết chậm/i, /recovered/i],
  [(t) => t.late.earlier, /trước/i, /previous/i],
  [(t) => t.late.later, /sau/i, /next/i],
  [(t) => t.course.needs('2'), /^cần/i, /^needs/i],
  [(t) => t.course.went(12, '2'), /qua/i, /last/i],
  [(t) => t.delays.movedLater('5'), /lùi/i, /slipped/i],
  [(t) => t.delays.movedEarlier('5'), /sớm/i, /forward/i],
  [(t) => t.map.achieved.yes, /^đã đạt/i, /^achieved/i],
  [(t) => t.map.achieved.no, /^chưa đạt/i, /^not achieved/i],
  [(t) => t.map.achieved.reported, /chờ/i, /waiting/i],
  [(t) => t.programmes.verdict.missed, /không đạt/i, /missed/i],
  [(t) => t.programmes.verdict.open, /^đang thực hiện/i, /^under way/i],
  [(t) => t.programmes.verdict.over, /vượt/i, /over/i],
  [(t) => t.area.here, /địa bàn/i, /area/i],
  [(t) => t.area.city, /thành phố/i, /city/i],
  [(t) => t.status.later('5'), /^lùi/i, /later/i],
  [(t) => t.status.earlier('5'), /^sớm/i, /earlier/i],
  [(t) => t.status.legend.original, /gốc/i, /original/i],
  [(t) => t.status.legend.schedule, /hiện hành/i, /in force/i],
  [(t) => t.status.legend.forecast, /dự kiến/i, /forecast/i],
  [(t) => t.status.legend.actual, /thực tế/i, /actual/i],
  [(t) => t.status.passed(2), /đã qua/i, /passed/i],
  [(t) => t.status.undated(2), /phía trước/i, /ahead/i],
  [(t) => t.discipline.approve, /^chấp thuận/i, /^approve/i],
  [(t) => t.discipline.refuse, /^không/i, /^refuse/i],
  [(t) => t.discipline.state.approved, /^đã/i, /^approved/i],
  [(t) => t.discipline.state.refused, /^không/i, /^refused/i],
  [(t) => t.discipline.said.approved, /^chấp thuận/i, /approved/i],
  [(t) => t.discipline.said.refused, /^không/i, /refused/i],
  [(t) => t.discipline.done.refused('x'), /^không/i, /^refused/i],
  [(t) => t.discipline.missed.forecast('x'), /dự kiến/i, /forecast/i],
  [(t) => t.discipline.missed.schedule('x'), /^tiến độ/i, /schedule/i],
  [(t) => t.discipline.work.owed(1), /phải/i, /explain/i],
  [(t) => t.discipline.work.missing(1), /chưa/i, /not received/i],
  [(t) => t.discipline.approver.department, /Sở/, /Department/],
  [(t) => t.discipline.approver.leadership, /lãnh đạo/i, /leadership/i],
  [(t) => t.discipline.pause.resume, /lại/i, /^resume/i],
  [(t) => t.discipline.pause.extend, /^gia hạn/i, /^extend/i],
  [(t) => t.nav.signIn, /nhập/i, /in$/i],
  [(t) => t.nav.signOut, /xuất/i, /out$/i],
];

describe('words say what their code means', () => {
  test.each(GROUPS)('%s, in English', (group) => {
    const words: Record<string, string> = MESSAGES.en[group];
    for (const [code, text] of Object.entries(words)) {
      const better = Object.values(words).filter((other) => fit(code, other) > fit(code, text));
      expect(better, `${group}.${code} is “${text}”`).toEqual([]);
    }
  });

  test('no two codes of a group share a word', () => {
    for (const language of Object.values(MESSAGES)) {
      for (const group of GROUPS) {
        const words = Object.values<string>(language[group]);
        expect(new Set(words).size, group).toBe(words.length);
      }
    }
  });

  test('what must not be taken for its opposite is not, in either language', () => {
    for (const [wordOf, vi, en] of OPPOSITES) {
      expect(wordOf(MESSAGES.vi)).toMatch(vi);
      expect(wordOf(MESSAGES.en)).toMatch(en);
    }
  });

  test('regression: that starts and completions are made up as well was not said above the screens', () => {
    expect(MESSAGES.vi.app.demonstration('31/03/2025')).toMatch(/khởi công, hoàn thành là dữ liệu minh họa/);
    expect(MESSAGES.en.app.demonstration('31 March 2025')).toMatch(/starts and completions are illustrative/);
  });

  test('regression: what the sources used do not state was said to stand in no source', () => {
    for (const { cluster, ground } of Object.values(MESSAGES)) {
      for (const words of [cluster.noFacts, ground.rule.illustrative]) {
        expect(words).not.toMatch(/nguồn nào|no source/i);
        expect(words).toMatch(/các nguồn đã dùng|the sources used/i);
      }
    }
  });
});
