import type { Day } from '../shared/day.ts';
import type { TargetSaid } from '../shared/programmes/facet.ts';
import { PAST_TARGETS } from './past-targets.ts';

export interface SeedTarget extends TargetSaid {
  code: string;
  /** The day on which the next plan took its place. */
  closedOn?: Day;
  /** What another source has said since, added to the second reading from that day on. */
  since?: { on: Day; vi: string; en: string };
  /** The second reading without what the demonstration makes of it. */
  asPublished?: { vi: string; en: string };
}

/** A notice of 2025 that contradicts a start which is counted (HN-054, seeds/reference/facts.csv). */
const DI_NAU = {
  on: '2025-03-31',
  vi: 'Cụm Dị Nậu (HN-054) được tính là đã khởi công theo nguồn nêu lễ khởi công ngày 16/5/2022; Thông báo 158/TB-VP năm 2025 nêu cụm còn phải khởi công.',
  en: 'Dị Nậu (HN-054) is counted as started, by the source that dates its start to 16 May 2022; Notice 158/TB-VP of 2025 has it still to start.',
};

const ESTABLISHED_2018_2020 = { milestone: 'established', from: '2018-01-01', to: '2020-12-31' } as const;
const IN_2025 = { from: '2025-01-01', to: '2025-12-31' } as const;
const GROWTH_PLAN = {
  sourceVi: 'Kế hoạch 20/KH-UBND và kịch bản tăng trưởng năm 2025 của UBND Thành phố',
  sourceEn: 'City plan 20/KH-UBND and the 2025 growth plan of the City People’s Committee',
  sourceUrl: 'https://www.vietnam.vn/en/ha-noi-se-thanh-lap-mo-rong-15',
  sourceNo: '20/KH-UBND',
  publishedOn: '2025-01',
  countsFrom: null,
  papers: null,
  plan: {
    nameVi: 'Kịch bản tăng trưởng năm 2025',
    nameEn: 'Growth plan for 2025',
    from: '2025-01-01',
    to: '2025-12-31',
    decision: '20/KH-UBND',
    day: null,
    issuer: null,
  },
};
const CONFERENCE_2023 = {
  sourceVi: 'Phát biểu của Phó Chủ tịch UBND Thành phố tại hội nghị của Sở Công Thương Hà Nội, năm 2023',
  sourceEn:
    'Statement of the Vice-Chairman of the City People’s Committee at the conference of the Hà Nội Department of Industry and Trade, 2023',
  sourceUrl: null,
  sourceNo: null,
  publishedOn: '2023',
  plan: null,
  countsFrom: null,
  papers: null,
};

