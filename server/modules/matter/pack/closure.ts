/** Everything that is reached from some points, themselves included. */
export function closure(
  start: readonly string[],
  next: (from: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>()
  const left = [...start]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (found.has(at)) continue
    found.add(at)
    left.push(...next(at))
  }
  return found
}
