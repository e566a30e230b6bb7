import { catalogue } from '#web/ui'

export const aboutText = catalogue({
  title: ['关于和无障碍说明', 'About and accessibility'],
  what: ['一网是什么', 'What Yiwang is'],
  whatWords: [
    [
      '办事只看您要办什么，不看归哪个部门管。政府已经知道的不用再填，只核对、只选择。',
      '能按规则决定的，当场出结果，每条规则和它的法律依据都给您看。要人来定的，写明由谁定、哪天前给结果。',
      '每一步都有存证，别人改不了，我们也改不了。您可以自己下载回执，不靠我们的服务器就能验证。',
    ],
    [
      'You say what you need, not which department it belongs to. What government already knows is shown for you to check; you mostly choose.',
      'What rules can decide is decided at once, with every rule and its provision of law shown. What a person decides says who decides and by when.',
      'Every step is in a proof ledger nobody can change. You can download the receipt and check it without our servers.',
    ],
  ],
  access: ['人人能用', 'For everybody'],
  accessWords: [
    [
      '页面按《Web内容无障碍指南》2.2版AA级做，也照《无障碍环境建设法》的要求：键盘能用，读屏软件能读，颜色对比够，不靠颜色单独表达意思。',
      '右上角的“大字”会放大字号、加粗、加大按钮。深色、浅色和English在页面底部，也在“我的”里。',
      '不限时，不会因为填得慢而丢内容。草稿自动保存，换一台设备可以接着填。',
    ],
    [
      'These pages are made to WCAG 2.2 AA and to the law on barrier-free environments: keyboard, screen reader, contrast, never colour alone.',
      '“Large type” at the top makes text and targets larger. Dark, light and Chinese are at the foot of each page and under “Me”.',
      'There is no time limit. Drafts keep themselves and can be taken up on another device.',
    ],
  ],
  law: ['《无障碍环境建设法》', 'Law on barrier-free environments'],
  trouble: ['用着不方便', 'Something hard to use?'],
  troubleWords: [
    '打12345，说清是哪一页、怎么不方便。也可以去任一乡镇（街道）便民服务中心，工作人员帮您办。',
    'Call 12345 and say which page and what is hard. Any township service centre will help you in person.',
  ],
  data: ['您的信息', 'Your data'],
  dataWords: [
    '只在办您要办的事时用。谁看过、为什么看，都记在“谁看过我的数据”里。',
    'It is used only for what you apply for. Who looked and why stands under “Who looked at my data”.',
  ],
  seen: ['谁看过我的数据', 'Who looked at my data'],
  lookWords: [
    '语言、字号和颜色记在这台设备上，不上传。登录用一个必要的Cookie。',
    'Language, type size and colours are kept on this device only. Signing in uses one necessary cookie.',
  ],
})
