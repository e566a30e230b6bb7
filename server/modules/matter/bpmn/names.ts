import type { BpmnNode } from './model.ts'

const NAME = /^[a-z][a-z0-9-]*$/
const taken = ['end', 'join']

/** A name as flows have them, made of an id or of words; undefined where nothing is left of them. */
export function nameFrom(text: string): string | undefined {
  const plain = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (plain === '') return undefined
  const name = /^[a-z]/.test(plain) ? plain : `x-${plain}`
  return name.slice(0, 60).replace(/-+$/, '')
}

export function isName(text: string): boolean {
  return NAME.test(text)
}

/** A name that is not there yet: the wanted one, else with a number. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  for (let number = 2; ; number++) if (!isTaken(`${wanted}-${number}`)) return `${wanted}-${number}`
}

/** The stages' names by the ids of their elements: the id itself where it is a name. */
export function stageNames(stages: readonly BpmnNode[]): ReadonlyMap<string, string> {
  const own = stages.filter(({ id }) => isName(id) && !taken.includes(id))
  const names = new Map(own.map(({ id }) => [id, id]))
  const used = new Set([...taken, ...names.values()])
  for (const { id, type } of stages) {
    if (names.has(id)) continue
    const name = freeName(nameFrom(id) ?? nameFrom(type) ?? 'stage', (each) => used.has(each))
    used.add(name)
    names.set(id, name)
  }
  return names
}
