/** Words of how a cluster stands: the status sentence, its timeline, the moves of its forecasts, its sources. */
export const viStatus = {
  /** The sentence, in parts. `gate` begins it. */
  vsSchedule: (gate: string, slip: string, schedule: string) =>
    `${gate} ${slip} so với tiến độ được duyệt hiện hành (${schedule})`,
  onSchedule: (gate: string, schedule: string) => `${gate} đúng tiến độ được duyệt hiện hành (${schedule})`,
  overdue: (gate: string, length: string, schedule: string) =>
    `${gate} quá hạn ${length} so với tiến độ được duyệt hiện hành (${schedule})`,
  due: (gate: string, schedule: string, lateness: string) =>
    `${gate}: hạn ${schedule} theo tiến độ được duyệt hiện hành, ${lateness}`,
  unscheduled: (gate: string) => `${gate} chưa có tiến độ được duyệt, nên chưa tính được chậm hay không`,
  completed: (date: string) => `Hạ tầng hoàn thành ${date}`,
  ended: (act: string, date: string) => `${act}, có hiệu lực ${date}`,
  expected: (date: string) => `dự kiến ${date}`,
  notExpected: 'chưa có ngày dự kiến',
  lapsed: (date: string) => `ngày dự kiến ${date} đã qua mà chưa thực hiện`,
  occupied: (percent: string) => `lấp đầy ${percent} %`,
  original: (slip: string) => `So với tiến độ gốc trong quyết định: ${slip}.`,
  rule: 'Cách xếp loại',

  label: 'Hiện trạng',
  why: 'Nguyên nhân',
  obstacleOverdue: (day: string) => `vướng mắc quá hạn giải quyết từ ${day}`,
  obstacleDue: (day: string) => `vướng mắc, hạn giải quyết ${day}`,
  moreObstacles: (n: number) => `và ${n} vướng mắc khác`,
  putOff: (from: string, to: string) => `lần lùi gần nhất: ${from} → ${to}`,
  noCause: 'Chưa nêu nguyên nhân chậm',
  move: 'Việc đang ở',
  next: 'Mốc kế tiếp',
  product: (product: string) => `sản phẩm: ${product.charAt(0).toLowerCase()}${product.slice(1)}`,
  nextDue: (date: string) => `hạn ${date}`,
  report: 'Báo cáo gần nhất',

  /** One move of a forecast: what it was, what it is, by how much, why. */
  moved: (from: string, to: string) => `${from} → ${to}`,
  later: (length: string) => `lùi ${length}`,
  earlier: (length: string) => `sớm lên ${length}`,
  unchanged: (date: string) => `giữ nguyên ${date}`,
  reworded: 'cùng hạn cuối',
  first: 'lần đầu',
  because: (reason: string) => `vì ${reason}`,
  noReason: 'không nêu lý do',
  afterAdjustment: (date: string) => `sau khi tiến độ được điều chỉnh đến ${date}`,
  run: (n: number, from: string, to: string) => `${n} báo cáo giữ nguyên dự kiến, ${from} – ${to}`,
  older: (n: number) => `Xem ${n} mục cũ hơn`,

  timeline: 'Tiến trình thực hiện',
  legend: {
    original: 'tiến độ gốc',
    schedule: 'tiến độ được duyệt hiện hành',
    forecast: 'dự kiến',
    actual: 'thực tế',
  },
  today: 'hôm nay',
  asOf: (day: string) => `tại ${day}`,
  behindNoDate: 'đã thực hiện, chưa có ngày',
  over: 'chưa thực hiện khi cụm chấm dứt',
  passed: (n: number) => `${n} mốc đã qua, chưa có ngày`,
  undated: (n: number) => `${n} mốc phía trước, chưa có ngày`,
  alsoDone: (n: number) => `Hiện cả ${n} mốc đã thực hiện`,
  table: 'Xem bảng các mốc',
  nothingDated: 'Chưa mốc nào của cụm này có ngày.',

  decided: 'Thành lập',
  started: 'Khởi công',
  otherFacts: 'Thông tin khác',
  path: 'Các mốc chính',
  update: 'Cập nhật tiến độ',
  obstacleMore: 'Đề xuất, kết quả phải có',

  source: {
    title: 'Nguồn',
    /** Of several documents. */
    titles: (n: number) => `${n} nguồn`,
    opens: 'mở trong cửa sổ mới',
    none: 'Không ghi nguồn',
  },

  missing: {
    cluster: (code: string) => `Không tìm thấy cụm ${code}`,
    area: (code: string) => `Không tìm thấy địa bàn ${code}`,
    why: 'Mã này không có trong hệ thống. Đường dẫn có thể đã cũ hoặc bị chép sai.',
    whyOnDay: (day: string) => `Đến ngày ${day}, mã này chưa được ghi nhận trong hệ thống.`,
    search: 'Tìm cụm trên bản đồ',
    today: 'Xem tại hôm nay',
  },
};

export type StatusWords = typeof viStatus;
