/** Words of the page from which the register is run. */
export const viManage = {
  title: 'Quản lý hệ thống và dữ liệu',
  imports: {
    name: 'Nhập từ Excel, CSV',
    hint: 'Đưa danh mục cụm vào hệ thống; xem trước từng thay đổi, hoàn tác được.',
  },
  assignments: {
    name: 'Phân công người quản lý dự án',
    hint: 'Cụm nào do ai phụ trách; giao, giao lại, và cụm chưa có ai.',
  },
};
