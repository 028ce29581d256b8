import type { ProcedureEvent } from '../procedure/facet.ts';
import type { OwnRung } from '../procedure/rungs.ts';

/** What the history and the form's errors say of the procedure before establishment; its other words come with its screens. */
export const viLadder = {
  rung: {
    first_letter: 'Văn bản đầu tiên đề nghị làm chủ đầu tư',
    window_closed: 'Hết thời hạn nhận hồ sơ',
    consultation: 'Lấy ý kiến các sở, ngành',
    council_nominated: 'Các cơ quan cử thành viên Hội đồng',
    council_decided: 'Quyết định thành lập Hội đồng đánh giá',
    criteria: 'Hội đồng ban hành tiêu chí đánh giá',
    scored: 'Hội đồng họp chấm điểm',
  } satisfies Record<OwnRung, string>,
  said: {
    'procedure.reached': 'Thủ tục thành lập',
    'procedure.returned': 'Trả hồ sơ để bổ sung',
    'procedure.supplemented': 'Nộp hồ sơ bổ sung',
    'procedure.corrected': 'Sửa ngày của bước thủ tục',
    'procedure.taken_back': 'Rút lại ghi nhận về thủ tục',
  } satisfies Record<ProcedureEvent['type'], string>,
};
export type LadderWords = typeof viLadder;
