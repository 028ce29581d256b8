/** How the history tells what was set for the whole installation. */
export const viSet = {
  thresholds: 'Ngưỡng đánh giá',
  calendar: 'Lịch làm việc',
  entry: 'Danh mục',
};
