import { enAudit } from './en-audit.ts';
import { viAudit } from './vi-audit.ts';

/** Come with the page itself (client/room-words.ts). */
export const AUDIT_WORDS = { vi: viAudit, en: enAudit };
