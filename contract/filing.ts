import { z } from 'zod'
import { outcomes } from './flow.ts'
import { field, form } from './form.ts'
import { materialSlot } from './material.ts'
import { operation } from './operation.ts'
import { localized, period } from './text.ts'

const answers = z.record(z.string().max(60), z.unknown())

/** Where a shown value was read, and when that record was last brought up to date. */
export const valueSource = z.object({ library: z.string(), label: localized, asOf: z.string() })

const person = z.object({
  id: z.uuid(),
  kind: z.enum(['person', 'entity']),
  name: z.string(),
  identifierMasked: z.string(),
})

export const filingView = z.object({
  id: z.uuid(),
  revision: z.int(),
  savedAt: z.string(),
  matter: z.object({
    slug: z.string(),
    version: z.int(),
    name: localized,
    title: localized,
    /** Absent for work that officers file. */
    handling: z.enum(['instant', 'promised']).optional(),
    promised: period.optional(),
    itemCode: z.string(),
  }),
  /** Who decides. */
  unit: z.object({ name: z.string(), regionName: z.string() }),
  subject: person,
  filer: z.object({
    name: z.string(),
    relation: z.enum(['self', 'family', 'agent', 'firm', 'window', 'unit']),
  }),
  form,
  /** Prefilled and saved values together: what the form shows now. */
  values: answers,
  /** Fields whose value comes from a source. */
  shown: z.record(z.string(), valueSource),
  /** Choices that a source offers, by field. */
  choices: z.record(
    z.string(),
    z.array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() })),
  ),
  /** 几项要填, 几项要选, 几项已有. */
  count: z.object({ typed: z.int(), chosen: z.int(), held: z.int() }),
  materials: z.array(materialSlot),
  /** What led to it, where something did: the licence that a scope of business needs. */
  origin: localized.optional(),
})
export type FilingView = z.infer<typeof filingView>

const id = z.strictObject({ id: z.uuid() })

/** What a source says of an answer before it is filed: `mind` may be filed all the same. */
export const advice = z.strictObject({
  verdict: z.enum(['good', 'mind', 'bad']),
  says: z.array(localized).min(1).max(20),
})
export type Advice = z.infer<typeof advice>

export const filingOperations = {
  open: operation({
    id: 'filing.open',
    method: 'POST',
    path: '/api/v1/filings',
    access: 'filing.file',
    personal: true,
    summary: 'Open (or find again) a draft for a matter, prefilled with what government knows',
    body: z.strictObject({
      slug: z.string().max(80),
      /** Whom it is for; absent means oneself, and for work that an officer files the unit of their post. An officer names a person by number and name instead. */
      subjectId: z.uuid().optional(),
      subject: z.strictObject({ identifier: z.string().max(20), name: z.string().max(60) }).optional(),
      /** Start afresh instead of going on with the draft that is there. */
      fresh: z.boolean().default(false),
    }),
    output: filingView,
    errors: [
      'matter.not-found',
      'matter.withdrawn',
      'filing.not-authorised',
      'filing.no-item',
      'filing.wrong-applicant',
    ],
  }),
  get: operation({
    id: 'filing.get',
    method: 'GET',
    path: '/api/v1/filings/:id',
    access: 'filing.file',
    personal: true,
    summary: 'A draft as it stands',
    params: id,
    output: filingView,
    errors: ['filing.not-found', 'filing.not-authorised', 'filing.no-item', 'matter.withdrawn'],
  }),
  bring: operation({
    id: 'filing.bring-to-window',
    method: 'POST',
    path: '/api/v1/filings/:id/at-window',
    access: 'hall.serve',
    personal: true,
    summary: 'A clerk goes on with a draft that somebody began at home and brings to the window',
    params: id,
    body: z.strictObject({ identifier: z.string().max(20), name: z.string().max(60) }),
    output: filingView,
    errors: ['filing.not-found', 'filing.not-authorised', 'filing.no-item', 'matter.withdrawn'],
  }),
  list: operation({
    id: 'filing.list',
    method: 'GET',
    path: '/api/v1/filings',
    access: 'filing.file',
    summary: 'Drafts not yet submitted',
    output: z.object({
      drafts: z.array(
        z.object({
          id: z.uuid(),
          slug: z.string(),
          title: localized,
          subjectName: z.string(),
          savedAt: z.string(),
        }),
      ),
    }),
    errors: [],
  }),
  save: operation({
    id: 'filing.save',
    method: 'PUT',
    path: '/api/v1/filings/:id',
    access: 'filing.file',
    summary: 'Keep the answers given so far; a newer save from another device is not overwritten',
    params: id,
    body: z.strictObject({ revision: z.int().min(0), answers }),
    output: z.object({ revision: z.int(), savedAt: z.string() }),
    errors: ['filing.not-found', 'filing.stale', 'filing.answers-invalid'],
  }),
  advise: operation({
    id: 'filing.advise',
    method: 'POST',
    path: '/api/v1/filings/:id/advice',
    access: 'filing.file',
    summary: 'What the source of a field has to say of an answer that is being given; nothing is kept',
    params: id,
    body: z.strictObject({ field: z.string().max(60), answers }),
    /** Nothing yet where the answers do not say enough. */
    output: z.object({ advice: advice.nullable() }),
    errors: ['filing.not-found', 'filing.not-authorised', 'filing.no-item', 'matter.withdrawn'],
  }),
  discard: operation({
    id: 'filing.discard',
    method: 'DELETE',
    path: '/api/v1/filings/:id',
    access: 'filing.file',
    summary: 'Throw a draft away',
    params: id,
    output: z.object({ discarded: z.boolean() }),
    errors: ['filing.not-found'],
  }),
  submit: operation({
    id: 'filing.submit',
    audited: 'within',
    method: 'POST',
    path: '/api/v1/filings/:id/submit',
    access: 'filing.file',
    personal: true,
    summary:
      'File: the draft becomes a case of the same id, so that submitting twice gives one case; rules that can decide do so at once',
    params: id,
    body: z.strictObject({ answers, declared: z.literal(true) }),
    output: z.object({
      caseId: z.uuid(),
      number: z.string(),
      outcome: z.enum([...outcomes, 'pending']),
      tookMs: z.number(),
      repeated: z.boolean(),
    }),
    errors: [
      'filing.not-found',
      'filing.answers-invalid',
      'filing.materials-missing',
      'filing.pledge-barred',
      'filing.not-authorised',
      'filing.no-item',
      'matter.withdrawn',
    ],
  }),
}

export type FormField = z.infer<typeof field>
