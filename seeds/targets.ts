import type { TargetDay } from '../shared/programmes/facet.ts';

const ESTABLISHED_2018_2020 = { milestone: 'established', from: '2018-01-01', to: '2020-12-31' } as const;
const GROWTH_PLAN = {
  sourceVi: 'Kế hoạch 20/KH-UBND và kịch bản tăng trưởng năm 2025 của UBND Thành phố',
  sourceEn: 'City plan 20/KH-UBND and the 2025 growth plan of the City People’s Committee',
  sourceUrl: 'https://www.vietnam.vn/en/ha-noi-se-thanh-lap-mo-rong-15',
  publishedOn: '2025-01',
};
const DEPARTMENT_2023 = {
  sourceVi: 'Sở Công Thương Hà Nội, hội nghị năm 2023',
  sourceEn: 'Hà Nội Department of Industry and Trade, conference of 2023',
  sourceUrl: null,
  publishedOn: '2023',
};

/** The five official numbers (product.md). Sets overlap: 30 and 34 lie within the 43. */
export const TARGETS: (TargetDay & { code: string })[] = [
  {
    closed: false,
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
    ...GROWTH_PLAN,
  },
  {
    closed: false,
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
    ...GROWTH_PLAN,
  },
  {
    closed: false,
    code: 'establish-2025',
    position: 3,
    nameVi: 'Thành lập, mở rộng 15–20 cụm trong năm 2025',
    nameEn: '15–20 clusters established or expanded by decision in 2025',
    definitionVi:
      'Cụm chưa thành lập và chưa hoạt động trước năm 2025; đạt khi có quyết định thành lập hoặc mở rộng trong năm 2025. Dưới 15 là không đạt, trên 20 là vượt.',
    definitionEn:
      'Clusters neither established nor operating before 2025; achieved with a decision to establish or expand in 2025. Below 15 is missed, above 20 is over.',
    cohort: {
      all: [
        { not: { milestone: 'established', to: '2024-12-31' } },
        { not: { milestone: 'first_tenant', to: '2024-12-31' } },
      ],
    },
    goal: { milestone: 'established', from: '2025-01-01', to: '2025-12-31' },
    min: 15,
    max: 20,
    dueOn: '2025-12-31',
    ...GROWTH_PLAN,
  },
  {
    closed: false,
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
    ...DEPARTMENT_2023,
  },
  {
    closed: false,
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
    ...DEPARTMENT_2023,
  },
];
