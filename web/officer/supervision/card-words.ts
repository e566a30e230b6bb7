import { catalogue } from '#web/ui'

export const cardWords = catalogue({
  yellow: ['黄牌', 'Yellow card'],
  red: ['红牌', 'Red card'],
  issued: ['已发', 'Issued'],
  objected: ['申诉中', 'Objected to'],
  upheld: ['复核维持', 'Upheld'],
  cancelled: ['已撤销', 'Lifted'],
})
