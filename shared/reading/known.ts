/** The names under which a document may say where a cluster lies: of its register's line and of its units. */
export const placesKnown = (place: string, unitNames: readonly string[]): string[] => [
  ...new Set(
    [...place.replace(/\([^)]*\)/g, '').split(','), ...unitNames].map((said) => said.trim()).filter(Boolean),
  ),
];
