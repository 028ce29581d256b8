/** Words of whose a cluster is: handing over, assigning, and what nobody has. */
export const viAssign = {
  nav: 'Phân công',
  title: (n: number) => (n === 0 ? 'Cụm nào cũng có người quản lý' : `${n} cụm chưa có người quản lý`),
  name: 'Phân công người quản lý dự án',
  hint: 'Chỉ tính cụm đang chuẩn bị hoặc đang xây dựng: ở đó phải có người báo cáo.',
  orphans: (n: number) => `Cụm chưa có người quản lý (${n})`,
  nobody: 'chưa giao cho ai',
  noInvestor: 'chưa có chủ đầu tư hạ tầng nên chưa giao được',
  closed: (name: string) => `tài khoản của ${name} đã khóa: giao lại ở danh sách bên dưới`,
  managers: (n: number) => `Người quản lý dự án (${n})`,
  find: 'Tìm theo tên người hoặc tên cụm',
  noneFound: 'Không có ai khớp với từ tìm kiếm.',
  clusters: (n: number) => (n === 0 ? 'không phụ trách cụm nào' : `${n} cụm`),
  account: { open: 'có tài khoản', closed: 'tài khoản đã khóa', none: 'chưa có tài khoản' },
  handOver: 'Giao lại cụm',
  handOverOf: (name: string) => `Giao lại cụm của ${name}`,
  which: 'Cụm giao lại',
  all: (n: number) => `Tất cả (${n})`,
  to: 'Người nhận',
  choose: 'Chọn người nhận',
  from: 'Từ ngày',
  note: 'Lý do, văn bản',
  passes:
    'Dự kiến, báo cáo bị trả lại và kỳ báo cáo còn nợ theo cụm sang người nhận. Tên người cũ vẫn ở trong lịch sử.',
  save: (n: number) => `Giao lại ${n} cụm`,
  saved: (n: number, from: string, to: string, day: string) =>
    `${from} giao lại ${n} cụm cho ${to} từ ngày ${day}.`,
  assign: 'Giao cụm',
  assignOf: (name: string) => `Giao cụm ${name}`,
  saveAssign: 'Giao cụm',
  savedAssign: (name: string, to: string, day: string) => `Đã giao ${name} cho ${to} từ ngày ${day}.`,
  said: {
    kind: 'Người quản lý',
    passed: (from: string, to: string) => `${from} giao lại cho ${to}`,
    given: (to: string) => `giao cho ${to}`,
    since: (day: string) => `từ ngày ${day}`,
  },
};

export type AssignWords = typeof viAssign;
