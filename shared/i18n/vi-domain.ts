import type { Lateness } from '../delay.ts';
import type { ErrorCode } from '../errors.ts';
import type { MilestoneCode, Phase, Stage } from '../lifecycle.ts';
import type { EntryKind, Reason } from '../milestone.ts';
import type { RegimeCode } from '../regime.ts';
import type { Kind, LocationPrecision, Provenance } from '../register.ts';
import type { Role } from '../roles.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import { viIssue } from './vi-issue.ts';

/** Milestones as they are on record. */
const MILESTONE = {
  in_plan: 'Có tên trong phương án phát triển cụm công nghiệp',
  public_notice: 'Thông báo công khai việc tiếp nhận hồ sơ',
  dossier_submitted: 'Trình hồ sơ đề nghị thành lập đến Sở Công Thương',
  appraised: 'Có báo cáo thẩm định',
  established: 'Quyết định thành lập',
  detailed_plan: 'Phê duyệt quy hoạch chi tiết tỷ lệ 1/500',
  project_approved: 'Phê duyệt dự án đầu tư xây dựng hạ tầng kỹ thuật',
  eia_approved: 'Phê duyệt kết quả thẩm định báo cáo ĐTM',
  // “Thẩm duyệt” to 30 June 2025, “thẩm định” from the Law 55/2024/QH15 on.
  fire_design_appraised: 'Thẩm duyệt, thẩm định thiết kế về PCCC',
  site_cleared: 'Hoàn thành giải phóng mặt bằng',
  land_allocated: 'Giao đất, cho thuê đất',
  construction_permit: 'Giấy phép xây dựng hoặc miễn giấy phép',
  ceremony: 'Lễ khởi công',
  construction_started: 'Khởi công xây dựng',
  component_works: 'Hoàn thành thi công các hạng mục',
  works_accepted: 'Nghiệm thu công trình',
  wastewater_trial: 'Vận hành thử nghiệm trạm xử lý nước thải tập trung',
  infrastructure_completed: 'Hoàn thành hạ tầng',
  first_tenant: 'Dự án thứ cấp đầu tiên đi vào hoạt động',
  filled: 'Lấp đầy',
  expansion_decided: 'Quyết định mở rộng',
  expansion_started: 'Khởi công phần mở rộng',
  expansion_completed: 'Hoàn thành hạ tầng phần mở rộng',
  revoked: 'Bãi bỏ quyết định thành lập',
  withdrawn: 'Đưa ra khỏi phương án phát triển',
} satisfies Record<MilestoneCode, string>;

