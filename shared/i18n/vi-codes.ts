import type { CodeList } from '../codes/facet.ts';
import type { Mover } from '../lifecycle.ts';

/** Words of the room in which codes are named. */
export const viCodes = {
  title: 'Danh mục và tên gọi',
  hint: 'Tên gọi, thứ tự và việc còn dùng hay không của từng mục. Quy tắc tính vẫn theo mã có sẵn trong phần mềm; ngày trước giữ tên khi đó.',
  list: {
    cause: {
      name: 'Nguyên nhân',
      what: 'Dùng cho lý do đổi ngày dự kiến, vướng mắc, giải trình, tạm dừng. Mục thêm mới được coi như mục mà nó thuộc về, dưới tên riêng.',
    },
    component: {
      name: 'Hạng mục hạ tầng',
      what: 'Dùng cho kế hoạch khối lượng và minh chứng. Tỷ trọng ở đây chỉ điền sẵn vào kế hoạch mới; kế hoạch đang thực hiện không đổi.',
    },
    milestone: {
      name: 'Mốc',
      what: 'Tên gọi, cơ quan có việc phải làm và mốc nào Sở theo dõi. Thứ tự các mốc và quy tắc giữa chúng không thay đổi ở đây.',
    },
  } satisfies Record<CodeList, { name: string; what: string }>,
  mover: {
    investor: 'Chủ đầu tư hạ tầng kỹ thuật',
    local_committee: 'UBND địa phương',
    department: 'Sở Công Thương',
    city_committee: 'UBND Thành phố',
  } satisfies Record<Mover, string>,
  builtName: (name: string) => `tên có sẵn: ${name}`,
  like: (name: string) => `tính như: ${name}`,
  retired: 'không còn dùng cho nội dung mới',
  weightIs: (weight: string) => `tỷ trọng điền sẵn: ${weight} %`,
  edit: 'Sửa',
  editOf: (name: string) => `Sửa: ${name}`,
  add: 'Thêm nguyên nhân',
  addComponent: 'Thêm hạng mục',
  addComponentTitle: 'Hạng mục mới',
  noPlaceLeft:
    'Đã dùng hết tám chỗ cho hạng mục riêng. Đổi tên một hạng mục không còn dùng thì kế hoạch cũ của hạng mục đó cũng đổi tên.',
  weightsTogether: (before: string, after: string) =>
    before === after
      ? `Tỷ trọng điền sẵn của các hạng mục đang dùng: tổng ${after} %.`
      : `Tỷ trọng điền sẵn của các hạng mục đang dùng: tổng từ ${before} % thành ${after} %.`,
  weightsRest: 'Kế hoạch mới chỉ ghi được khi tổng đúng 100 %, nên người lập phải chỉnh lại.',
  plansKept: (n: number) =>
    n === 0
      ? 'Chưa cụm nào có kế hoạch khối lượng.'
      : `${n} cụm đang có kế hoạch khối lượng: hạng mục, tỷ trọng và tiến độ của các cụm này giữ nguyên đến khi kế hoạch của cụm được điều chỉnh.`,
  addTitle: 'Nguyên nhân mới',
  likeLabel: 'Tính như nguyên nhân',
  chooseLike: 'Chọn nguyên nhân có sẵn',
  likeHint:
    'Các quy tắc coi mục mới như mục này; danh sách và bộ lọc nêu riêng theo tên mới. Không đổi được về sau.',
  nameVi: 'Tên tiếng Việt',
  nameEn: 'Tên tiếng Anh',
  nameHint: (name: string) => `Để trống thì dùng tên có sẵn: ${name}`,
  offered: 'Dùng được cho nội dung mới',
  offeredHint: 'Bỏ chọn thì các biểu mẫu không còn đưa ra mục này; nội dung đã ghi giữ nguyên.',
  followed: 'Theo dõi mốc này',
  followedHint:
    'Bỏ chọn thì từ hôm nay mốc này không còn trong bước tiếp theo, việc đến hạn và các biểu mẫu, không bị tính chậm. Các ngày trước và nội dung đã ghi giữ nguyên.',
  alwaysFollowed:
    'Mốc này luôn phải theo dõi: giai đoạn, tiến độ, chỉ tiêu hoặc thủ tục theo quy định được tính từ mốc này.',
  unfollowed: 'không theo dõi',
  position: 'Thứ tự (để trống: như có sẵn)',
  weight: 'Tỷ trọng điền sẵn (%)',
  moverLabel: 'Việc thuộc về',
  moverBuilt: (name: string) => `Như có sẵn: ${name}`,
  reason: 'Lý do',
  save: 'Lưu, áp dụng từ hôm nay',
  saved: (name: string) => `Đã lưu: ${name}.`,
  history: 'Đã thay đổi',
  noHistory: 'Chưa có thay đổi nào.',
};
export type CodesWords = typeof viCodes;
