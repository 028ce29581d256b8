/** Words of going through time: the slider under the map. */
export const viTime = {
  label: 'Dòng thời gian',
  open: 'Mở dòng thời gian',
  close: 'Đóng dòng thời gian',
  day: 'Ngày đang xem',
  play: 'Phát theo tháng',
  pause: 'Tạm dừng',
  speed: 'Tốc độ phát',
  speeds: (months: number) => `${months} tháng/giây`,
  today: 'Hôm nay',
  compare: 'So sánh với…',
  loading: 'Đang tải dòng thời gian…',
  failed: 'Chưa tải được dòng thời gian. Dừng tại một ngày để xem ngày đó.',
  playedFrom: (day: string) => `Hồ sơ quá lớn để phát toàn bộ: chỉ phát được từ ${day}.`,
  bars: 'Cột: số thay đổi được ghi nhận trong tháng',
  byThen: 'cụm trong chỉ tiêu, tính đến ngày này',
  begin: 'Lập danh mục cụm',
  first: (day: string) => `Ngày sớm nhất có dữ liệu: ${day}`,
  goFirst: 'Xem ngày này',
};

export type TimeWords = typeof viTime;
