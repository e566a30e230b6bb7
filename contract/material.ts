import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

/** Whether a scanner looked at it, and found nothing. */
const scan = z.enum(['clean', 'unscanned'])

/** One file or certificate in a place of a filing. */
export const givenMaterial = z.object({
  id: z.uuid(),
  source: z.enum(['upload', 'library', 'certificate']),
  /** In the library; null for a certificate. */
  itemId: z.uuid().nullable(),
  certificateId: z.uuid().nullable(),
  name: z.string(),
  /** Media type, found in the file itself. */
  type: z.string(),
  sizeBytes: z.int(),
  /** SM3 of the file, or of a certificate's signed data. */
  digest: z.string(),
  scan,
  givenAt: z.string(),
  givenBy: z.string(),
  /** Since when it is in the library. */
  keptSince: z.string().nullable(),
  /** When a case it was given in was accepted: nobody may ask for it again. */
  acceptedAt: z.string().nullable(),
  /** Null while the filing is put together. */
  handedInAt: z.string().nullable(),
  /** When something newer was handed in in its place. */
  replacedAt: z.string().nullable(),
})
export type GivenMaterial = z.infer<typeof givenMaterial>

/** What is there already and can be given with one tap. */
export const offeredMaterial = z.object({
  source: z.enum(['library', 'certificate']),
  /** Of the library's item or the certificate. */
  id: z.uuid(),
  name: z.string(),
  /** When it was uploaded or issued. */
  since: z.string(),
  acceptedAt: z.string().nullable(),
})
export type OfferedMaterial = z.infer<typeof offeredMaterial>

/** One material a matter asks for, and what answers for it. */
export const materialSlot = z.object({
  id: z.string(),
  name: localized,
  /** Government has it: nothing to bring. */
  held: z.boolean(),
  label: localized.optional(),
  required: z.boolean(),
  /** What makes it right. */
  standard: localized,
  /** Whether files are given for it; the form itself makes the others. */
  takesFiles: z.boolean(),
  given: z.array(givenMaterial),
  offered: z.array(offeredMaterial),
})
export type MaterialSlot = z.infer<typeof materialSlot>

/** A slot of a case that is filed, as those who may see the case see it. */
const caseSlot = materialSlot.extend({
  /** Whether a correction may ask for it (国务院关于在线政务服务的若干规定第七条). */
  mayAsk: z.boolean(),
})

export const libraryItem = z.object({
  id: z.uuid(),
  ownerId: z.uuid(),
  ownerName: z.string(),
  /** The matter it was given for, and as which material. */
  slug: z.string(),
  title: z.object({ material: localized, matter: localized }),
  name: z.string(),
  type: z.string(),
  sizeBytes: z.int(),
  digest: z.string(),
  scan,
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  acceptedAt: z.string().nullable(),
  /** Cases it was handed in with, newest first. */
  cases: z.array(z.object({ id: z.uuid(), handedInAt: z.string() })),
})
export type LibraryItem = z.infer<typeof libraryItem>

const place = z.strictObject({ id: z.uuid(), slot: z.string().max(60) })
const giving = [
  'filing.not-found',
  'filing.not-authorised',
  'filing.no-item',
  'matter.withdrawn',
  'case.not-found',
  'material.not-asked',
  'material.handed-in',
  'material.too-many',
] as const

export const materialOperations = {
  upload: operation({
    id: 'material.upload',
    method: 'POST',
    path: '/api/v1/filings/:id/materials/:slot/files',
    access: 'material.give',
    personal: true,
    summary: 'Hand a file to a draft, or to an open correction; it stays in the applicant’s library',
    params: place,
    /** The name the applicant knows it by; its type is found in the file. */
    query: z.strictObject({ name: z.string().max(255).default('') }),
    upload: true,
    output: materialSlot,
    errors: [
      ...giving,
      'material.too-large',
      'material.type-refused',
      'material.damaged',
      'material.encrypted',
      'material.picture-too-large',
      'material.infected',
      'material.scanner-away',
      'material.library-full',
    ],
  }),
  give: operation({
    id: 'material.give',
    method: 'POST',
    path: '/api/v1/filings/:id/materials/:slot',
    access: 'material.give',
    personal: true,
    summary: 'Give a draft, or an open correction, what the library or a certificate has already',
    params: place,
    body: z.strictObject({ source: z.enum(['library', 'certificate']), id: z.uuid() }),
    output: materialSlot,
    errors: [...giving, 'material.not-found'],
  }),
  takeBack: operation({
    id: 'material.take-back',
    method: 'DELETE',
    path: '/api/v1/filings/:id/materials/:slot/:given',
    access: 'material.give',
    personal: true,
    summary: 'Take back what was given and not handed in yet; it stays in the library',
    params: place.extend({ given: z.uuid() }),
    output: materialSlot,
    errors: [...giving, 'material.not-found'],
  }),
  ofCase: operation({
    id: 'material.of-case',
    method: 'GET',
    path: '/api/v1/cases/:id/materials',
    access: 'material.read',
    personal: true,
    summary: 'What a case was filed with, material by material',
    params: z.strictObject({ id: z.uuid() }),
    output: z.object({
      slots: z.array(caseSlot),
      /** Whether the caller may open the files. */
      mayOpen: z.boolean(),
    }),
    errors: ['case.not-found'],
  }),
  mine: operation({
    id: 'material.mine',
    method: 'GET',
    path: '/api/v1/my/materials',
    access: 'material.own',
    personal: true,
    summary: 'My library and those of whom I act for, newest first',
    output: z.object({
      items: z.array(libraryItem),
      /** Of each owner's library. */
      quotaBytes: z.int(),
    }),
    errors: [],
  }),
  open: operation({
    id: 'material.open',
    method: 'GET',
    path: '/api/v1/materials/:id/file',
    access: 'material.read',
    personal: true,
    summary:
      'A file of a library, to its owner, who acts for them, and who handles a case it was handed in with',
    params: z.strictObject({ id: z.uuid() }),
    output: z.unknown(),
    media: 'application/octet-stream',
    errors: ['material.not-found'],
  }),
  remove: operation({
    id: 'material.remove',
    method: 'DELETE',
    path: '/api/v1/materials/:id',
    access: 'material.own',
    personal: true,
    summary: 'Remove a file from the library that was handed in with no case',
    params: z.strictObject({ id: z.uuid() }),
    output: z.object({ removed: z.boolean() }),
    errors: ['material.not-found', 'material.in-use'],
  }),
}
