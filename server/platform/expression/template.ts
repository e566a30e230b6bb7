import type { Localized } from '#contract'

const PLACE = /\{([^{}]*)\}/g
const PATH = /^[A-Za-z_][\w-]*(\.[\w-]+)*$/
const ABSENT = '—'

/** Fills `{path}` places of a template in both languages; a value that is absent or has no words shows as a dash. */
export function fillTemplate(template: Localized, context: Record<string, unknown>): Localized {
  return { zh: fill(template.zh, context, 'zh'), en: fill(template.en, context, 'en') }
}

/** The paths a template reads, in the order of the Chinese text and then the English. */
export function templatePaths(template: Localized): string[] {
  return [template.zh, template.en].flatMap((text) =>
    Array.from(text.matchAll(PLACE), ([, path = '']) => path.trim()),
  )
}

/** What is wrong with a template: a place that is no path, or a path whose first part is not among `roots`. */
export function checkTemplate(template: Localized, roots: readonly string[]): string[] {
  return templatePaths(template).flatMap((path) => {
    if (!PATH.test(path)) return [`{${path}} is not a path`]
    const [root = ''] = path.split('.')
    return roots.includes(root) ? [] : [`{${path}} begins with ${root}, which is none of ${roots.join(', ')}`]
  })
}

function fill(text: string, context: Record<string, unknown>, language: keyof Localized): string {
  return text.replaceAll(PLACE, (_place, path: string) => words(read(context, path.trim()), language))
}

function read(context: unknown, path: string): unknown {
  let value = context
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string, unknown>)[part]
  }
  return value
}

function words(value: unknown, language: keyof Localized): string {
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value === '' ? ABSENT : value
  if (!Array.isArray(value) || value.length === 0) return ABSENT
  return value.map((item) => words(item, language)).join(language === 'zh' ? '、' : ', ')
}
