import { enManage } from './en-manage.ts';
import { viManage } from './vi-manage.ts';

/** Come with the page itself (client/room-words.ts). */
export const MANAGE_WORDS = { vi: viManage, en: enManage };
