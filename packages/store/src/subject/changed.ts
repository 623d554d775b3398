/** The values of a map that a command made or changed: the fold keeps the others as they are. */
export const changed = <K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): V[] =>
  [...after].filter(([key, value]) => before.get(key) !== value).map(([, value]) => value);

/** The ids that were not there before. */
export const madeIds = <K extends string>(
  before: ReadonlyMap<K, unknown>,
  after: ReadonlyMap<K, unknown>,
): K[] => [...after.keys()].filter((id) => !before.has(id));
