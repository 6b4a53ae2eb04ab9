/** Things of one kind that belong together. */
export type Group<T> = [T, ...T[]];

/** Items by a key that several may share; keys stand as they first come. */
export function grouped<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, Group<T>> {
  const groups = new Map<K, Group<T>>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** Puts an item with the others of its key. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
