/** Words of lists that are taken away: what their pages do not say in a word. */
export const viLists = {
  /** As the page has it, from top to bottom. */
  pageOrder: 'như trên trang',
  targets: {
    title: 'Chỉ tiêu của Thành phố',
    code: 'Mã chỉ tiêu',
    name: 'Chỉ tiêu',
    decision: 'Số quyết định của kế hoạch',
    from: 'Chỉ tiêu, từ',
    to: 'Chỉ tiêu, đến',
    due: 'Thời hạn',
    illustrative: 'Trong số cụm đạt: là minh họa',
    unconfirmed: 'Đã báo, chờ xác nhận',
    remainingFrom: 'Còn lại, từ',
    remainingTo: 'Còn lại, đến',
    verdict: 'Tình trạng',
    publishedOn: 'Ngày công bố',
    sourceNo: 'Số văn bản nguồn',
    current: 'đang tính',
    means:
      'Mỗi dòng là một chỉ tiêu. Chỉ tính những gì đã xác nhận. Ô trống: nguồn không nêu, hoặc không nêu tiêu chí đo nên không tính số đạt.',
  },
  procedure: {
    title: 'Hồ sơ đang làm thủ tục thành lập cụm',
    waiting: 'chưa bắt đầu',
    left: 'Còn lại (âm là quá hạn)',
    unit: 'Tính bằng',
    allowed: 'Thời hạn của bước',
    used: 'Đã dùng',
    due: 'Ngày hết hạn',
    basis: 'Căn cứ',
    last: 'Bước đã qua',
    lastOn: 'Ngày qua bước đó',
    returnedOn: 'Ngày trả hồ sơ để bổ sung',
    illustrative: 'Số liệu minh họa',
    order: 'số ngày còn lại, ít nhất trước; hồ sơ chưa bắt đầu ở cuối',
    means:
      'Mỗi dòng là một cụm. Ô trống ở cột còn lại: không có thời hạn nào đang chạy. Khi có lọc thì không có các cụm chưa bắt đầu.',
  },
  people: {
    title: 'Người dùng và tài khoản',
    person: 'Họ và tên',
    jobTitle: 'Chức vụ',
    username: 'Tên đăng nhập',
    role: 'Vai trò',
    agency: 'Cơ quan, đơn vị',
    unit: 'Địa bàn',
    from: 'Từ ngày',
    until: 'Đến hết ngày',
    standing: 'Tình trạng tài khoản',
    lastSignIn: 'Lần đăng nhập gần nhất',
    clusters: 'Số cụm được giao',
    order: 'họ và tên',
    means:
      'Mỗi dòng là một người. Nhập lại ở trang Nhập từ Excel, CSV thì ai đang dùng tài khoản được giữ nguyên; người mới thêm vào cuối bảng được cấp tài khoản. Không có mật khẩu hay đường dẫn trong tệp này.',
  },
  assignments: {
    title: 'Phân công người quản lý dự án',
    section: 'Nhóm',
    unassigned: 'cụm chưa có người quản lý',
    assigned: 'người quản lý dự án',
    manager: 'Người quản lý dự án',
    jobTitle: 'Chức vụ',
    account: 'Tài khoản',
    investor: 'Chủ đầu tư hạ tầng',
    remark: 'Ghi chú',
    means:
      'Trước hết là các cụm đang chuẩn bị hoặc đang xây dựng chưa có người quản lý, sau đó mỗi dòng là một cụm của một người quản lý; người không phụ trách cụm nào có một dòng.',
  },
};

export type ListWords = typeof viLists;
