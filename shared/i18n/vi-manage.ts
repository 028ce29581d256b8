/** Words of the page from which the register is run. */
export const viManage = {
  title: 'Quản lý hệ thống và dữ liệu',
  register: {
    name: 'Danh mục cụm công nghiệp',
    hint: 'Thêm cụm, đính chính thông tin, số liệu, chủ đầu tư; mở rộng, chấm dứt, gộp cụm ghi trùng.',
  },
  imports: {
    name: 'Nhập từ Excel, CSV',
    hint: 'Đưa danh mục cụm vào hệ thống; xem trước từng thay đổi, hoàn tác được.',
  },
  assignments: {
    name: 'Phân công người quản lý dự án',
    hint: 'Cụm nào do ai phụ trách; giao, giao lại, và cụm chưa có ai.',
  },
};
