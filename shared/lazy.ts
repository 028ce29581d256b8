/** Made when it is first asked for: what takes a phone tens of milliseconds must not be made before it is needed. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
