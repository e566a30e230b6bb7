import { z } from 'zod'
import { operation } from './operation.ts'

/** 抵押, 查封, 异议, 预告 (不动产登记暂行条例第三条). */
export const burdenKinds = ['mortgage', 'seizure', 'objection', 'priority-notice'] as const
export type BurdenKind = (typeof burdenKinds)[number]

const heldUnit = z.strictObject({
  /** 不动产单元代码, GB/T 37346. */
  unitNumber: z.string(),
  location: z.string(),
  areaSquareMetres: z.number(),
  use: z.string(),
  certificateNumber: z.string(),
  /** Of the whole, which is 1. */
  share: z.number(),
  registeredOn: z.iso.date(),
  burdens: z.array(
    z.strictObject({
      kind: z.enum(burdenKinds),
      /** The last day it holds; null where it holds until it is struck out. */
      until: z.iso.date().nullable(),
    }),
  ),
})

export const realtyOperations = {
  mine: operation({
    id: 'realty.mine',
    method: 'GET',
    path: '/api/v1/realty/mine',
    access: 'realty.read-own',
    personal: true,
    summary: 'The real estate that the signed-in person holds by the register, with what stands on it',
    output: z.strictObject({ units: z.array(heldUnit) }),
    errors: [],
  }),
}
