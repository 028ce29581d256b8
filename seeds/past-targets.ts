import type { CohortRule, Goal } from '../shared/programme.ts';
import type { SeedTarget } from './targets.ts';

/**
 * What earlier plans wanted, with the day on which the next plan took their place. What has become of them is counted by
 * the same rules as the targets that hold; where a source names no clusters and no rule, nothing is counted.
 */
const ESTABLISHED_2018_2020 = { milestone: 'established', from: '2018-01-01', to: '2020-12-31' } as const;
/** Where no source names the clusters. */
const NONE: CohortRule = { any: [] };

const reached = (milestone: 'construction_started' | 'infrastructure_completed', year: string) =>
  ({ milestone, from: `${year}-01-01`, to: `${year}-12-31` }) as const;

interface Words {
  vi: string;
  en: string;
}

interface Past {
  code: string;
  name: Words;
  definition: Words;
  quote: Words;
  cohort: CohortRule;
  goal: Goal | null;
  range: [number, number] | null;
  dueOn: string;
  published: string;
  closedOn: string;
  source: Words;
  url: string | null;
}

const past = (target: Past, i: number): SeedTarget => ({
  code: target.code,
  position: 20 + i,
  closed: false,
  metric: 'clusters',
  closedOn: target.closedOn,
  nameVi: target.name.vi,
  nameEn: target.name.en,
  definitionVi: target.definition.vi,
  definitionEn: target.definition.en,
  cohort: target.cohort,
  goal: target.goal,
  min: target.range?.[0] ?? null,
  max: target.range?.[1] ?? null,
  dueOn: target.dueOn,
  publishedOn: target.published,
  sourceVi: target.source.vi,
  sourceEn: target.source.en,
  sourceUrl: target.url,
  sourceNo: null,
  plan: null,
  countsFrom: null,
  papers: null,
  quoteVi: target.quote.vi,
  quoteEn: target.quote.en,
  secondReadingVi: null,
  secondReadingEn: null,
});

const VNA_2021 = {
  published: '2021-03-24',
  closedOn: '2023-03-27',
  dueOn: '2021-12-31',
  source: { vi: 'TTXVN, 24/3/2021', en: 'VNA, 24 March 2021' },
  url: 'https://en.vietnamplus.vn/hanoi-plans-to-begin-construction-of-43-industrial-clusters-in-2021/198049.vnp',
};
const PLAN_97 = {
  published: '2023-03-27',
  closedOn: '2024-01-31',
  dueOn: '2023-12-31',
  source: { vi: 'Kế hoạch 97/KH-UBND năm 2023', en: 'City plan 97/KH-UBND of 2023' },
  url: 'http://www.hanoitimes.vn/hanoi-to-establish-10-industrial-clusters-this-year-323224.html',
};
const PLAN_2024 = {
  published: '2024-01',
  closedOn: '2025-01-31',
  dueOn: '2024-12-31',
  source: {
    vi: 'Kế hoạch năm 2024 của UBND Thành phố, theo TTXVN 10/7/2024',
    en: 'City plan for 2024, by VNA, 10 July 2024',
  },
  url: 'https://www.einpresswire.com/article/726526236/h-n-i-eyes-eight-more-industrial-clusters-by-2030',
};

