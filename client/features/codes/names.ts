import type { Cause } from '../../../shared/cause.ts';
import type { CodeList } from '../../../shared/codes/facet.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import type { Component } from '../../../shared/works/components.ts';

/** What a code is called by some words: the program's own, or those with the installation's names in them. */
export function nameIn(words: Messages, list: CodeList, code: string): string {
  switch (list) {
    case 'cause':
      return words.reason[code as Cause] ?? code;
    case 'component':
      return words.works.component[code as Component];
    case 'milestone':
      return words.milestone[code as MilestoneCode];
  }
}
