/** The vendor's sample data (platforms.md 5.1). */
export const SAMPLE = {
  bot: {
    id: 'sample',
    token: 'QDG6eK',
    encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
    receiveId: 'wx5823bf96d3bd56c7',
  },
  echo: {
    encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    query: {
      msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
      timestamp: '1409659589',
      nonce: '263014780',
    },
    now: 1_409_659_589_000,
    message: '1616140317555161061',
    random: 'c41b64491c2468d0',
  },
  xml: {
    encrypted:
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
    query: {
      msg_signature: '477715d11cdb4164915debcba66cb864d751f3e6',
      timestamp: '1409659813',
      nonce: '1372623149',
    },
    now: 1_409_659_813_000,
    random: '0960688932c47ef1',
  },
};

/** The vector made for AI bots, whose receiveid is empty (platforms.md 5.2). */
export const AI_BOT = {
  message:
    '{"msgid":"m-0001","aibotid":"aib-1","chatid":"wrTEST","chattype":"group","from":{"userid":"zhangsan"},"msgtype":"text","text":{"content":"@助手 你好"}}',
  encrypted:
    '4j/AuRx71kQlxVlzbpsMWGaU4paBEATxhhwQeSSl5wUGCI4y7Fyh0q75S9ATa0U4Vv/eB0dDLO9zjkIRJBCjXaZ5ZeyK/0ykexePk5i0lE2nl64U1SlVuGI07hXZG2hO6SVG4ZEXbDJDLqt5LqGuB9x1os+GntRnUl6TwL6leyR7DCX1FXhrc83gfuiLShYzqAO2xDFpAMhBehGJrWmDEO5osfmTmvIu8K3i0JzhX07PTL3roANx7D6jEOiXAR1V',
  query: {
    msg_signature: 'b18dc16ca8bff588748ffc8c75f819e1c756c094',
    timestamp: '1735689600',
    nonce: 'n0nce',
  },
  random: '0123456789abcdef',
  now: 1_735_689_600_000,
};
