import { z } from 'zod'
import { operation } from './operation.ts'

/** An article's address as matters cite it: law:行政许可法#32.1.4 (article, 款, 项), law:刑法#120-1 (之一), law:城乡规划法#12.0.4 (项 whose 款 is not named). */
const articleAddress = z
  .string()
  .max(200)
  .describe('law:行政许可法#32.1.4, or in words: 《行政许可法》第三十二条第一款第四项')

/** One version of a statute; the days are legal dates, both included. */
const statute = z.strictObject({
  name: z.string(),
  title: z.string(),
  category: z.string(),
  /** Day of adoption or last amendment: with the name it says which version. */
  version: z.iso.date(),
  /** Day of the first adoption. */
  adopted: z.iso.date(),
  effectiveFrom: z.iso.date(),
  /** How that day is known: said by the text, set by the amending decision, or by the custom that it is the day of publication. */
  startBasis: z.enum(['text', 'decision', 'custom']),
  effectiveTo: z.iso.date().nullable(),
  endReason: z.string().nullable(),
  replacedBy: z.string().nullable(),
  articles: z.number().int(),
})
export type StatuteView = z.infer<typeof statute>

const article = z.strictObject({
  /** Without 款 and 项: law:行政许可法#32. */
  address: z.string(),
  /** 第三十二条 */
  label: z.string(),
  part: z.string().nullable(),
  chapter: z.string().nullable(),
  section: z.string().nullable(),
  /** One line for each 款 and 项. */
  text: z.string(),
})

const params = z.strictObject({ name: z.string().min(1).max(100).describe('Short name or full title') })
const on = z.iso.date().optional().describe('The legal date asked about; today when left out')

export const lawOperations = {
  statutes: operation({
    id: 'law.statutes',
    method: 'GET',
    path: '/api/v1/law/statutes',
    access: 'law.read',
    summary: 'The statutes of the library in force on a day',
    query: z.strictObject({ category: z.string().max(50).optional(), on }),
    output: z.strictObject({
      statutes: z.array(statute),
      /** The library was last compared with the statute book on this day; later amendments are not in it. */
      checkedThrough: z.iso.date(),
    }),
    errors: [],
  }),
  statute: operation({
    id: 'law.statute',
    method: 'GET',
    path: '/api/v1/law/statutes/:name',
    access: 'law.read',
    summary: 'A statute with its articles, in the version in force on a day or in the one asked for',
    params,
    query: z.strictObject({ on, version: z.iso.date().optional() }),
    output: z.strictObject({ statute, history: z.array(z.string()), articles: z.array(article) }),
    errors: ['law.not-found'],
  }),
  versions: operation({
    id: 'law.versions',
    method: 'GET',
    path: '/api/v1/law/statutes/:name/versions',
    access: 'law.read',
    summary: 'The versions of a statute that the library holds, the newest first',
    params,
    output: z.strictObject({ versions: z.array(statute) }),
    errors: ['law.not-found'],
  }),
  article: operation({
    id: 'law.article',
    method: 'GET',
    path: '/api/v1/law/article',
    access: 'law.read',
    summary: 'What an address says on a day: the article and the words of the 款 or 项 it names',
    query: z.strictObject({ address: articleAddress, on }),
    output: z.strictObject({
      address: z.string(),
      /** 《行政许可法》第三十二条第一款第四项 */
      citation: z.string(),
      statute,
      article,
      /** The words the address names: the whole article, or its 款 or 项. */
      words: z.string(),
    }),
    errors: ['law.not-found', 'law.address-invalid'],
  }),
  search: operation({
    id: 'law.search',
    method: 'GET',
    path: '/api/v1/law/search',
    access: 'law.read',
    summary: 'Articles in force on a day that speak of the words, the best first',
    query: z.strictObject({
      q: z.string().trim().min(1).max(200),
      statute: z.string().max(100).optional().describe('Only in this statute'),
      on,
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.strictObject({
      articles: z.array(
        z.strictObject({
          address: z.string(),
          citation: z.string(),
          statute: z.string(),
          version: z.iso.date(),
          chapter: z.string().nullable(),
          snippet: z.string(),
          /** Start and end of each found word in the snippet. */
          marks: z.array(z.tuple([z.number().int(), z.number().int()])),
        }),
      ),
    }),
    errors: [],
  }),
}
