/** Words of the page of an area: one denominator throughout, the clusters that have a schedule. */
export const viArea = {
  none: 'chưa có cụm công nghiệp',
  late: (late: number, scheduled: number) => `${late} trong ${scheduled} cụm có tiến độ bị chậm`,
  noneLate: (scheduled: number) => `không cụm nào chậm trong ${scheduled} cụm có tiến độ`,
  unscheduled: (noPlan: number, all: number) => `${noPlan} trong ${all} cụm chưa có tiến độ được duyệt`,
  allDone: (all: number) => `${all} cụm, đã hoàn thành theo dõi tiến độ`,
  choose: 'Chọn địa bàn',
  mapNote: 'Màu đậm: nhiều cụm chậm hơn, trong số cụm có tiến độ. Địa bàn lân cận để nhạt.',

  compare: 'So với toàn Thành phố',
  here: 'Địa bàn',
  city: 'Thành phố',
  clusters: 'Số cụm',
  scheduled: 'Có tiến độ được duyệt',
  lateOf: 'Chậm, trong số cụm có tiến độ',
  noPlan: 'Chưa có tiến độ',
  stale: 'Quá hạn báo cáo',
  of: (part: number, whole: number) => `${part} trong ${whole}`,
  cityHas: (n: number) => `Thành phố gồm cả ${n} cụm chưa có địa bàn.`,
  nowhere: 'chưa có địa bàn',

  allAreas: 'Mọi địa bàn của Thành phố',
  columns: {
    name: 'Địa bàn',
    clusters: 'Số cụm',
    scheduled: 'Có tiến độ',
    late: 'Chậm',
    share: 'Tỷ lệ chậm trong số cụm có tiến độ',
    noPlan: 'Chưa có tiến độ',
    stale: 'Quá hạn báo cáo',
  },
  tooFew: (fewest: number) =>
    `Dưới ${fewest} cụm có tiến độ thì chỉ nêu số cụm, không tính tỷ lệ. Cộng các địa bàn và cụm chưa có địa bàn bằng toàn Thành phố.`,
  noRow: (n: number) => `${n} địa bàn khác chưa có cụm công nghiệp.`,
};

export type AreaWords = typeof viArea;
