import { viImports } from './vi-imports.ts';

const { line, found, past, investors, sheet } = viImports;

/** Words of the room in which tables are entered, where a table is a list of people. */
export const viPeopleImport = {
  ...viImports,
  sheet: {
    ...sheet,
    noHead:
      'Không tìm thấy dòng tiêu đề có tên cột quen thuộc (ví dụ “Họ và tên”, “Tên đăng nhập”, “Vai trò”).',
  },
  found: { ...found, asked: (n: number) => `${n} dòng cần chọn cơ quan` },
  only: 'Vai trò này nhập danh sách người dùng. Danh mục cụm, các mốc và số liệu do người có vai trò Sở Công Thương nhập.',
  nothing: 'Tệp không có tài khoản nào phải tạo.',
  line: { ...line, cluster: 'Người dùng', what: 'Nội dung' },
  investors: {
    ...investors,
    title: 'Cơ quan viết gần giống tên đã có',
    hint: 'Chọn một lần cho mỗi tên. Cơ quan chưa có thì thêm ở trang Cơ quan trước, rồi xem trước lại.',
  },
  apply: (n: number) => `Tạo ${n} tài khoản và lấy đường dẫn`,
  applying: (done: number, all: number) => `Đang tạo ${done}/${all}…`,
  applied: (n: number) =>
    `Đã cấp ${n} tài khoản trong một lần. Có thể hoàn tác ở danh sách bên dưới khi chưa ai dùng đường dẫn.`,
  see: 'Mở danh sách người dùng',
  moved:
    'Chưa tạo tài khoản nào: danh sách người dùng vừa có thay đổi. Bảng trên đã được đối chiếu lại; xem lại rồi ghi.',
  past: {
    ...past,
    line: (entered: number, changed: number, rows: number) =>
      [`${entered} người mới`, changed > 0 ? `${changed} người được cấp hoặc mở lại tài khoản` : '']
        .filter(Boolean)
        .join(', ') + ` trong ${rows} dòng`,
  },
};

/** Of the links that are told once. */
export const viPeopleLinks = {
  title: 'Đường dẫn đặt mật khẩu',
  once: 'Danh sách này chỉ hiện ở đây một lần và không được lưu. Gửi cho mỗi người đường dẫn của họ; mỗi đường dẫn dùng được một lần, trong 7 ngày. Tệp tải về hoặc bản in phải được giữ kín như mật khẩu và hủy sau khi gửi.',
  name: 'Họ và tên',
  username: 'Tên đăng nhập',
  link: 'Đường dẫn',
  copy: 'Sao chép cả danh sách',
  copied: 'Đã sao chép',
  notCopied: 'Trình duyệt không cho sao chép. Tải tệp CSV hoặc in danh sách.',
  download: 'Tải tệp CSV',
  file: 'duong-dan-dat-mat-khau',
  print: 'In',
};
export type PeopleLinkWords = typeof viPeopleLinks;