export const PAST_TARGETS: readonly SeedTarget[] = (
  [
    {
      code: 'start-2015',
      name: {
        vi: 'Khởi công 8 trong 9 cụm đã chuẩn bị (2015)',
        en: 'Start 8 of the 9 clusters prepared (2015)',
      },
      definition: { vi: 'Nguồn không nêu tên các cụm.', en: 'The source does not name the clusters.' },
      quote: { vi: 'Khởi công 8 trong 9 cụm đã chuẩn bị.', en: 'Start 8 of 9 prepared clusters.' },
      cohort: NONE,
      goal: null,
      range: [8, 8],
      dueOn: '2015-12-31',
      published: '2015-06',
      closedOn: '2016-01-01',
      source: { vi: 'ven.vn 21009', en: 'ven.vn 21009' },
      url: 'http://ven.vn/hanoi-expands-industrial-clusters-21009.html',
    },
    {
      code: 'establish-2019',
      name: { vi: 'Thành lập mới 30 cụm đến hết năm 2019', en: '30 new clusters by the end of 2019' },
      definition: {
        vi: 'Các nguồn chỉ nêu tổng 43 cụm thành lập giai đoạn 2018–2020, không nêu theo từng năm, nên không tính được số đạt.',
        en: 'The sources give 43 established in 2018–2020 in all and not by year, so what was achieved cannot be counted.',
      },
      quote: { vi: '30 cụm mới đến hết năm 2019.', en: '30 new clusters by the end of 2019.' },
      cohort: ESTABLISHED_2018_2020,
      goal: null,
      range: [30, 30],
      dueOn: '2019-12-31',
      published: '2019-07',
      closedOn: '2020-03-02',
      source: { vi: 'TTXVN, 7/2019', en: 'VNA, July 2019' },
      url: null,
    },
    {
      code: 'establish-2020',
      name: { vi: 'Thành lập 25 cụm trong năm 2020', en: '25 clusters planned for 2020' },
      definition: {
        vi: 'Các nguồn chỉ nêu tổng 43 cụm thành lập giai đoạn 2018–2020, không nêu theo từng năm, nên không tính được số đạt.',
        en: 'The sources give 43 established in 2018–2020 in all and not by year, so what was achieved cannot be counted.',
      },
      quote: { vi: '25 cụm dự kiến trong năm.', en: '25 planned this year.' },
      cohort: ESTABLISHED_2018_2020,
      goal: null,
      range: [25, 25],
      dueOn: '2020-12-31',
      published: '2020-03-02',
      closedOn: '2021-03-24',
      source: { vi: 'TTXVN, 2020', en: 'VNA, 2020' },
      url: null,
    },
    {
      ...VNA_2021,
      code: 'start-2021',
      name: {
        vi: 'Khởi công cả 43 cụm trong năm 2021',
        en: 'Construction started on all 43 clusters in 2021',
      },
      definition: {
        vi: 'Cụm thành lập giai đoạn 2018–2020; đạt khi khởi công đến hết năm 2021. Kế hoạch theo quý: 1, 23, 13 và 6 cụm.',
        en: 'Clusters established in 2018–2020; achieved when construction started by the end of 2021. By quarter: 1, 23, 13 and 6.',
      },
      quote: {
        vi: 'Khởi công 43 cụm trong năm 2021: quý I 1 cụm, quý II 23, quý III 13, quý IV 6.',
        en: '“begin construction of one industrial cluster in Quarter 1, 23 in Quarter 2, 13 in Quarter 3, and six in Quarter 4”.',
      },
      cohort: ESTABLISHED_2018_2020,
      goal: { milestone: 'construction_started', to: '2021-12-31' },
      range: [43, 43],
    },
    {
      ...VNA_2021,
      code: 'complete-2021',
      name: {
        vi: 'Hoàn thành hạ tầng ít nhất 20 cụm trong năm 2021',
        en: 'Infrastructure of at least 20 clusters completed in 2021',
      },
      definition: {
        vi: 'Cụm thành lập giai đoạn 2018–2020; đạt khi hoàn thành hạ tầng đến hết năm 2021.',
        en: 'Clusters established in 2018–2020; achieved when the infrastructure was completed by the end of 2021.',
      },
      quote: {
        vi: 'Phấn đấu hoàn thành hạ tầng kỹ thuật ít nhất 20 cụm.',
        en: '“to complete technical infrastructure for at least 20 industrial clusters”.',
      },
      cohort: ESTABLISHED_2018_2020,
      goal: { milestone: 'infrastructure_completed', to: '2021-12-31' },
      range: [20, 43],
    },
    {
      ...PLAN_97,
      code: 'establish-2023',
      name: { vi: 'Thành lập 5–10 cụm trong năm 2023', en: '5–10 clusters established in 2023' },
      definition: {
        vi: 'Các nguồn không nêu ngày của những quyết định thành lập từ năm 2021 đến năm 2024, nên không tính được số đạt.',
        en: 'The sources do not date the establishment decisions of 2021 to 2024, so what was achieved cannot be counted.',
      },
      quote: {
        vi: 'Thành lập 5–10 cụm trong năm 2023.',
        en: '“to establish 5 to 10 industrial clusters by 2023”.',
      },
      cohort: NONE,
      goal: null,
      range: [5, 10],
    },
    {
      ...PLAN_97,
      code: 'start-2023',
      name: {
        vi: 'Khởi công 10–20 cụm trong năm 2023',
        en: 'Construction started on 10–20 clusters in 2023',
      },
      definition: {
        vi: 'Cụm thành lập giai đoạn 2018–2020; đạt khi khởi công trong năm 2023.',
        en: 'Clusters established in 2018–2020; achieved when construction started in 2023.',
      },
      quote: {
        vi: 'Hoàn thành thủ tục để khởi công 10–20 cụm thuộc giai đoạn 2018–2020; tháng 9/2023 nguồn khác nêu 20 cụm.',
        en: '“… the start of construction of technical infrastructure for 10-20 industrial clusters that are part of the 2018-2020 plan”; in September 2023 another source has 20.',
      },
      cohort: ESTABLISHED_2018_2020,
      goal: reached('construction_started', '2023'),
      range: [10, 20],
    },
    {
      ...PLAN_2024,
      code: 'complete-2024',
      name: {
        vi: 'Hoàn thành, khánh thành 15–20 cụm trong năm 2024',
        en: '15–20 clusters completed and inaugurated in 2024',
      },
      definition: {
        vi: 'Cụm thành lập giai đoạn 2018–2020; đạt khi hoàn thành hạ tầng trong năm 2024.',
        en: 'Clusters established in 2018–2020; achieved when the infrastructure was completed in 2024.',
      },
      quote: {
        vi: 'Hoàn thành hạ tầng và khánh thành 15–20 cụm; nguồn khác nêu là tháo gỡ khó khăn cho 15–20 cụm.',
        en: '“to complete infrastructure construction and inaugurate 15 - 20 industrial clusters”; another source has difficulties removed for 15–20.',
      },
      cohort: ESTABLISHED_2018_2020,
      goal: reached('infrastructure_completed', '2024'),
      range: [15, 20],
    },
    {
      ...PLAN_2024,
      code: 'establish-2024',
      name: {
        vi: 'Thành lập, mở rộng 10–15 cụm trong năm 2024',
        en: '10–15 clusters established or expanded in 2024',
      },
      definition: {
        vi: 'Các nguồn không nêu ngày của những quyết định thành lập, mở rộng từ năm 2021 đến năm 2024, nên không tính được số đạt.',
        en: 'The sources do not date the decisions of 2021 to 2024 to establish or expand, so what was achieved cannot be counted.',
      },
      quote: {
        vi: 'Thành lập và mở rộng 10–15 cụm.',
        en: '“setting up and expanding 10 - 15 others”.',
      },
      cohort: NONE,
      goal: null,
      range: [10, 15],
    },
  ] satisfies Past[]
).map(past);
