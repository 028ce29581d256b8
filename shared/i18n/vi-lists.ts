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
};

export type ListWords = typeof viLists;
