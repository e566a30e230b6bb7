import { fromChinese, toChinese } from './numeral.ts'

/** A place in a statute: 第三十二条第一款第四项 is article 32, paragraph 1, item 4; 第一百二十条之一 is article 120, insertion 1. */
export interface Place {
  readonly article: number
  /** 之一, 之二 …; 0 for an article of the first numbering. */
  readonly insertion: number
  /** 款; undefined when none is named. */
  readonly paragraph: number | undefined
  /** 项; undefined when none is named. */
  readonly item: number | undefined
}

export interface Address {
  /** The statute's short name, without 中华人民共和国. */
  readonly statute: string
  readonly place: Place
}

/** The stable address that matters cite: `law:行政许可法#32.1.4`, `law:刑法#120-1`; paragraph 0 stands for an item whose 款 is not named. */
export function formatAddress({ statute, place }: Address): string {
  const insertion = place.insertion > 0 ? `-${place.insertion}` : ''
  const item = place.item === undefined ? '' : `.${place.item}`
  const paragraph = place.paragraph === undefined ? (item ? '.0' : '') : `.${place.paragraph}`
  return `law:${statute}#${place.article}${insertion}${paragraph}${item}`
}

/** Reads an address; undefined when it is none. */
export function parseAddress(text: string): Address | undefined {
  const match = /^law:([^#\s]+)#([1-9]\d{0,3})(?:-([1-9]\d?))?(?:\.(0|[1-9]\d?))?(?:\.([1-9]\d?))?$/.exec(
    text,
  )
  if (!match) return undefined
  const [, statute = '', article, insertion, paragraph, item] = match
  if (paragraph === '0' && item === undefined) return undefined
  return {
    statute: shortName(statute),
    place: {
      article: Number(article),
      insertion: Number(insertion ?? 0),
      paragraph: paragraph === undefined || paragraph === '0' ? undefined : Number(paragraph),
      item: item === undefined ? undefined : Number(item),
    },
  }
}

/** The place as it is written in a decision: 第三十二条第一款第四项. */
export function formatPlace({ article, insertion, paragraph, item }: Place): string {
  return [
    `第${toChinese(article)}条`,
    insertion > 0 ? `之${toChinese(insertion)}` : '',
    paragraph === undefined ? '' : `第${toChinese(paragraph)}款`,
    item === undefined ? '' : `第${toChinese(item)}项`,
  ].join('')
}

/** Reads a written place, with Chinese or Arabic numbers and with or without brackets: 第32条第一款第（四）项; undefined when it is none. */
export function parsePlace(text: string): Place | undefined {
  const match =
    /^第([^条]+)条(?:之([一二三四五六七八九十]+))?(?:第([^款项]+)款)?(?:第[（(]?([^款项（）()]+)[）)]?项)?$/.exec(
      text,
    )
  if (!match) return undefined
  const [article, insertion, paragraph, item] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : (fromChinese(part) ?? Number.NaN)))
  if (article === undefined || [article, insertion, paragraph, item].some(Number.isNaN)) return undefined
  return { article, insertion: insertion ?? 0, paragraph, item }
}

/** The citation in words: 《行政许可法》第三十二条第一款第四项. */
export function formatCitation({ statute, place }: Address): string {
  return `《${statute}》${formatPlace(place)}`
}

/** Reads a citation in words, with or without 《》 and 中华人民共和国; undefined when it names no article. */
export function parseCitation(text: string): Address | undefined {
  const match = /^(?:《(.+)》|([^《》第]+))(第.+)$/.exec(text.trim())
  const place = match && parsePlace(match[3] ?? '')
  return match && place ? { statute: shortName(match[1] ?? match[2] ?? ''), place } : undefined
}

/** The name a statute goes by: 中华人民共和国行政许可法 → 行政许可法. */
export function shortName(title: string): string {
  return title.trim().replace(/^中华人民共和国/, '')
}
