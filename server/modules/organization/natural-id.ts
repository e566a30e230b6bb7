const TYPES = { unit: '1', post: '2', officer: '3', holding: '4' } as const

/**
 * An id that says what it names, so that every installation of the demo city has the same ones:
 * UUIDv8 (RFC 9562 §5.8) `14070200-1000-8041-8001-…`: region, township, type and unit number, number within the unit.
 */
export function naturalId(
  type: keyof typeof TYPES,
  place: { regionCode: string; township?: string; unitNumber: number; number?: number },
): string {
  const region = `${place.regionCode}00`
  const township = (place.township ?? '000').padStart(4, '0')
  const unit = String(place.unitNumber).padStart(3, '0')
  const within = String(place.number ?? 0).padStart(11, '0')
  return `${region}-${township}-8${unit}-8000-${TYPES[type]}${within}`
}
