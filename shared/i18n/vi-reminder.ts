import type { LetterState, NoticeKind } from '../reminders/digest.ts';

/** Words of reminders: on their page, in the bar and in the letter. */
export const viReminder = {
  nav: 'Nhắc việc',
  open: (n: number) => (n === 0 ? 'Nhắc việc' : `Nhắc việc: ${n} việc mới`),
  title: (n: number, day: string) =>
    n === 0 ? `Không có việc mới ngày ${day}` : `${n} việc mới ngày ${day}`,
  none: 'Chưa có bản nhắc việc nào trong 14 ngày qua. Khi không có gì đến hạn thì không nhắc.',
  hint: 'Mỗi việc được nhắc một lần, vào buổi sáng ngày làm việc. Việc còn chờ luôn có ở trang Việc của tôi.',
  ofDay: (day: string) => `Ngày ${day}`,
  fresh: 'mới',
  /** What each group of notices is; the number says how many. */
  kind: {
    returned: (n: number) => `Báo cáo bị trả lại (${n})`,
    waiting: (n: number) => `Báo cáo chờ xác nhận (${n})`,
    asked_overdue: (n: number) => `Vướng mắc quá hạn trả lời (${n})`,
    asked: (n: number) => `Vướng mắc chờ trả lời (${n})`,
    request: (n: number) => `Ngày dự kiến chờ chấp thuận (${n})`,
    explain: (n: number) => `Ngày bị lỡ phải giải trình (${n})`,
    overdue: (n: number) => `Mốc quá hạn (${n})`,
    lapsed: (n: number) => `Ngày dự kiến đã qua (${n})`,
    report_overdue: (n: number) => `Báo cáo định kỳ quá hạn (${n})`,
    report_climbed: (n: number) => `Cụm vẫn chưa gửi báo cáo (${n})`,
    report_missed: (n: number) => `Cụm không gửi báo cáo (${n})`,
    assigned: (n: number) => `Cụm mới được giao (${n})`,
    report_due: (n: number) => `Báo cáo định kỳ sắp đến hạn (${n})`,
    due_soon: (n: number) => `Mốc sắp đến hạn (${n})`,
  } satisfies Record<NoticeKind, (n: number) => string>,
  said: {
    returned: (what: string) => `${what}: báo cáo bị trả lại, cần báo lại hoặc đặt ngày mới`,
    waiting: (what: string, date: string) => `${what}: đã báo ${date}, chờ xác nhận`,
    asked: (what: string, cause: string, day: string) => `${what} (${cause}): chờ trả lời, hạn ${day}`,
    asked_overdue: (what: string, cause: string, day: string) =>
      `${what} (${cause}): chờ trả lời, quá hạn từ ${day}`,
    request: (what: string, date: string) => `${what}: dự kiến ${date}, chờ chấp thuận`,
    explain: (what: string, day: string) => `${what}: đã qua ngày mà chưa đạt, hạn giải trình ${day}`,
    overdue: (what: string, date: string) => `${what}: quá hạn so với tiến độ được duyệt (${date})`,
    lapsed: (what: string, date: string) => `${what}: dự kiến ${date}, cần đặt ngày mới hoặc báo thực tế`,
    report_overdue: (period: string, day: string) => `báo cáo ${period} quá hạn từ ${day}`,
    report_climbed: (period: string, day: string) => `chưa có báo cáo ${period}, hạn gửi ${day}`,
    report_missed: (period: string, day: string) => `không có báo cáo ${period}, hạn gửi ${day}`,
    assigned: (day: string) => `giao phụ trách từ ngày ${day}`,
    report_due: (period: string, day: string) => `báo cáo ${period}, hạn gửi ${day}`,
    due_soon: (what: string, date: string) => `${what}: hạn ${date}`,
  },
  more: (n: number) => `và ${n} việc nữa`,
  waits: (parts: string) => `Đang chờ trên trang Việc của tôi: ${parts}.`,
  letter: {
    subject: (n: number, day: string) =>
      n === 0 ? `Nhắc việc ${day}: việc còn chờ` : `Nhắc việc ${day}: ${n} việc mới`,
    head: (day: string) => `Nhắc việc ngày ${day}, theo dõi cụm công nghiệp Hà Nội.`,
    nothingNew: 'Không có việc mới. Đầu tuần xin nhắc những việc còn chờ.',
    work: 'Việc của tôi',
    foot: 'Thư tự động, không trả lời thư này. Đổi địa chỉ, ngôn ngữ hoặc thôi nhận thư tại trang Nhắc việc:',
  },
  letterState: {
    waiting: 'thư đang chờ gửi',
    claimed: 'thư đang chờ gửi',
    handing_over: 'đang gửi thư',
    sent: 'đã gửi thư',
    unknown: 'có thể đã gửi thư: đường truyền đứt khi đang gửi, không gửi lại để tránh trùng',
    refused: 'máy chủ thư không nhận địa chỉ này: kiểm tra lại địa chỉ',
    given_up: 'không gửi được thư',
  } satisfies Record<LetterState, string>,
  choice: {
    title: 'Cách nhắc',
    off: 'Hệ thống này chưa nối máy chủ thư: chỉ nhắc trong ứng dụng. Lựa chọn dưới đây có hiệu lực khi có máy chủ thư.',
    mail: 'Nhắc cả bằng thư điện tử, mỗi ngày làm việc nhiều nhất một thư',
    address: 'Địa chỉ thư',
    lang: 'Ngôn ngữ của thư',
    save: 'Lưu cách nhắc',
    saved: 'Đã lưu cách nhắc.',
  },
};

export type ReminderWords = typeof viReminder;