/** The five that hold. Sets overlap: 30 and 34 lie within the 43. */
const CURRENT: SeedTarget[] = [
  {
    closed: false,
    metric: 'clusters',
    code: 'start-43',
    position: 1,
    nameVi: 'Khởi công đủ 43 cụm thành lập giai đoạn 2018–2020',
    nameEn: 'Construction started on all 43 clusters established in 2018–2020',
    definitionVi:
      'Cụm có quyết định thành lập từ 01/01/2018 đến 31/12/2020; đạt khi đã khởi công xây dựng hạ tầng (mốc khởi công được xác nhận).',
    definitionEn:
      'Clusters with an establishment decision from 1 January 2018 to 31 December 2020; achieved when construction of the infrastructure has started (confirmed).',
    cohort: ESTABLISHED_2018_2020,
    goal: { milestone: 'construction_started' },
    min: 43,
    max: 43,
    dueOn: '2025-12-31',
    quoteVi:
      '“… 43/43 cụm thành lập giai đoạn 2018–2020”, trong đó 11 cụm còn lại phải khởi công trong năm 2025.',
    quoteEn:
      '“… for 43/43” clusters established in 2018–2020, of which the remaining 11 are to start in 2025.',
    since: DI_NAU,
    secondReadingVi:
      'Câu của nguồn viết “hoàn thành xây dựng … 43/43”: có thể hiểu là hoàn thành cả 43 cụm, không chỉ khởi công. Cách hiểu thứ nhất được chọn vì nguồn giao khởi công 11 cụm còn lại và chỉ giao hoàn thành 30 cụm.',
    secondReadingEn:
      'The source’s sentence reads “to complete the construction … for 43/43”: it may mean completing all 43, not only starting them. The first reading is followed because the same source has the remaining 11 start and only 30 completed.',
    ...GROWTH_PLAN,
  },
  {
    closed: false,
    metric: 'clusters',
    code: 'complete-30',
    position: 2,
    nameVi: 'Hoàn thành hạ tầng 30 cụm khởi công giai đoạn 2021–2024',
    nameEn: 'Infrastructure completed on the 30 clusters that started in 2021–2024',
    definitionVi:
      'Cụm đã khởi công từ 01/01/2021 đến 31/12/2024; đạt khi hoàn thành hạ tầng kỹ thuật (mốc hoàn thành được xác nhận).',
    definitionEn:
      'Clusters whose construction started from 1 January 2021 to 31 December 2024; achieved when the infrastructure is completed (confirmed).',
    cohort: { milestone: 'construction_started', from: '2021-01-01', to: '2024-12-31' },
    goal: { milestone: 'infrastructure_completed' },
    min: 30,
    max: 30,
    dueOn: '2025-12-31',
    quoteVi: '“hoàn thành hạ tầng 30 cụm đã khởi công giai đoạn 2021–2024” trong năm 2025.',
    quoteEn:
      'Complete in 2025 the infrastructure of the “30 clusters that started construction in 2021–2024”.',
    since: DI_NAU,
    secondReadingVi:
      'Nguồn nêu 30 cụm khởi công 2021–2024, trong khi 43 trừ 11 cụm còn lại là 32: hai cụm chênh lệch được đặt khởi công vào tháng 1/2025 (minh họa). Cũng có thể hiểu 30 là số cụm còn phải hoàn thành, ngoài 5 cụm đã hoàn thành đến tháng 6/2024.',
    secondReadingEn:
      'The source says 30 started in 2021–2024, while 43 less the remaining 11 is 32: the two between them are placed in January 2025 (illustrative). The 30 may also be those still to be completed, beside the 5 completed by June 2024.',
    asPublished: {
      vi: 'Nguồn nêu 30 cụm khởi công 2021–2024, trong khi 43 trừ 11 cụm còn lại là 32. Cũng có thể hiểu 30 là số cụm còn phải hoàn thành, ngoài 5 cụm đã hoàn thành đến tháng 6/2024.',
      en: 'The source says 30 started in 2021–2024, while 43 less the remaining 11 is 32. The 30 may also be those still to be completed, beside the 5 completed by June 2024.',
    },
    ...GROWTH_PLAN,
  },
  {
    closed: false,
    metric: 'clusters',
    code: 'establish-2025',
    position: 3,
    nameVi: 'Thành lập, mở rộng 15–20 cụm trong năm 2025',
    nameEn: '15–20 clusters established or expanded by decision in 2025',
    definitionVi:
      'Cụm chưa thành lập và chưa hoạt động trước năm 2025, cùng các cụm có quyết định mở rộng trong năm 2025; đạt khi có quyết định thành lập hoặc mở rộng trong năm 2025. Dưới 15 là không đạt, trên 20 là vượt.',
    definitionEn:
      'Clusters neither established nor operating before 2025, and those whose expansion is decided in 2025; achieved with a decision to establish or expand in 2025. Below 15 is missed, above 20 is over.',
    cohort: {
      any: [
        {
          all: [
            { not: { milestone: 'established', to: '2024-12-31' } },
            { not: { milestone: 'first_tenant', to: '2024-12-31' } },
          ],
        },
        { milestone: 'expansion_decided', ...IN_2025 },
      ],
    },
    goal: {
      any: [
        { milestone: 'established', ...IN_2025 },
        { milestone: 'expansion_decided', ...IN_2025 },
      ],
    },
    min: 15,
    max: 20,
    dueOn: '2025-12-31',
    quoteVi: '“thành lập, mở rộng 15–20 cụm công nghiệp” trong năm 2025.',
    quoteEn: '“establish and expand 15–20 industrial clusters” in 2025.',
    secondReadingVi: null,
    secondReadingEn: null,
    ...GROWTH_PLAN,
  },
  {
    closed: false,
    metric: 'clusters',
    code: 'start-34',
    position: 4,
    nameVi: '34 cụm mới có lộ trình khởi công (2023)',
    nameEn: '34 new clusters on a roadmap to start construction (2023)',
    definitionVi:
      'Trong 43 cụm thành lập giai đoạn 2018–2020, những cụm chưa khởi công đến hết năm 2022; đạt khi đã khởi công.',
    definitionEn:
      'Of the 43 clusters established in 2018–2020, those that had not started by the end of 2022; achieved when construction has started.',
    cohort: {
      all: [ESTABLISHED_2018_2020, { not: { milestone: 'construction_started', to: '2022-12-31' } }],
    },
    goal: { milestone: 'construction_started' },
    min: 34,
    max: 34,
    dueOn: null,
    quoteVi: '“34 cụm công nghiệp mới có lộ trình khởi công” trong năm 2023.',
    quoteEn: '“34 new industrial clusters” on a roadmap to start construction in 2023.',
    secondReadingVi:
      'Nguồn không nêu tên 34 cụm. Cách tính ở đây là suy ra: 43 cụm trừ 9 cụm đã khởi công đến hết năm 2022.',
    secondReadingEn:
      'The source does not name the 34. The count here is derived: the 43 less the 9 that had started by the end of 2022.',
    ...CONFERENCE_2023,
  },
  {
    closed: false,
    metric: 'clusters',
    code: 'improve-70',
    position: 5,
    nameVi: 'Nâng cao hiệu quả hoạt động của 70 cụm đang hoạt động',
    nameEn: 'Improve the operation of the 70 existing clusters',
    definitionVi: 'Cụm đã hoạt động trước hết năm 2022.',
    definitionEn: 'Clusters operating by the end of 2022.',
    cohort: { milestone: 'first_tenant', to: '2022-12-31' },
    goal: null,
    min: null,
    max: null,
    dueOn: null,
    quoteVi: '“nâng cao hiệu quả hoạt động của 70 cụm công nghiệp hiện có”.',
    quoteEn: '“improve the operation of the 70 existing clusters”.',
    secondReadingVi:
      'Nguồn không nêu tên 70 cụm: danh sách ở đây là suy ra, và gồm một số cụm mà nguồn chưa chắc đang hoạt động (ghi rõ ở từng cụm).',
    secondReadingEn:
      'The source does not name the 70: the list here is derived, and holds some whose own source doubts that they operate (said at each).',
    ...CONFERENCE_2023,
  },
];

/** The official numbers and, closed, those of earlier plans. */
export const TARGETS: readonly SeedTarget[] = [...CURRENT, ...PAST_TARGETS];

/** A target with what another source has said since. */
export const withReading = <T extends { secondReadingVi: string | null; secondReadingEn: string | null }>(
  target: T,
  { vi, en }: { vi: string; en: string },
): T => ({
  ...target,
  secondReadingVi: [target.secondReadingVi, vi].filter(Boolean).join(' '),
  secondReadingEn: [target.secondReadingEn, en].filter(Boolean).join(' '),
});
