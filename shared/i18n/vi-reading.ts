/** Words of documents that propose what stands in them. */
export const viReading = {
  open: 'Đọc từ văn bản trong minh chứng',
  about:
    'Máy đọc và đề xuất; anh chị xem chỗ đã đọc trên trang, sửa nếu cần rồi mới đưa vào biểu mẫu. Tệp được đọc trên máy chủ này, không gửi đi đâu.',
  file: 'Văn bản',
  noFiles: 'Minh chứng của cụm chưa có tệp PDF hay ảnh nào để đọc. Thêm tệp ở phần Minh chứng trước.',
  read: 'Đọc văn bản',
  reading: 'Đang đọc văn bản. Bản chụp có thể mất đến một phút.',
  close: 'Đóng',
  fields: {
    number: 'Số',
    date: 'Ngày',
    issuer: 'Cơ quan ban hành',
    subject: 'Trích yếu',
    clusters: 'Cụm được nêu',
    area: 'Diện tích',
    investor: 'Chủ đầu tư',
    capital: 'Vốn đầu tư',
    start: 'Khởi công',
    completion: 'Hoàn thành',
  },
  hectares: (value: string) => `${value} ha`,
  billions: (value: string) => `${value} tỷ đồng`,
  empty: 'không đọc được chắc chắn nên để trống',
  emptyOfSeveral: 'để trống vì văn bản nói về nhiều cụm',
  otherCluster: (names: string) => `Văn bản này nói về ${names}, không phải cụm đang mở.`,
  knownCluster: (names: string) =>
    `Văn bản này nói về ${names}, đã có trong danh mục. Kiểm tra trước khi ghi cụm mới.`,
  notDecision: 'Tệp này không phải quyết định; chỉ đọc phần đầu văn bản.',
  noneRead: 'Không đọc được nội dung nào chắc chắn. Nhập tay theo văn bản.',
  recognised: 'Đọc từ ảnh: đối chiếu kỹ từng chữ, nhất là số và dấu.',
  lookAt: (field: string) => `Xem chỗ đã đọc: ${field}`,
  page: (page: number, pages: number) => `Trang ${page}/${pages}`,
  pagePicture: (page: number) => `Trang ${page} của văn bản`,
  placeOf: (field: string) => `Chỗ đã đọc: ${field}`,
  pageComing: 'Đang vẽ trang văn bản.',
  pageMissing: 'Không vẽ được trang này. Mở tệp để đối chiếu.',
  take: (field: string) => `Đưa vào biểu mẫu: ${field}`,
  taken: 'đã đưa vào biểu mẫu',
  failure: {
    locked: 'Tệp PDF có mật khẩu nên không đọc được. Bỏ mật khẩu rồi gửi lại, hoặc nhập tay.',
    unreadable:
      'Không đọc được tệp này: tệp hỏng, không phải văn bản, hoặc ảnh quá mờ. Nhập tay theo văn bản.',
    too_large: 'Tệp quá dài hoặc quá nặng để đọc. Quét lại ở 300 dpi, hoặc tách các trang đầu rồi gửi lại.',
  },
  away: 'Chưa đọc được vì mất kết nối. Bấm đọc lại.',
};

export type ReadingWords = typeof viReading;
