import type { IconName } from '#web/ui'

const icons: Readonly<Record<string, IconName>> = {
  birth: 'baby',
  school: 'school',
  work: 'work',
  marriage: 'rings',
  home: 'house',
  business: 'shop',
  health: 'heart',
  disability: 'wheelchair',
  hardship: 'umbrella',
  'old-age': 'elder',
  farewell: 'flower',
}

/** The glyph of a life event; the plain grid for one without. */
export function lifeEventIcon(id: string): IconName {
  return icons[id] ?? 'grid'
}
