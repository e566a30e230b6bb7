/** What the inbox shows; kept in the address, so that it can be sent, marked and come back to. */
export interface Filters {
  readonly view: View
  readonly slug?: string
  readonly colour?: Colour
  readonly q?: string
}

export const views = ['turn', 'mine', 'unclaimed', 'scope'] as const
export type View = (typeof views)[number]
export const colours = ['red', 'yellow', 'green'] as const
export type Colour = (typeof colours)[number]

/** Reads filters from an address; what is unknown there is left out. */
export function readFilters(search: URLSearchParams): Filters {
  const view = views.find((each) => each === search.get('view')) ?? 'turn'
  const colour = colours.find((each) => each === search.get('colour'))
  const slug = search.get('slug')
  const q = search.get('q')?.trim().slice(0, 60)
  return { view, ...(slug ? { slug } : {}), ...(colour ? { colour } : {}), ...(q ? { q } : {}) }
}

/** Filters as the search part of an address, with the task one stands on. */
export function writeFilters(filters: Filters, at?: string): string {
  const search = new URLSearchParams()
  if (filters.view !== 'turn') search.set('view', filters.view)
  if (filters.slug) search.set('slug', filters.slug)
  if (filters.colour) search.set('colour', filters.colour)
  if (filters.q) search.set('q', filters.q)
  if (at) search.set('at', at)
  return search.size > 0 ? `?${search.toString()}` : ''
}

/** Whether anything but the view narrows the list. */
export function isNarrowed(filters: Filters): boolean {
  return filters.slug !== undefined || filters.colour !== undefined || filters.q !== undefined
}
