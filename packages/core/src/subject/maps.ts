/** @throws Error for a key that the map does not hold: such an event cannot have come from a command. */
export const known = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`event about an unknown record: ${String(key)}`);
  return value;
};

/** The map with one more value; the old one stays as it is. */
export const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value);
