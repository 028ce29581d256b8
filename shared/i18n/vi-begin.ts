/** Words of a new installation: what it begins with, and what comes next. */
export const viBegin = {
  title: 'Bắt đầu: nạp địa bàn và danh mục cụm',
  hint: 'Hệ thống chưa có dữ liệu. Chọn những gì đã được công bố để bắt đầu; số liệu minh họa không bao giờ được nạp. Mọi mục đều ghi nguồn, được ghi nhận là biết đến từ hôm nay, và sửa được về sau.',
  units: (districts: number, communes: number) =>
    `${districts} quận, huyện, thị xã (đến 30/6/2025) và ${communes} xã, phường (từ 01/7/2025), kế thừa giữa hai cấp, UBND các xã, phường`,
  unitsAlways: 'Luôn được nạp: mọi số liệu đều tính theo địa bàn.',
  clusters: (n: number) => `${n} cụm công nghiệp đã được công bố`,
  clustersHint: (facts: string, dates: string, derived: string, investors: string) =>
    `${facts} thông tin, ${dates} mốc và dự kiến, ${investors} chủ đầu tư hạ tầng kỹ thuật, mục nào cũng có nguồn. ${derived} mốc không được nguồn ghi nguyên văn mà suy ra từ nguồn, có ghi cách suy ra.`,
  unsourced: (n: number) =>
    `${n} cụm mới chỉ có tên trong danh sách, chưa có nguồn nào nói thêm: nạp tên và địa điểm, không nạp gì khác.`,
  targets: (targets: number, figures: number) =>
    `${targets} chỉ tiêu của thành phố và ${figures} số liệu đã công bố`,
  targetsHint: 'Kèm câu gốc và nguồn; chỉ tiêu của kế hoạch trước được ghi là đã kết thúc.',
  once: 'Chỉ nạp được một lần, khi hệ thống còn trống. Có thể chỉ nạp địa bàn rồi tự nhập cụm, chỉ tiêu sau.',
  load: 'Nạp dữ liệu',
  loadUnits: 'Chỉ nạp địa bàn',
  loading: 'Đang nạp…',
  progress: (done: number, of: number) => `Đang nạp: ${done} trên ${of} đối tượng`,
  failed: 'Chưa nạp được, và chưa có gì được ghi: nạp là tất cả hoặc không gì cả. Thử lại.',
  there: 'Hệ thống đã có địa bàn hoặc cụm, có thể do người khác vừa nạp. Tải lại trang để xem.',
  loaded: 'Đã nạp xong.',
  reload: 'Tải lại trang',
  next: 'Việc tiếp theo',
  left: (n: number) => (n === 0 ? 'Hệ thống đã sẵn sàng' : `Còn ${n} việc để hệ thống sẵn sàng`),
  isDone: 'Đã xong',
  isOpen: 'Chưa xong',
  step: {
    byDepartment: 'người có vai trò Sở Công Thương làm việc này',
    byAdministrator: 'quản trị viên làm việc này',
    units: { name: 'Địa bàn', done: (n: number) => `${n} đơn vị hành chính`, open: 'chưa có đơn vị nào' },
    clusters: {
      name: 'Danh mục cụm',
      done: (n: number) => `${n} cụm`,
      nowhere: (n: number) => `${n} cụm chưa rõ thuộc xã, phường nào`,
      open: 'chưa có cụm nào; nhập từ tệp Excel hoặc thêm từng cụm',
    },
    agencies: {
      name: 'Cơ quan, chủ đầu tư',
      done: (n: number) => `${n} UBND địa phương và chủ đầu tư hạ tầng kỹ thuật`,
      open: 'chưa có UBND địa phương hay chủ đầu tư nào',
    },
    people: {
      name: 'Người dùng',
      done: (n: number) => `${n} tài khoản, ngoài tài khoản đang dùng`,
      open: 'chưa có ai ngoài tài khoản đang dùng; cần ít nhất một người có vai trò Sở Công Thương để nhập cụm và chỉ tiêu',
    },
    assignments: {
      name: 'Phân công người quản lý',
      done: (n: number) => `cả ${n} cụm phải báo cáo đều có người quản lý`,
      open: (left: number, of: number) =>
        of === 0
          ? 'chưa có cụm nào phải báo cáo'
          : `${left} trong ${of} cụm phải báo cáo chưa có người quản lý`,
    },
    targets: { name: 'Chỉ tiêu', done: (n: number) => `${n} chỉ tiêu`, open: 'chưa có chỉ tiêu nào' },
  },
};
