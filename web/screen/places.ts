/** Where a county's tile stands: column of twelve half tiles, row. Schematic: neither borders nor areas. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** 晋中's eleven counties by where they lie to one another. */
const jinzhong: Readonly<Record<string, Place>> = {
  '140702': { x: 5, y: 0 },
  '140725': { x: 7, y: 0 },
  '140724': { x: 9, y: 0 },
  '140727': { x: 4, y: 1 },
  '140703': { x: 6, y: 1 },
  '140723': { x: 8, y: 1 },
  '140781': { x: 1, y: 2 },
  '140728': { x: 3, y: 2 },
  '140721': { x: 5, y: 2 },
  '140722': { x: 7, y: 2 },
  '140729': { x: 0, y: 3 },
}

const TILES_A_ROW = 5

/** A place for each region: the known ones where they lie, a set with an unknown one in rows as they come. */
export function placesFor(codes: readonly string[]): ReadonlyMap<string, Place> {
  const known = codes.every((code) => code in jinzhong)
  return new Map(
    codes.map((code, index) => [
      code,
      (known ? jinzhong[code] : undefined) ?? {
        x: (index % TILES_A_ROW) * 2 + (Math.floor(index / TILES_A_ROW) % 2),
        y: Math.floor(index / TILES_A_ROW),
      },
    ]),
  )
}

/** How bright a tile is, 0 to 1: by the square root, so that a large county does not darken all others. */
export function brightness(value: number, most: number): number {
  return most === 0 ? 0 : Math.sqrt(value / most)
}
