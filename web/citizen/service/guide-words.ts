/** A guide's text: sections of paragraphs and lists, the only forms a guide may use. */
export interface GuideSection {
  readonly heading: string
  readonly blocks: readonly GuideBlock[]
}

export type GuideBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly string[] }

/** Reads the Markdown of a guide: `## ` headings, `- ` and `1. ` lists, paragraphs. */
export function readGuide(markdown: string): GuideSection[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n')
      return { heading: heading.trim(), blocks: readBlocks(lines.join('\n')) }
    })
}

function readBlocks(text: string): GuideBlock[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => {
      const lines = block.split('\n')
      if (lines.every((line) => line.startsWith('- ')))
        return { kind: 'bullets', items: lines.map((line) => line.slice(2)) }
      if (lines.every((line) => /^\d+\. /.test(line)))
        return { kind: 'numbers', items: lines.map((line) => line.replace(/^\d+\. /, '')) }
      return { kind: 'paragraph', text: lines.join('') }
    })
}

/** What is said by the facts of the matter itself is not said twice. */
export const saidByFacts: readonly string[] = [
  '谁能办',
  '要带什么',
  '多久',
  'Who can apply',
  'What to bring',
  'How long',
]
