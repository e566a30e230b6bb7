import { officer, person, type Persona } from './persona.ts'

/** The people one can be in the demonstration; who the persons are is said by the registry's synthetic population. */
export const personas = [
  person('son', {
    title: { zh: '为母亲办事的儿子', en: 'A son who acts for his mother' },
    description: {
      zh: '母亲王秀兰81岁，已授权他代办。试试为她申领高龄津贴。',
      en: 'His mother Wang Xiulan, 81, has authorised him. Try the old-age allowance for her.',
    },
  }),
  person('citizen', {
    title: { zh: '持证残疾人，低保对象', en: 'A disabled citizen on minimum living allowance' },
    description: {
      zh: '试试申领残疾人两项补贴，多数内容政府已经知道。',
      en: 'Try the two disability subsidies: government knows most of it already.',
    },
  }),
  person('citizen-flexible', {
    title: { zh: '灵活就业人员', en: 'A flexibly employed worker' },
    description: {
      zh: '试试申领灵活就业社会保险补贴。',
      en: 'Try the social-insurance subsidy for flexible employment.',
    },
  }),
  person('firm-agent', {
    title: { zh: '餐饮企业经办人', en: 'Agent of a restaurant firm' },
    description: {
      zh: '受企业授权，试试申请食品经营许可。',
      en: 'Authorised by the firm. Try a food-business licence.',
    },
  }),
  person('mother', {
    title: { zh: '81岁的王秀兰', en: 'Wang Xiulan, 81' },
    description: {
      zh: '看看谁查过她的信息，授权给了谁。',
      en: 'See who looked at her data and whom she has authorised.',
    },
  }),
  person('villager', {
    title: { zh: '独居的村民', en: 'A villager who lives alone' },
    description: {
      zh: '试试申请特困人员认定，由工作人员决定。',
      en: 'Try support for extreme poverty: people decide it.',
    },
  }),
  person('representative-catering', {
    title: { zh: '餐饮企业法定代表人', en: 'Legal representative of a restaurant firm' },
    description: { zh: '为企业办事，或者授权别人经办。', en: 'Acts for the firm or authorises somebody.' },
  }),
  person('representative-freight', {
    title: { zh: '货运企业法定代表人', en: 'Legal representative of a freight firm' },
    description: { zh: '试试申请道路货物运输经营许可。', en: 'Try the road-freight licence.' },
  }),
  person('representative-hotel', {
    title: { zh: '宾馆法定代表人', en: 'Legal representative of a hotel' },
    description: {
      zh: '试试公共场所卫生许可（告知承诺）。',
      en: 'Try the public-place hygiene licence by pledge.',
    },
  }),
  officer('window-clerk', ['approval-bureau', '140702', 'window'], {
    title: { zh: '榆次区综合窗口人员', en: 'Window clerk, Yuci' },
    description: {
      zh: '在政务服务中心综合窗口收件、帮办。',
      en: 'Takes filings and helps at the service hall.',
    },
  }),
  officer('acceptor-yuci', ['approval-bureau', '140702', 'acceptor'], {
    title: { zh: '榆次区审批局受理人员', en: 'Acceptor, Yuci approval bureau' },
    description: {
      zh: '审核材料，受理、补正或不予受理。',
      en: 'Checks filings and accepts, asks for corrections or declines.',
    },
  }),
  officer('approver-yuci', ['approval-bureau', '140702', 'approver'], {
    title: { zh: '榆次区审批局首席审批员', en: 'Chief approver, Yuci approval bureau' },
    description: { zh: '作出准予或不予许可的决定。', en: 'Grants or refuses.' },
  }),
  officer('approver-shouyang', ['approval-bureau', '140725', 'approver'], {
    title: { zh: '寿阳县审批局首席审批员', en: 'Chief approver, Shouyang approval bureau' },
    description: { zh: '只看得到寿阳县的办件。', en: 'Sees the cases of Shouyang only.' },
  }),
  officer('acceptor-civil-yuci', ['civil-affairs', '140702', 'acceptor'], {
    title: { zh: '榆次区民政局受理人员', en: 'Acceptor, Yuci civil affairs' },
    description: { zh: '处理救助、津贴类办件。', en: 'Handles assistance and allowances.' },
  }),
  officer('approver-civil-yuci', ['civil-affairs', '140702', 'approver'], {
    title: { zh: '榆次区民政局审批人员', en: 'Approver, Yuci civil affairs' },
    description: { zh: '决定救助、津贴类办件。', en: 'Decides on assistance and allowances.' },
  }),
  officer('supervisor', ['approval-bureau', '140700', 'supervisor'], {
    title: { zh: '市政务服务效能监督人员', en: 'City supervisor' },
    description: {
      zh: '看全市时限、评价和异常。',
      en: 'Watches clocks, ratings and anomalies of the whole city.',
    },
  }),
  officer('administrator', ['data-bureau', '140700', 'administrator'], {
    title: { zh: '平台管理员', en: 'Administrator' },
    description: {
      zh: '管理事项、机构和账号，不办件。',
      en: 'Keeps matters, units and accounts; handles no case.',
    },
  }),
  officer('designer', ['data-bureau', '140700', 'designer'], {
    title: { zh: '市级事项管理人员', en: 'Matter designer, city' },
    description: {
      zh: '改全市的事项：期限、表单、规则、流程，改完请别人审核。',
      en: 'Changes matters of the whole city and has another person review them.',
    },
  }),
  {
    ...officer('design-reviewer', ['data-bureau', '140700', 'designer'], {
      title: { zh: '市级事项审核人员', en: 'Reviewer of matters, city' },
      description: {
        zh: '审核改好的事项，发布或者退回。',
        en: 'Reviews changed matters and publishes them or sends them back.',
      },
    }),
    nth: 2,
  },
  officer('designer-yuci', ['approval-bureau', '140702', 'designer'], {
    title: { zh: '榆次区事项管理人员', en: 'Matter designer, Yuci' },
    description: {
      zh: '只管榆次区自己的事项，看不到别的县。',
      en: 'Keeps the matters of Yuci alone and sees no other county.',
    },
  }),
  officer('designer-shouyang', ['approval-bureau', '140725', 'designer'], {
    title: { zh: '寿阳县事项管理人员', en: 'Matter designer, Shouyang' },
    description: { zh: '只管寿阳县自己的事项。', en: 'Keeps the matters of Shouyang alone.' },
  }),
  officer('manager-yuci', ['approval-bureau', '140702', 'manager'], {
    title: { zh: '榆次区管理人员', en: 'Manager, Yuci' },
    description: {
      zh: '管榆次区自己的人员、大厅和窗口，看不到别的县。',
      en: 'Keeps the staff, halls and windows of Yuci alone and sees no other county.',
    },
  }),
  officer('auditor', ['government-office', '140700', 'auditor'], {
    title: { zh: '安全审计员', en: 'Auditor' },
    description: { zh: '查谁在什么时候做了什么。', en: 'Looks up who did what and when.' },
  }),
  {
    ...officer('cashier', ['finance', '140700', 'finance'], {
      title: { zh: '市财政局非税对账人员', en: 'Finance officer, city' },
      description: {
        zh: '看缴款单、退付和昨天的对账，处理差异。',
        en: 'Sees bills, refunds and yesterday’s reconciliation, and settles differences.',
      },
    }),
    homePath: '/officer/payments',
  },
  {
    ...officer('mayor', ['government', '140700', 'leader'], {
      title: { zh: '市长', en: 'Mayor' },
      description: {
        zh: '看全市今天办得怎么样，每个数字都能点开。',
        en: 'Sees how the city works today; every figure opens.',
      },
    }),
    homePath: '/screen',
  },
  {
    ...officer('approver-yuci-deputy', ['approval-bureau', '140702', 'approver'], {
      title: { zh: '榆次区审批局B岗审批员', en: 'Deputy approver, Yuci approval bureau' },
      description: {
        zh: '首席审批员请假时代为办理，也可以会签。',
        en: 'Acts while the chief approver is away, and countersigns.',
      },
    }),
    nth: 2,
  },
  person('new-mother', {
    title: { zh: '刚生了孩子的妈妈', en: 'A mother whose child was just born' },
    description: {
      zh: '试试“新生儿出生”：填一次，五个部门各自办理。',
      en: 'Try “A child is born”: filled in once, handled by five departments.',
    },
  }),
  officer('approver-health-yuci', ['health', '140702', 'approver'], {
    title: { zh: '榆次区卫体局经办人员', en: 'Officer, Yuci health bureau' },
    description: {
      zh: '办出生医学证明、预防接种证，牵头新生儿出生一件事。',
      en: 'Birth certificates and vaccinations; leads the whole of a birth.',
    },
  }),
  officer('approver-police-yuci', ['public-security', '140702', 'approver'], {
    title: { zh: '榆次公安分局户政人员', en: 'Officer, Yuci police, households' },
    description: {
      zh: '办户口登记、注销。',
      en: 'Registers and cancels households.',
    },
  }),
  officer('approver-medical-yuci', ['medical-insurance', '140702', 'approver'], {
    title: { zh: '榆次区医保局经办人员', en: 'Officer, Yuci healthcare security' },
    description: {
      zh: '办医保参保、报销。',
      en: 'Insurance and reimbursements.',
    },
  }),
  officer('approver-hr-yuci', ['human-resources', '140702', 'approver'], {
    title: { zh: '榆次区人社局经办人员', en: 'Officer, Yuci human resources' },
    description: {
      zh: '办社会保障卡、社保待遇。',
      en: 'Social-security cards and benefits.',
    },
  }),
  officer('approver-tax-yuci', ['taxation', '140702', 'approver'], {
    title: { zh: '榆次区税务局经办人员', en: 'Officer, Yuci taxation' },
    description: {
      zh: '办社保费申报、清税。',
      en: 'Premiums and tax clearance.',
    },
  }),
  officer('approver-market-yuci', ['market-supervision', '140702', 'approver'], {
    title: { zh: '榆次区市场监管局经办人员', en: 'Officer, Yuci market supervision' },
    description: {
      zh: '抽人检查，作处理决定；牵头开办餐饮店、企业注销一件事。',
      en: 'Draws inspectors and decides; leads the opening of a restaurant and the closing of a firm.',
    },
  }),
  officer('approver-fire-yuci', ['fire-rescue', '140702', 'approver'], {
    title: { zh: '榆次区消防救援大队经办人员', en: 'Officer, Yuci fire and rescue' },
    description: {
      zh: '办营业前消防安全检查。',
      en: 'Fire-safety checks before opening.',
    },
  }),
  officer('approver-city-yuci', ['urban-management', '140702', 'approver'], {
    title: { zh: '榆次区城管局经办人员', en: 'Officer, Yuci urban management' },
    description: {
      zh: '办门头招牌备案。',
      en: 'Shop signs.',
    },
  }),
  officer('approver-ecology-yuci', ['ecology-environment', '140702', 'approver'], {
    title: { zh: '榆次生态环境分局经办人员', en: 'Officer, Yuci ecology and environment' },
    description: {
      zh: '办排污登记。',
      en: 'Registers pollutants.',
    },
  }),
  officer('approver-fund', ['housing-fund', '140700', 'approver'], {
    title: { zh: '市住房公积金中心经办人员', en: 'Officer, city housing fund' },
    description: {
      zh: '办单位公积金注销、逝者公积金提取。',
      en: 'Closes and pays out housing-fund accounts.',
    },
  }),
  officer('hotline-agent', ['hotline-centre', '140700', 'window'], {
    title: { zh: '12345话务员', en: 'Agent of the 12345 hotline' },
    description: { zh: '接电话，记工单，办完回访。', en: 'Takes calls, records orders, calls back.' },
  }),
  officer('hotline-dispatcher', ['hotline-centre', '140700', 'acceptor'], {
    title: { zh: '12345派单员', en: 'Dispatcher of the 12345 hotline' },
    description: { zh: '把工单派给承办部门。', en: 'Sends orders to the departments.' },
  }),
  officer('urban-yuci', ['urban-management', '140702', 'acceptor'], {
    title: { zh: '榆次区城管局承办人员', en: 'Yuci urban management' },
    description: {
      zh: '办热线工单、网格事件和督办件。',
      en: 'Handles hotline orders, grid events and supervision orders.',
    },
  }),
  officer('grid-worker', ['grid-centre', '140702', 'window'], {
    title: { zh: '榆次区网格员', en: 'Grid worker, Yuci' },
    description: { zh: '上报事件，到现场核查。', en: 'Reports events and checks on the spot.' },
  }),
  officer('secretary', ['government-office', '140700', 'acceptor'], {
    title: { zh: '市政府办文书', en: 'Secretary, city government office' },
    description: {
      zh: '核稿，送会签、送签发。',
      en: 'Checks drafts and sees them countersigned and signed.',
    },
  }),
  officer('overseer', ['government-office', '140700', 'supervisor'], {
    title: { zh: '市政府督查室人员', en: 'Supervision office of the city' },
    description: {
      zh: '立项督办，催办，核实销号。',
      en: 'Issues supervision orders, urges, verifies and closes them.',
    },
  }),
  officer('data-approver', ['data-bureau', '140700', 'approver'], {
    title: { zh: '市数据局共享审核人员', en: 'Data sharing, city data bureau' },
    description: { zh: '授权共享，处理争议。', en: 'Authorises sharing and settles disputes.' },
  }),
] as const satisfies readonly Persona[]
