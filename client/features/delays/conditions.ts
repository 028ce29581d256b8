import { CONDITIONS, type Condition, type Listing } from '../../../shared/delay-list.ts';
import type { Filter } from '../../../shared/filter.ts';

/** What is asked of the list: its filter, order, groups and the day compared with. */
export interface Conditions {
  filter: Filter;
  listing: Listing;
}

/** The same without one condition. */
export function dropped(condition: Condition, { filter, listing }: Conditions): Conditions {
  const recorded = (name: Listing['none']) =>
    listing.none === name ? { ...listing, none: undefined } : listing;
  switch (condition) {
    case 'class':
      return { filter: { ...filter, lateness: undefined }, listing };
    case 'cause':
      return { filter: { ...filter, causes: undefined }, listing: recorded('cause') };
    case 'mover':
      return { filter: { ...filter, mover: undefined }, listing: recorded('mover') };
    case 'area':
      return { filter: { ...filter, unit: undefined }, listing: recorded('area') };
    case 'change':
      return { filter, listing: { ...listing, changed: undefined } };
    case 'search':
      return { filter: { ...filter, q: undefined }, listing };
    case 'more': {
      const { q, unit, mover, causes, lateness } = filter;
      return { filter: { q, unit, mover, causes, lateness }, listing };
    }
  }
}

const said = (conditions: Conditions): string => JSON.stringify(conditions);

/** The conditions that hold. */
export const conditionsIn = (asked: Conditions): Condition[] =>
  CONDITIONS.filter((condition) => said(dropped(condition, asked)) !== said(asked));
