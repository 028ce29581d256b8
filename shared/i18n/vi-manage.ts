/** Words of the page from which the register is run. */
export const viManage = {
  title: 'Quản lý hệ thống và dữ liệu',
  people: {
    name: 'Người dùng và tài khoản',
    hint: 'Tạo tài khoản, vai trò, thời hạn; khóa, đặt lại mật khẩu, kết thúc phiên.',
  },
  agencies: {
    name: 'Cơ quan và chủ đầu tư',
    hint: 'UBND các cấp, sở, chủ đầu tư hạ tầng: thêm, sửa, ngừng hoạt động.',
  },
  assignments: {
    name: 'Phân công người quản lý dự án',
    hint: 'Cụm nào do ai phụ trách; giao, giao lại, và cụm chưa có ai.',
  },
};
