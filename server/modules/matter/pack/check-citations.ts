import type { MatterDefinition } from '#contract'
import type { Place } from './place.ts'

/** Whether the law library has an article in force: `law:行政许可法#32.4`. */
export type HasArticle = (address: string) => boolean

/** Every citation of the law library, wherever it stands, leads to an article. */
export function checkCitations(definition: MatterDefinition, hasArticle: HasArticle): Place[] {
  return citations(definition, '')
    .filter(([, address]) => !hasArticle(address))
    .map(([path, address]) => [path, `${address} is not in the law library`])
}

/** The addresses in the law library that a definition cites, each once. */
export function citedLaw(definition: MatterDefinition): string[] {
  return [...new Set(citations(definition, '').map(([, address]) => address))]
}

function citations(value: unknown, path: string): Place[] {
  if (typeof value === 'string')
    return path.endsWith('.law') && value.startsWith('law:') ? [[path, value]] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => citations(inner, path ? `${path}.${name}` : name))
}
