import type { IconName } from '#web/ui'

const icons: Readonly<Record<string, IconName>> = {
  birth: 'baby',
  school: 'school',
  work: 'work',
  marriage: 'people',
  home: 'house',
  business: 'shop',
  health: 'heart',
  disability: 'person',
  hardship: 'phone',
  'old-age': 'elder',
  farewell: 'book',
}

/** The glyph of a life event; the plain grid for one without. */
export function lifeEventIcon(id: string): IconName {
  return icons[id] ?? 'grid'
}
