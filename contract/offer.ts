import { z } from 'zod'
import { operation } from './operation.ts'
import { localized } from './text.ts'

const offer = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  title: localized,
  /** Why it comes, in a sentence to the person it is for. */
  says: localized,
  /** Whom it is for: oneself, or somebody one may act for. */
  subject: z.strictObject({ id: z.uuid(), name: z.string(), isSelf: z.boolean() }),
  foundOn: z.iso.date(),
})
export type OfferView = z.infer<typeof offer>

const preference = z.strictObject({ wanted: z.boolean() })

export const offerOperations = {
  list: operation({
    id: 'offer.list',
    method: 'GET',
    path: '/api/v1/offers',
    access: 'offer.read',
    personal: true,
    summary:
      'What the rules would grant the signed-in person, or those they act for, and nobody has asked for yet',
    output: z.strictObject({ offers: z.array(offer), wanted: z.boolean() }),
    errors: [],
  }),
  decline: operation({
    id: 'offer.decline',
    method: 'POST',
    path: '/api/v1/offers/:id/decline',
    access: 'offer.decide',
    summary: 'Declines an offer: the same thing is not offered again; doing so again changes nothing',
    params: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({ id: z.uuid() }),
    errors: ['offer.not-found'],
  }),
  prefer: operation({
    id: 'offer.prefer',
    method: 'PUT',
    path: '/api/v1/offers/preference',
    access: 'offer.decide',
    summary: 'Says whether one wants offers at all (个人信息保护法第二十四条第二款)',
    body: preference,
    output: preference,
    errors: [],
  }),
}
