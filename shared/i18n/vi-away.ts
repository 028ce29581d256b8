/** Without a network: what the device keeps, the icon on a phone, and a newer release. */
export const viAway = {
  since: (time: string, day: string) =>
    `Ngoại tuyến – dữ liệu lúc ${time} ngày ${day}. Nội dung đang nhập được giữ trên máy này.`,
  map: 'Chưa có mạng nên chưa hiển thị được bản đồ và danh sách các cụm.',
  mapWhy: 'Máy này chỉ giữ các cụm do bạn phụ trách. Bản đồ và danh sách tự tải khi có mạng trở lại.',
  toWork: 'Xem các cụm của tôi',
  newer: 'Có bản mới của hệ thống.',
  reload: 'Tải lại',
  install: {
    title: 'Dùng được cả khi không có mạng',
    why: 'Cài biểu tượng lên màn hình chính để mở nhanh tại hiện trường; các cụm của bạn được giữ trên máy này.',
    safari:
      'Trong Safari, bấm Chia sẻ rồi chọn “Thêm vào MH chính”. Cài trước khi lập báo cáo đầu tiên: biểu tượng có vùng lưu trữ riêng, không thấy nội dung đang nhập dở trong Safari.',
    do: 'Cài đặt',
    later: 'Để sau',
  },
};

export type AwayWords = typeof viAway;