/** Words of the field, by code. The glossary is docs/language.md. */
export const viDomain = {
  stage: {
    plan: 'Có trong phương án phát triển',
    establishment: 'Đang thành lập',
    preparation: 'Chuẩn bị đầu tư',
    construction: 'Đang xây dựng',
    completed: 'Hoàn thành hạ tầng',
    operating: 'Đang hoạt động',
    ended: 'Đã chấm dứt',
  } satisfies Record<Stage, string>,
  phase: {
    plan: 'Quy hoạch',
    establishment: 'Thành lập',
    preparation: 'Chuẩn bị đầu tư',
    construction: 'Xây dựng',
    operation: 'Vận hành',
    expansion: 'Mở rộng',
    end: 'Chấm dứt',
  } satisfies Record<Phase, string>,
  milestone: MILESTONE,
  /** Milestones as something that is ahead: what is expected, due or late. */
  ahead: {
    ...MILESTONE,
    established: 'Thành lập cụm',
    construction_started: 'Khởi công',
  } satisfies Record<MilestoneCode, string>,
  /** On what a number or a row rests. */
  ground: {
    ofLateness: 'Căn cứ của số cụm chậm',
    why: 'Phần minh họa do bản minh họa sắp xếp để khớp với số liệu đã công bố, không phải sự kiện có thật của cụm.',
    count: {
      reported: (n: number) => `${n} theo báo cáo`,
      sourced: (n: number) => `${n} có nguồn`,
      derived: (n: number) => `${n} suy ra từ nguồn`,
      illustrative: (n: number) => `${n} minh họa`,
    } satisfies Record<Provenance, (n: number) => string>,
    mark: { illustrative: 'minh họa', derived: 'suy ra' },
    rule: {
      illustrative: 'Ngày tháng do bản minh họa đặt ra, các nguồn đã dùng không nêu.',
      derived: 'Suy ra từ nguồn theo quy tắc nêu ở trang cụm; không nguồn nào nêu đúng giá trị này.',
    },
  },
  /** The law under which a dossier stands. */
  regime: {
    pre_2009: 'trước Quyết định 105/2009/QĐ-TTg',
    qd105_2009: 'Quyết định 105/2009/QĐ-TTg',
    nd68_2017: 'Nghị định 68/2017/NĐ-CP',
    nd66_2020: 'Nghị định 68/2017/NĐ-CP, sửa đổi bởi Nghị định 66/2020/NĐ-CP',
    nd32_2024: 'Nghị định 32/2024/NĐ-CP',
    nd139_2025: 'Nghị định 32/2024/NĐ-CP và Nghị định 139/2025/NĐ-CP',
    nd303_2026: 'Nghị định 32/2024/NĐ-CP, sửa đổi bởi Nghị định 303/2026/NĐ-CP',
  } satisfies Record<RegimeCode, string>,
  regimeLocal: { district: 'UBND cấp huyện lập hồ sơ', commune: 'UBND cấp xã lập hồ sơ' },
  /** What proves that the milestone has happened. */
  product: {
    in_plan: 'Quyết định phê duyệt quy hoạch',
    public_notice: 'Thông báo của UBND',
    dossier_submitted: 'Tờ trình kèm 02 bộ hồ sơ',
    appraised: 'Báo cáo thẩm định của Sở Công Thương',
    established: 'Quyết định của UBND Thành phố',
    detailed_plan: 'Quyết định phê duyệt quy hoạch chi tiết',
    project_approved: 'Thông báo kết quả thẩm định, quyết định phê duyệt dự án',
    eia_approved: 'Quyết định phê duyệt ĐTM',
    fire_design_appraised: 'Văn bản thẩm định thiết kế',
    site_cleared: 'Biên bản bàn giao mặt bằng',
    land_allocated: 'Quyết định giao đất, cho thuê đất',
    construction_permit: 'Giấy phép xây dựng hoặc căn cứ miễn giấy phép xây dựng',
    ceremony: 'Văn bản về lễ khởi công',
    construction_started: 'Thông báo khởi công',
    component_works: 'Biên bản xác nhận khối lượng',
    works_accepted: 'Thông báo chấp thuận kết quả nghiệm thu',
    wastewater_trial: 'Báo cáo vận hành thử nghiệm',
    infrastructure_completed: 'Biên bản hoàn thành công trình',
    first_tenant: 'Hợp đồng thuê lại đất',
    filled: 'Báo cáo tỷ lệ lấp đầy',
    expansion_decided: 'Quyết định mở rộng của UBND Thành phố',
    expansion_started: 'Thông báo khởi công phần mở rộng',
    expansion_completed: 'Biên bản hoàn thành phần mở rộng',
    revoked: 'Quyết định bãi bỏ',
    withdrawn: 'Quyết định điều chỉnh quy hoạch',
  } satisfies Record<MilestoneCode, string>,
  lateness: {
    critical: 'Chậm từ 12 tháng trở lên',
    late: 'Chậm dưới 12 tháng',
    at_risk: 'Có nguy cơ chậm',
    no_date: 'Chưa có ngày dự kiến',
    no_plan: 'Chưa có tiến độ',
    on_track: 'Đúng tiến độ',
    undecided: 'Chưa có quyết định',
    done: 'Đã hoàn thành theo dõi tiến độ',
  } satisfies Record<Lateness, string>,
  latenessRule: {
    critical: ({ critical }) =>
      `Chậm từ ${critical.months} tháng trở lên so với tiến độ được duyệt hiện hành mà chưa điều chỉnh: Thành phố có thể xem xét thu hồi dự án (${critical.basisVi}).`,
    late: ({ atRisk }) =>
      `Chậm trên ${atRisk.days} ngày so với tiến độ được duyệt hiện hành, hoặc đã quá hạn mà chưa thực hiện.`,
    at_risk: ({ atRisk }) =>
      `Ngày dự kiến chậm đến ${atRisk.days} ngày so với tiến độ được duyệt hiện hành, hoặc có vướng mắc quá hạn giải quyết.`,
    no_date: () =>
      'Có tiến độ được duyệt, chưa quá hạn, nhưng chưa có ngày dự kiến hoặc ngày dự kiến đã qua.',
    no_plan: () =>
      'Quyết định không nêu mốc tiến độ nào: không thể tính chậm; đây là thiếu sót của dữ liệu theo dõi.',
    on_track: () => 'Ngày dự kiến không muộn hơn tiến độ được duyệt hiện hành.',
    undecided: () => 'Chưa có quyết định thành lập nên chưa có tiến độ để so.',
    done: () => 'Hạ tầng đã hoàn thành, hoặc cụm đang hoạt động hay đã chấm dứt.',
  } satisfies Record<Lateness, (limits: Thresholds) => string>,
  kind: {
    industrial: 'Cụm công nghiệp',
    craft_village: 'Cụm công nghiệp làng nghề',
  } satisfies Record<Kind, string>,
  precision: {
    surveyed: 'vị trí đo đạc',
    commune: 'gần đúng, theo xã',
    commune_from_name: 'gần đúng, suy từ tên xã',
    district: 'gần đúng, theo huyện',
    none: 'chưa có vị trí',
  } satisfies Record<LocationPrecision, string>,
  entryKind: {
    baseline: 'Tiến độ được duyệt',
    forecast: 'Dự kiến',
    actual: 'Thực tế',
    confirmation: 'Xác nhận',
    return: 'Trả lại',
  } satisfies Record<EntryKind, string>,
  reason: {
    compensation_price: 'Giá bồi thường, chưa đồng thuận',
    land_title: 'Nguồn gốc, hồ sơ pháp lý của đất',
    state_farm_land: 'Đất tổ chức, đất nông lâm trường cũ',
    commune_capacity: 'Thiếu nhân lực cấp xã',
    resettlement_graves: 'Tái định cư, di chuyển mộ',
    land_law_transition: 'Chuyển tiếp Luật Đất đai',
    land_lease: 'Thủ tục thuê đất, giá đất',
    planning: 'Chờ quy hoạch, quy hoạch 1/500',
    overlap: 'Chồng lấn ranh giới, dự án khác',
    permits: 'Giấy phép, ĐTM, phòng cháy',
    investor_capacity: 'Năng lực, vốn của chủ đầu tư',
    outside_infrastructure: 'Hạ tầng ngoài hàng rào',
    wastewater: 'Chưa có xử lý nước thải tập trung',
    market: 'Suất đầu tư cao, khó thu hút',
    boundary_change: 'Thay đổi địa giới hành chính',
    force_majeure: 'Thiên tai, dịch bệnh, bất khả kháng',
    ahead_of_plan: 'Thực hiện sớm hơn',
    unchanged: 'Không thay đổi',
  } satisfies Record<Reason, string>,
  role: {
    public: 'Công khai',
    project_manager: 'Quản lý dự án',
    area_committee: 'UBND địa phương',
    department: 'Sở Công Thương',
    leadership: 'Lãnh đạo',
    administrator: 'Quản trị hệ thống',
  } satisfies Record<Role, string>,
  error: {
    UNAUTHENTICATED: 'Chưa lưu: phiên làm việc đã hết. Nội dung đã nhập vẫn còn; đăng nhập lại rồi gửi.',
    FORBIDDEN: 'Tài khoản này không có quyền thực hiện việc đó với cụm này. Chưa có gì được lưu.',
    NOT_FOUND: 'Không tìm thấy. Có thể đường dẫn đã cũ, hoặc tại ngày đang xem chưa có dữ liệu.',
    INVALID: 'Chưa lưu: có ô cần sửa, xem chú thích cạnh ô.',
    CONFLICT: 'Chưa lưu: có người vừa cập nhật nội dung này. Xem hai phiên bản và chọn.',
    TOO_MANY: 'Chưa lưu: quá nhiều lần thử. Chờ một phút rồi thử lại.',
    TOO_LARGE: 'Chưa lưu: nội dung quá dài.',
    UNAVAILABLE:
      'Chưa kết nối được máy chủ nên chưa biết đã lưu hay chưa. Nội dung đã nhập vẫn còn; gửi lại khi có mạng, gửi hai lần vẫn chỉ ghi một lần.',
    OUTDATED: 'Trang này được mở từ trước khi hệ thống được nâng cấp. Tải lại trang để xem tiếp.',
    INTERNAL:
      'Chưa lưu: máy chủ gặp lỗi. Nội dung đã nhập vẫn còn; nếu gửi lại vẫn lỗi, báo quản trị hệ thống.',
  } satisfies Record<ErrorCode, string>,
  issue: viIssue,
};

export type DomainWords = typeof viDomain;
