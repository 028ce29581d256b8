/** A card or a dialog lies over the page: Escape is meant for it, and the browser closes it. */
export const isSomethingOver = (): boolean => document.querySelector(':popover-open, dialog[open]') !== null;
