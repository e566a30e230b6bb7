import { z } from 'zod'
import { date, labelled, regionCode, type Library } from './library.ts'

const homes = z.strictObject({
  items: labelled(
    '不动产权',
    z.array(
      z.strictObject({
        certificateNumber: labelled('不动产权证号', z.string()),
        county: labelled('县（市、区）', regionCode),
        address: labelled('坐落', z.string()),
        areaSquareMetres: labelled('建筑面积', z.number().positive()),
        use: labelled('用途', z.enum(['住宅', '商业', '办公', '工业', '农村宅基地'])),
        share: labelled('份额', z.number().positive().max(1)),
        mortgaged: labelled('抵押', z.boolean()),
        seized: labelled('查封', z.boolean()),
        registeredOn: labelled('登记日期', date),
      }),
    ),
  ),
})

export const housing = {
  label: '不动产库',
  owner: '规划和自然资源局',
  person: homes,
  entity: homes,
} as const satisfies Library

const vehicles = labelled(
  '机动车',
  z.array(
    z.strictObject({
      plate: labelled('号牌', z.string()),
      vin: labelled('车辆识别代号', z.string()),
      kind: labelled('车辆类型', z.string()),
      use: labelled('使用性质', z.enum(['非营运', '货运', '客运'])),
      gvwKg: labelled('总质量（千克）', z.int().positive()),
      techGrade: labelled('技术等级', z.enum(['一级', '二级', '三级']).optional()),
      inspectedUntil: labelled('检验有效期至', date),
      hasPositioning: labelled('卫星定位装置', z.boolean()),
      ownerName: labelled('所有人', z.string()),
    }),
  ),
)

/** 机动车库: vehicles of a person or an entity; a person's driving licence. */
export const vehicle = {
  label: '机动车库',
  owner: '公安局交通警察支队',
  person: z.strictObject({
    vehicles,
    drivingLicence: labelled(
      '驾驶证',
      z
        .strictObject({
          class: labelled('准驾车型', z.enum(['A1', 'A2', 'B1', 'B2', 'C1', 'C2'])),
          firstIssuedOn: labelled('初次领证日期', date),
          validUntil: labelled('有效期至', date.or(z.literal('长期'))),
          points: labelled('累计记分', z.int().min(0).max(24)),
          status: labelled('状态', z.enum(['正常', '逾期未换证', '扣押', '注销'])),
        })
        .optional(),
    ),
  }),
  entity: z.strictObject({ vehicles }),
} as const satisfies Library
