/** Which cards are shown; kept in the address, so that a list can be sent, marked and come back to. */
export interface CardFilters {
  readonly colour?: Colour
  readonly state?: State
  readonly rule?: string
  readonly unit?: string
  readonly officer?: string
  readonly from?: string
  readonly to?: string
  readonly q?: string
}

export const colours = ['red', 'yellow'] as const
export type Colour = (typeof colours)[number]
export const states = ['issued', 'objected', 'upheld', 'cancelled'] as const
export type State = (typeof states)[number]

/** Reads filters from an address; what is unknown there is left out. */
export function readCardFilters(search: URLSearchParams): CardFilters {
  const colour = colours.find((each) => each === search.get('colour'))
  const state = states.find((each) => each === search.get('state'))
  const text = (name: string, pattern: RegExp) => {
    const value = search.get(name)?.trim()
    return value !== undefined && pattern.test(value) ? { [name]: value } : {}
  }
  return {
    ...(colour ? { colour } : {}),
    ...(state ? { state } : {}),
    ...text('rule', /^[a-z][a-z0-9-]{0,59}$/),
    ...text('unit', ID),
    ...text('officer', ID),
    ...text('from', DAY),
    ...text('to', DAY),
    ...text('q', /^.{1,60}$/),
  }
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
