/** Kinds of business that the invented firms are in. */
export interface Trade {
  readonly key: string
  /** GB/T 4754-2017 class. */
  readonly industry: string
  readonly weight: number
  readonly scope: readonly string[]
  readonly companyName: readonly string[]
  readonly shopName: readonly string[]
  readonly areaSquareMetres: readonly [number, number]
  readonly use: '商业' | '办公' | '工业'
  /** Staff must hold health certificates. */
  readonly needsHealthCertificates?: boolean
  readonly qualification?:
    | '道路货物运输驾驶员'
    | '食品安全管理员'
    | '卫生管理员'
    | '执业药师'
    | '幼儿园教师资格'
}

export const trades: readonly Trade[] = [
  {
    key: 'restaurant',
    industry: '6210',
    weight: 20,
    scope: ['餐饮服务', '食品销售'],
    companyName: ['餐饮管理', '餐饮服务'],
    shopName: ['面馆', '饭店', '刀削面馆', '烧烤店', '小吃店'],
    areaSquareMetres: [28, 420],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '食品安全管理员',
  },
  {
    key: 'grocery',
    industry: '5211',
    weight: 22,
    scope: ['食品销售', '日用百货销售', '烟草制品零售'],
    companyName: ['商贸', '超市'],
    shopName: ['便利店', '超市', '粮油店', '副食店'],
    areaSquareMetres: [20, 900],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '食品安全管理员',
  },
  {
    key: 'hotel',
    industry: '6110',
    weight: 4,
    scope: ['住宿服务', '会议服务'],
    companyName: ['酒店管理', '宾馆'],
    shopName: ['宾馆', '旅馆', '客栈'],
    areaSquareMetres: [180, 3200],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '卫生管理员',
  },
  {
    key: 'beauty',
    industry: '8040',
    weight: 7,
    scope: ['理发服务', '生活美容服务'],
    companyName: ['美容美发'],
    shopName: ['理发店', '美发店', '美容院'],
    areaSquareMetres: [18, 160],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '卫生管理员',
  },
  {
    key: 'bath',
    industry: '8051',
    weight: 2,
    scope: ['洗浴服务'],
    companyName: ['洗浴'],
    shopName: ['浴池', '洗浴中心'],
    areaSquareMetres: [120, 1600],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '卫生管理员',
  },
  {
    key: 'freight',
    industry: '5430',
    weight: 8,
    scope: ['道路货物运输（不含危险货物）', '装卸搬运'],
    companyName: ['货运', '物流', '运输'],
    shopName: ['货运部', '运输户'],
    areaSquareMetres: [40, 2600],
    use: '办公',
    qualification: '道路货物运输驾驶员',
  },
  {
    key: 'pharmacy',
    industry: '5251',
    weight: 4,
    scope: ['药品零售', '第一类医疗器械销售'],
    companyName: ['医药', '大药房'],
    shopName: ['药店'],
    areaSquareMetres: [50, 220],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '执业药师',
  },
  {
    key: 'books',
    industry: '5243',
    weight: 2,
    scope: ['出版物零售', '文具用品零售'],
    companyName: ['文化传媒', '图书'],
    shopName: ['书店', '文具店'],
    areaSquareMetres: [20, 300],
    use: '商业',
  },
  {
    key: 'advertising',
    industry: '7259',
    weight: 4,
    scope: ['广告设计、代理', '广告制作', '广告发布'],
    companyName: ['广告', '文化传播'],
    shopName: ['图文广告部'],
    areaSquareMetres: [30, 260],
    use: '办公',
  },
  {
    key: 'labour',
    industry: '7263',
    weight: 2,
    scope: ['劳务派遣服务', '人力资源服务（不含职业中介活动）'],
    companyName: ['人力资源', '劳务派遣'],
    shopName: ['职业介绍所'],
    areaSquareMetres: [60, 300],
    use: '办公',
  },
  {
    key: 'building',
    industry: '4710',
    weight: 6,
    scope: ['房屋建筑施工', '建筑装饰装修'],
    companyName: ['建筑工程', '装饰工程', '市政工程'],
    shopName: ['装修队'],
    areaSquareMetres: [60, 800],
    use: '办公',
  },
  {
    key: 'machinery',
    industry: '3484',
    weight: 5,
    scope: ['机械零部件加工', '通用设备制造'],
    companyName: ['机械制造', '铸造', '纺机配件'],
    shopName: ['机加工部'],
    areaSquareMetres: [200, 9000],
    use: '工业',
  },
  {
    key: 'glass',
    industry: '3054',
    weight: 2,
    scope: ['日用玻璃制品制造'],
    companyName: ['玻璃器皿', '玻璃制品'],
    shopName: ['玻璃制品部'],
    areaSquareMetres: [400, 12000],
    use: '工业',
  },
  {
    key: 'technology',
    industry: '6513',
    weight: 5,
    scope: ['软件开发', '信息技术咨询服务'],
    companyName: ['科技', '信息技术'],
    shopName: ['电脑维修部'],
    areaSquareMetres: [30, 500],
    use: '办公',
  },
  {
    key: 'repair',
    industry: '8111',
    weight: 5,
    scope: ['机动车修理和维护'],
    companyName: ['汽车维修', '汽车服务'],
    shopName: ['汽修店', '轮胎店'],
    areaSquareMetres: [60, 900],
    use: '商业',
  },
  {
    key: 'farming',
    industry: '0141',
    weight: 6,
    scope: ['蔬菜种植', '农产品初加工', '农产品销售'],
    companyName: ['农业开发', '农业科技'],
    shopName: ['农资店'],
    areaSquareMetres: [60, 4000],
    use: '工业',
  },
  {
    key: 'kindergarten',
    industry: '8310',
    weight: 2,
    scope: ['学前教育'],
    companyName: ['幼儿园'],
    shopName: ['幼儿园'],
    areaSquareMetres: [300, 2600],
    use: '商业',
    needsHealthCertificates: true,
    qualification: '幼儿园教师资格',
  },
]

export function tradeOf(key: string): Trade {
  const trade = trades.find((each) => each.key === key)
  if (!trade) throw new RangeError(`No trade ${key}`)
  return trade
}

/** Words that invented firms choose for themselves. */
export const brandFirst = [
  '鑫',
  '恒',
  '瑞',
  '晋',
  '福',
  '德',
  '同',
  '永',
  '宏',
  '盛',
  '康',
  '华',
  '聚',
  '兴',
  '隆',
  '嘉',
  '禾',
  '源',
  '泰',
  '和',
]
export const brandLast = [
  '源',
  '达',
  '通',
  '昌',
  '祥',
  '顺',
  '丰',
  '升',
  '旺',
  '诚',
  '信',
  '元',
  '业',
  '宇',
  '腾',
  '悦',
  '捷',
  '润',
  '安',
  '利',
]
