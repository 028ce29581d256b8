/** Opens every fold that something lies in: what is brought into sight must not be behind its title. */
export function unfold(element: Element): void {
  let fold = element.closest('details');
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest('details') ?? null;
  }
}
