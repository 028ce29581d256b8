/** Words of the page from which the register is run. */
export const viManage = {
  title: 'Quản lý hệ thống và dữ liệu',
  register: {
    name: 'Danh mục cụm công nghiệp',
    hint: 'Thêm cụm, đính chính thông tin, số liệu, chủ đầu tư; mở rộng, chấm dứt, gộp cụm ghi trùng.',
  },
  imports: {
    name: 'Nhập từ Excel, CSV',
    hint: 'Đưa danh mục cụm, các mốc, số liệu, hoặc danh sách người dùng, vào hệ thống; xem trước từng thay đổi, hoàn tác được.',
  },
  people: {
    name: 'Người dùng và tài khoản',
    hint: 'Tạo tài khoản, vai trò, thời hạn; khóa, đặt lại mật khẩu, kết thúc phiên.',
  },
  agencies: {
    name: 'Cơ quan và chủ đầu tư',
    hint: 'UBND các cấp, sở, chủ đầu tư hạ tầng kỹ thuật: thêm, sửa, ngừng hoạt động.',
  },
  assignments: {
    name: 'Phân công người quản lý dự án',
    hint: 'Cụm nào do ai phụ trách; giao, giao lại, và cụm chưa có ai.',
  },
  reorganisation: {
    name: 'Chuyển giao địa bàn',
    hint: 'Đơn vị hành chính kết thúc thì cụm sang xã nào, ai nhận; ký theo văn bản, có hiệu lực từ ngày sắp xếp.',
  },
  papers: {
    name: 'Văn bản lưu',
    hint: 'Tệp của các quyết định, kế hoạch làm căn cứ ghi dữ liệu: tìm, tải, xem bản ghi nào căn cứ vào.',
  },
  audit: {
    name: 'Nhật ký thay đổi',
    hint: 'Ai đã làm gì, khi nào, với trước và sau của từng thay đổi.',
  },
  procedure: {
    name: 'Thủ tục thành lập',
    hint: 'Hồ sơ nào đang ở đâu, còn bao nhiêu ngày; thời gian đã dùng theo từng bước.',
  },
  programmes: {
    name: 'Chương trình, nhóm cụm, chỉ tiêu',
    hint: 'Lập, sửa, kết thúc chỉ tiêu; quy tắc chọn cụm hoặc danh sách theo văn bản; kế hoạch năm sau.',
  },
  settings: {
    name: 'Ngưỡng đánh giá và căn cứ',
    hint: 'Khi nào là chậm, bao lâu phải báo cáo, giải trình; căn cứ của từng con số.',
  },
  calendar: {
    name: 'Ngày nghỉ và ngày làm bù',
    hint: 'Lịch làm việc của từng năm, theo đó các thời hạn được tính.',
  },
  codes: {
    name: 'Danh mục và tên gọi',
    hint: 'Nguyên nhân, hạng mục, mốc: tên gọi, mục còn dùng, mục thêm mới.',
  },
};
