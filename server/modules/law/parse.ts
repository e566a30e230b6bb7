import { fromChinese } from './numeral.ts'

export interface ParsedArticle {
  readonly number: number
  /** 之一, 之二 …; 0 for an article of the first numbering. */
  readonly insertion: number
  /** Headings it stands under, null where the statute has none: 第二章 行政许可的设定. */
  readonly part: string | null
  readonly chapter: string | null
  readonly section: string | null
  /** One line for each 款 and 项, without the article's number. */
  readonly text: string
}

export interface ParsedStatute {
  readonly title: string
  /** The lines of the preamble: who adopted and amended it, and when. */
  readonly history: readonly string[]
  readonly articles: readonly ParsedArticle[]
}

/** Reads a statute as the collection writes it; throws when there is no title, no end of preamble or no article. */
export function parseStatute(markdown: string): ParsedStatute {
  const [preamble, body] = markdown.split('<!-- INFO END -->')
  const lines = (preamble ?? '').split('\n').map(clean)
  const title = lines
    .find((line) => line.startsWith('# '))
    ?.slice(2)
    .trim()
  if (!title || body === undefined) throw new Error(`not a statute of the collection: ${lines[0]}`)
  const articles = parseArticles(body.split('\n').map(clean))
  if (articles.length === 0) throw new Error(`${title} has no article`)
  return { title, history: lines.filter((line) => line && !line.startsWith('#')), articles }
}

/** The first day a statute's own text or preamble says it is in force: 本法自2024年7月1日起施行; undefined when it says none or 自公布之日. */
export function statedStart({ history, articles }: ParsedStatute): string | undefined {
  const said = articles
    .slice(-3)
    .flatMap(({ text }) => [
      ...text.matchAll(
        /^本(?:法|条例|办法|规定|细则|实施细则)自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施)/gm,
      ),
    ])
    .at(-1)
  const line = history.find((entry) => entry.endsWith('施行'))
  return said ? isoDate(said.slice(1)) : line && dateAtStart(line)
}

/** The day a line of a preamble begins with. */
export function dateAtStart(line: string): string | undefined {
  const match = /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(line)
  return match ? isoDate(match.slice(1)) : undefined
}

export interface Paragraph {
  readonly text: string
  readonly items: readonly { readonly number: number; readonly text: string }[]
}

/** An article's 款, each with its 项; the text of a 款 is what stands before its first 项. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: { text: string; items: { number: number; text: string }[] }[] = []
  for (const line of text.split('\n')) {
    const paragraph = paragraphs.at(-1)
    const item = itemNumberOf(line)
    const last = paragraph?.items.at(-1)
    if (paragraph && item !== undefined) paragraph.items.push({ number: item, text: line })
    // 目 belong to the 项 they stand under.
    else if (last && /^\d{1,2}[.．、]/.test(line)) last.text += `\n${line}`
    else paragraphs.push({ text: line, items: [] })
  }
  return paragraphs
}

/** The words of one 款 or 项; undefined when the article has none of that number. An item without a named 款 is looked for in the whole article. */
export function partOf(
  text: string,
  { paragraph, item }: { paragraph: number | undefined; item: number | undefined },
): string | undefined {
  const paragraphs = paragraphsOf(text)
  const among = paragraph === undefined ? paragraphs : paragraphs.slice(paragraph - 1, paragraph)
  if (item !== undefined)
    return among.flatMap(({ items }) => items).find(({ number }) => number === item)?.text
  if (paragraph === undefined) return text
  const found = among[0]
  return found && [found.text, ...found.items.map((entry) => entry.text)].join('\n')
}

const HEADING = /^#{2,4} *第[一二三四五六七八九十百]+(编|分编|章|节)[ \u3000]*(.*)$/
const ARTICLE = /^第([一二三四五六七八九十百千零]+)条(?:之([一二三四五六七八九十]+))?[ \u3000]+(.*)$/

function parseArticles(lines: readonly string[]): ParsedArticle[] {
  const articles: (Omit<ParsedArticle, 'text'> & { lines: string[] })[] = []
  let [part, chapter, section]: (string | null)[] = [null, null, null]
  for (const line of lines.filter(Boolean)) {
    const heading = HEADING.exec(line)
    const start = ARTICLE.exec(line)
    if (heading) {
      // 总 则 is set wide in print.
      const label = `${line.replace(/^#+ */, '').split(/[ \u3000]/)[0]} ${(heading[2] ?? '').replaceAll(/[ \u3000]/g, '')}`
      if (heading[1] === '节') section = label
      else if (heading[1] === '章') [chapter, section] = [label, null]
      else [part, chapter, section] = [label, null, null]
    } else if (start) {
      const number = fromChinese(start[1] ?? '')
      const insertion = start[2] === undefined ? 0 : fromChinese(start[2])
      if (number === undefined || insertion === undefined)
        throw new Error(`no article number: ${line.slice(0, 30)}`)
      articles.push({
        number,
        insertion,
        part: part ?? null,
        chapter: chapter ?? null,
        section: section ?? null,
        lines: [start[3] ?? ''],
      })
    } else articles.at(-1)?.lines.push(line)
  }
  return articles.map(({ lines: text, ...article }) => ({ ...article, text: text.join('\n') }))
}

function itemNumberOf(line: string): number | undefined {
  const match = /^[（(]([一二三四五六七八九十]+)[）)]/.exec(line)
  return match ? fromChinese(match[1] ?? '') : undefined
}

/** Without the invisible and wide blanks that the collection's web pages left at the edges of lines. */
function clean(line: string): string {
  return line
    .replaceAll(/[\u200B\uFEFF\r]/g, '')
    .replaceAll('\u3000', ' ')
    .trim()
}

function isoDate([year, month, day]: readonly (string | undefined)[]): string {
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-')
}
