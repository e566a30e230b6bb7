import type { Citation } from '#contract'
import type { Language } from '../preferences.ts'
import { chineseNumeral } from './numbers.ts'

/** The parts of an address of law, `law:行政许可法#32-1.2.4`: article 32之一, paragraph 2, item 4. */
export interface LawAddress {
  readonly law: string
  readonly article: number
  readonly inserted: number | null
  readonly paragraph: number | null
  readonly item: number | null
}

export function parseLawAddress(address: string): LawAddress | undefined {
  const found = /^law:([^#\s]+)#(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\.(\d+))?$/.exec(address)
  if (!found) return undefined
  const [, law = '', article, inserted, paragraph, item] = found
  const number = (value: string | undefined) => (value === undefined ? null : Number(value))
  return {
    law,
    article: Number(article),
    inserted: number(inserted),
    paragraph: number(paragraph),
    item: number(item),
  }
}

/** 《行政许可法》第三十二条第一款第四项; English “Administrative law name, art. 32(1)(4)”. */
export function formatCitation(citation: Citation, language: Language): string {
  if (!('law' in citation))
    return [
      bracketed(citation.title),
      citation.number ? `（${citation.number}）` : '',
      citation.article ?? '',
    ].join('')
  const address = parseLawAddress(citation.law)
  if (!address) return citation.law
  const { law, article, inserted, paragraph, item } = address
  if (language === 'en') {
    const below = [paragraph, item].filter((part) => part !== null && part > 0).map((part) => `(${part})`)
    return `《${law}》 art. ${article}${inserted === null ? '' : `-${inserted}`}${below.join('')}`
  }
  return [
    `《${law}》第${chineseNumeral(article)}条`,
    inserted === null ? '' : `之${chineseNumeral(inserted)}`,
    paragraph === null || paragraph === 0 ? '' : `第${chineseNumeral(paragraph)}款`,
    item === null ? '' : `第${chineseNumeral(item)}项`,
  ].join('')
}

/** The page of an article: `/law/行政许可法/32`. */
export function lawPath(citation: Citation): string | undefined {
  if (!('law' in citation)) return undefined
  const address = citation.law.slice('law:'.length)
  const [law = '', place = ''] = address.split('#')
  return `/law/${encodeURIComponent(law)}/${place}`
}

function bracketed(title: string): string {
  return title.startsWith('《') ? title : `《${title}》`
}
