/** Words of who is away and who stands in. */
export const viLeave = {
  record: 'Ghi vắng mặt',
  recordOf: (name: string) => `Ghi vắng mặt của ${name}`,
  from: 'Vắng từ ngày',
  until: 'Đến hết ngày',
  substitute: 'Người thay',
  choose: 'Chọn người thay',
  nobody:
    'Chưa có người quản lý dự án nào khác có tài khoản đang dùng được. Cấp tài khoản trước, hoặc giao lại cụm.',
  note: 'Lý do, văn bản (có thể để trống)',
  follows:
    'Trong các ngày này, người thay báo cáo được các cụm của người vắng mặt và nhận các việc, nhắc việc của những cụm đó. Lịch sử ghi rõ ai thay ai. Hết hạn thì quyền tự hết.',
  save: 'Ghi vắng mặt',
  saved: (name: string, substitute: string, from: string, until: string) =>
    `${name} vắng mặt từ ${from} đến hết ${until}; ${substitute} thay.`,
  days: (from: string, until: string) => `${from} – ${until}`,
  standsIn: (name: string) => `${name} thay`,
  standing: { now: 'Đang vắng mặt', ahead: 'Sắp vắng mặt', over: 'Đã vắng mặt' },
  helpless: (name: string) =>
    `${name} hiện không đăng nhập được nên không ai thay. Kết thúc và chọn người khác.`,
  end: { now: 'Kết thúc sớm', ahead: 'Hủy', over: '' },
  endOf: (days: string, name: string) => `Kết thúc thời gian vắng mặt ${days} do ${name} thay`,
  lastDay: 'Ngày cuối cùng người thay còn quyền',
  lastDayHint: (yesterday: string) => `Chọn ${yesterday} để quyền hết ngay bây giờ.`,
  asksTakeBack:
    'Thời gian vắng mặt này chưa bắt đầu. Hủy thì không ai thay ai; lịch sử vẫn ghi đã có và đã hủy.',
  ended: (substitute: string, name: string, day: string) => `${substitute} thay ${name} đến hết ${day}.`,
  takenBack: (name: string) => `Đã hủy thời gian vắng mặt của ${name}.`,
};
