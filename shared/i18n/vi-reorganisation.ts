/** What a signing changes, counted. */
export interface SigningTotals {
  units: number;
  clusters: number;
  /** Accounts that end with it. */
  ending: number;
  /** People without an account to end, whose post ends. */
  posts: number;
}

/** Words of what passes from units that end to those that take their place. */
export const viReorganisation = {
  title: (open: number, day: string) =>
    open === 0
      ? `Chuyển giao địa bàn từ ${day}: cụm nào cũng đã có người nhận`
      : `Chuyển giao địa bàn từ ${day}: còn ${open} cụm chưa có người nhận`,
  hint: 'Đơn vị hành chính cũ kết thúc, đơn vị mới nhận nhiệm vụ. Trước ngày chuyển giao không có gì thay đổi. Từ ngày đó tài khoản của đơn vị cũ hết quyền, tên vẫn ở trong lịch sử; người nhận trả lời cả những việc đơn vị cũ chưa trả lời. Kế hoạch này chỉ người của Sở xem được.',
  day: 'Ngày sắp xếp đơn vị hành chính',
  none: 'Chưa có dữ liệu về đơn vị cũ và đơn vị kế thừa, nên chưa lập được kế hoạch. Nạp đơn vị hành chính ở trang Quản lý trước.',
  nothing: 'Không cụm nào và không tài khoản nào thuộc các đơn vị kết thúc vào ngày này.',
  take: (name: string) => `Ký cho ${name}`,
  counts: (clusters: number, open: number) =>
    clusters === 0
      ? 'không có cụm'
      : open === 0
        ? `${clusters} cụm, đã ký đủ`
        : open === clusters
          ? `${clusters} cụm chưa ký`
          : `${clusters} cụm, còn ${open} cụm chưa ký`,
  undecided: (n: number) => `${n} cụm chưa xác định người nhận`,
  ending: (n: number) => `${n} người kết thúc nhiệm vụ`,
  left: (units: number, undecided: number) =>
    undecided === 0
      ? `${units} đơn vị còn việc phải ký. Cụm nào cũng đã có người được đề xuất.`
      : `${units} đơn vị còn việc phải ký; ${undecided} cụm chưa xác định người nhận.`,
  done: (n: number) => `${n} đơn vị không còn gì phải ký`,
  next: (n: number) => `Đến cụm tiếp theo chưa xác định (${n})`,
  all: 'Chọn tất cả đơn vị còn việc phải ký',
  account: (name: string, day: string) => `${name}: tài khoản dùng đến hết ${day}`,
  accountEnds: (name: string, day: string) => `${name}: tài khoản sẽ hết hạn sau ${day}`,
  officer: (name: string) => `${name}: chưa có tài khoản`,
  noAccount: 'Đơn vị này không có tài khoản.',
  cluster: 'Cụm',
  commune: 'Xã, phường nhận',
  chooseCommune: 'Chọn xã, phường',
  asked:
    'Cụm phải chọn xã, phường: danh mục chưa ghi cụm nằm ở đâu; chọn theo hồ sơ. Lựa chọn được ghi vào danh mục.',
  taker: 'Người nhận',
  notYet: 'Chưa xác định',
  noTaker: 'Chưa có ai thuộc địa bàn này',
  withoutAccount: (name: string) => `${name} (chưa có tài khoản)`,
  communeOf: (name: string) => `Xã, phường nhận cụm ${name}`,
  takerOf: (name: string) => `Người nhận cụm ${name}`,
  signed: (commune: string, person: string) => `Đã ký: ${commune}, ${person}`,
  unable: (person: string) => `${person} không còn nhận được; chọn người khác.`,
  chosen: (units: number, clusters: number) => `Đã chọn ${units} đơn vị: ${clusters} cụm`,
  toEnd: 'Đến phần ký',
  changes: 'Sẽ thay đổi',
  changesHint: (day: string) => `Kể từ ${day}. Xem lại trước khi ký.`,
  totals: ({ units, clusters, ending, posts }: SigningTotals) =>
    `Ký cho ${units} đơn vị: ${[
      `chuyển giao ${clusters} cụm`,
      `${ending} tài khoản hết hạn`,
      ...(posts > 0 ? [`${posts} nhiệm vụ kết thúc`] : []),
    ].join('; ')}.`,
  noChanges: 'Chọn ít nhất một đơn vị để xem sẽ thay đổi những gì.',
  before: 'Đang',
  after: 'Thành',
  what: 'Cụm, tài khoản',
  ofAccount: (name: string) => `Tài khoản của ${name}`,
  usable: 'còn dùng',
  ends: (day: string) => `hết hạn sau ${day}`,
  ofPost: (name: string) => `Nhiệm vụ của ${name}`,
  postRuns: 'đang phụ trách',
  postEnds: (day: string) => `kết thúc sau ${day}`,
  at: (unit: string, person: string) => (person === '' ? unit : `${unit} – ${person}`),
  stays: (n: number) => `${n} cụm chưa xác định người nhận, vẫn ở trong danh sách để ký sau.`,
  sign: (clusters: number, accounts: number) => `Ký: ${clusters} cụm, ${accounts} tài khoản`,
  saved: (clusters: number, accounts: number, day: string) =>
    `Đã ký chuyển giao ${clusters} cụm; ${accounts} tài khoản hết hạn. Có hiệu lực từ ${day}.`,
  signings: 'Các lần đã ký',
  signing: (number: string, issuer: string, day: string) => `Văn bản số ${number} ngày ${day} của ${issuer}`,
  signingCounts: (clusters: number, accounts: number, day: string) =>
    `${clusters} cụm, ${accounts} tài khoản, có hiệu lực từ ${day}`,
  cancelled: 'đã hủy',
  cancel: 'Hủy lần ký này',
  cancelOf: (number: string) => `Hủy lần ký theo văn bản số ${number}`,
  cancelNote: 'Lý do hủy',
  cancelHint: 'Tài khoản của đơn vị cũ trở lại như trước khi ký; các cụm trở lại chưa có người nhận.',
  cancelledNow: (number: string) => `Đã hủy lần ký theo văn bản số ${number}.`,
};
