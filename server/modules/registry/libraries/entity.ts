import { z } from 'zod'
import { date, fen, labelled, place, type Library } from './library.ts'

const healthCertificate = z.strictObject({
  name: labelled('姓名', z.string()),
  idNumber: labelled('公民身份号码', z.string()),
  number: labelled('健康证编号', z.string()),
  issuedOn: labelled('体检合格日期', date),
  validUntil: labelled('有效期至', date),
})

/** 健康证: a person's own, and those of the people an entity employs (食品安全法第四十五条). */
export const healthCertificates = {
  label: '健康证库',
  owner: '卫生健康委员会',
  person: z.strictObject({ certificate: labelled('健康证', healthCertificate.optional()) }),
  entity: z.strictObject({ employees: labelled('从业人员', z.array(healthCertificate)) }),
} as const satisfies Library

const qualifications = [
  '道路货物运输驾驶员',
  '食品安全管理员',
  '卫生管理员',
  '执业药师',
  '幼儿园教师资格',
  '园长任职资格',
  '导游',
] as const
const qualified = z.strictObject({
  name: labelled('姓名', z.string()),
  idNumber: labelled('公民身份号码', z.string()),
  birthDate: labelled('出生日期', date),
  kind: labelled('资格', z.enum(qualifications)),
  number: labelled('证号', z.string()),
  issuedOn: labelled('发证日期', date),
  validUntil: labelled('有效期至', date.or(z.literal('长期'))),
  licenceClass: labelled('准驾车型', z.string().optional()),
})

export const qualification = {
  label: '从业资格库',
  owner: '人力资源和社会保障局',
  person: z.strictObject({ items: labelled('从业资格', z.array(qualified)) }),
  entity: z.strictObject({ staff: labelled('持证人员', z.array(qualified)) }),
} as const satisfies Library

/** 法人库: an entity's registration; for a person, what is registered in that person's name. */
export const legalEntity = {
  label: '法人库',
  owner: '市场监督管理局',
  person: z.strictObject({
    holdings: labelled(
      '名下主体',
      z.array(
        z.strictObject({
          creditCode: labelled('统一社会信用代码', z.string()),
          name: labelled('名称', z.string()),
          role: labelled('身份', z.enum(['法定代表人', '经营者', '负责人'])),
          status: labelled('状态', z.enum(['存续', '异常', '吊销', '注销'])),
          establishedOn: labelled('成立日期', date),
        }),
      ),
    ),
  }),
  entity: z.strictObject({
    name: labelled('名称', z.string()),
    creditCode: labelled('统一社会信用代码', z.string()),
    type: labelled('类型', z.enum(['有限责任公司', '个体工商户', '农民专业合作社', '民办非企业单位'])),
    status: labelled('登记状态', z.enum(['存续', '异常', '吊销', '注销'])),
    industry: labelled('行业（GB/T 4754-2017）', z.string().optional()),
    scope: labelled('经营范围', z.array(z.string())),
    capitalFen: labelled('注册资本', fen),
    paidInFen: labelled('实缴资本', fen),
    legalRep: labelled(
      '法定代表人',
      z.strictObject({
        name: labelled('姓名', z.string()),
        idNumber: labelled('公民身份号码', z.string()),
        subjectId: z.uuid(),
      }),
    ),
    domicile: labelled('住所', place),
    places: labelled(
      '经营场所',
      z.array(
        z.strictObject({
          address: labelled('地址', z.string()),
          areaSquareMetres: labelled('面积', z.number().positive().optional()),
          owner: labelled('权属', z.enum(['自有', '租赁']).optional()),
          use: labelled('用途', z.enum(['商业', '办公', '工业', '住宅']).optional()),
          leaseUntil: labelled('租期至', date.optional()),
        }),
      ),
    ),
    employees: labelled('从业人数', z.int().nonnegative()),
    establishedOn: labelled('成立日期', date),
    endedOn: labelled('注销日期', date.optional()),
    phone: labelled('登记电话', z.string().optional()),
  }),
} as const satisfies Library

const creditRecords = z.strictObject({
  grade: labelled('信用等级', z.enum(['A', 'B', 'C', 'D'])),
  score: labelled('信用分', z.int().min(0).max(100)),
  judgmentDebtor: labelled('失信被执行人', z.boolean()),
  pledgeBarredUntil: labelled('不适用告知承诺至', date.optional()),
  foodBannedUntil: labelled('食品行业禁入至', date.optional()),
  records: labelled(
    '信用记录',
    z.array(
      z.strictObject({
        on: labelled('日期', date),
        kind: labelled('类别', z.enum(['一般处罚', '严重处罚', '列入异常名录', '承诺不实'])),
        text: labelled('内容', z.string()),
        by: labelled('认定单位', z.string()),
      }),
    ),
  ),
})

export const credit = {
  label: '信用库',
  owner: '发展和改革委员会',
  person: creditRecords,
  entity: creditRecords,
} as const satisfies Library
