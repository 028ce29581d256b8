/** What keeps somebody's work safe: drafts, signing in again, a lost connection; and the field in which days are typed. */
export const viKeep = {
  draft: {
    from: (time: string, day: string) => `Bản nháp lúc ${time}, ngày ${day}`,
    discard: 'bỏ bản nháp',
    /** Signing out on purpose. */
    left: (n: number) => `Trên máy này còn ${n} bản nháp chưa gửi. Đăng xuất sẽ xóa các bản nháp đó.`,
    signOut: 'Xóa và đăng xuất',
    stay: 'Ở lại',
  },
  again: {
    title: 'Phiên làm việc đã hết',
    why: (name: string) =>
      `Đăng nhập lại bằng tài khoản của ${name} để tiếp tục. Nội dung đang nhập vẫn còn trên màn hình này.`,
    open: 'Đăng nhập lại',
    later: 'Để sau',
    /** Signed in again as the same person, what was typed has not been sent. */
    back: (verb: string) => `Đã đăng nhập lại. Nội dung vẫn còn, chưa được gửi: bấm “${verb}” để gửi.`,
    other: (now: string, before: string) =>
      `Bạn vừa đăng nhập bằng tài khoản của ${now}. Nội dung ${before} đã nhập được giữ trong bản nháp của ${before} trên máy này và không được gửi.`,
    foreign: 'Nội dung này do người khác nhập. Chỉ người đó gửi được, sau khi đăng nhập lại.',
  },
  net: {
    offline: 'Không có mạng. Số liệu đang hiển thị có thể đã cũ; nội dung đang nhập được giữ trên máy này.',
    page: 'Không có mạng nên chưa tải được trang này. Trang tự tải khi có mạng trở lại.',
  },
  /** A failed read: nothing was typed, and nothing was being saved. */
  readError: {
    UNAUTHENTICATED: 'Phiên làm việc đã hết nên chưa xem được phần này. Đăng nhập lại để xem.',
    FORBIDDEN: 'Tài khoản này không xem được phần này.',
    NOT_FOUND: 'Không tìm thấy. Có thể đường dẫn đã cũ, hoặc tại ngày đang xem chưa có dữ liệu.',
    INVALID: 'Đường dẫn này không đúng nên không có gì để hiển thị.',
    CONFLICT: 'Số liệu vừa thay đổi. Thử lại để xem bản mới.',
    TOO_MANY: 'Quá nhiều yêu cầu trong một lúc. Chờ một phút rồi thử lại.',
    TOO_LARGE: 'Yêu cầu này quá lớn nên máy chủ không trả lời.',
    UNAVAILABLE: 'Chưa kết nối được máy chủ nên chưa tải được phần này.',
    OUTDATED: 'Trang này được mở từ trước khi hệ thống được nâng cấp. Tải lại trang để xem tiếp.',
    INTERNAL: 'Máy chủ gặp lỗi nên chưa tải được phần này. Thử lại; nếu vẫn lỗi, báo quản trị hệ thống.',
  },
  dayField: {
    shape: 'dd/mm/yyyy',
    open: 'Mở lịch',
    title: 'Chọn ngày',
    month: (name: string) => `Tháng ${name}`,
    before1: 'Tháng trước',
    after1: 'Tháng sau',
    today: (day: string) => `${day}, hôm nay`,
    none: 'Ngày viết theo dạng ngày/tháng/năm, ví dụ 31/03/2025.',
    before: (day: string) => `Sớm nhất là ${day}.`,
    after: (day: string) => `Muộn nhất là ${day}.`,
    between: (from: string, to: string) => `Chọn một ngày từ ${from} đến ${to}.`,
    weekdays: [
      ['T2', 'thứ hai'],
      ['T3', 'thứ ba'],
      ['T4', 'thứ tư'],
      ['T5', 'thứ năm'],
      ['T6', 'thứ sáu'],
      ['T7', 'thứ bảy'],
      ['CN', 'chủ nhật'],
    ] as [string, string][],
  },
};

export type KeepWords = typeof viKeep;
