"""Problems of a spec that is no YAML, or YAML with features that a spec has no use for."""

from __future__ import annotations

from slidegen.messages.message import Message

MESSAGES: dict[str, Message] = {
    "yaml-syntax": Message(
        "这一行的写法不对，后面读不下去",
        "this line is not written as YAML, so the rest cannot be read",
        "检查它和上一行的缩进、冒号、引号和括号",
        "check indentation, colons, quotes and brackets here and on the line before",
    ),
    "yaml-tab": Message(
        "行首用了制表符（Tab 键），只能用空格",
        "the line begins with a tab; only spaces may be used",
        "把 Tab 换成空格，和同一层的行对齐",
        "replace the tab by spaces, in line with the rows of the same level",
    ),
    "yaml-wide-space": Message(
        "行首用了全角空格，只能用半角空格",
        "the line begins with wide (non-ASCII) spaces; only ordinary spaces may be used",
        "换到英文输入法，用空格键重打行首的空格",
        "type the spaces at the beginning of the line again",
    ),
    "yaml-wide-colon": Message(
        "“{key}”后面是中文的全角冒号“：”",
        "after “{key}” stands a full-width colon (：)",
        "改成英文冒号再加一个空格：`{key}: …`",
        "write an ordinary colon and a space: `{key}: …`",
    ),
    "yaml-colon-space": Message(
        "“{key}”的冒号后面少一个空格",
        "there is no space after the colon of “{key}”",
        "写成 `{key}: …`",
        "write `{key}: …`",
    ),
    "yaml-dash-space": Message(
        "行首的“-”后面少一个空格",
        "there is no space after the dash",
        "写成 `- …`",
        "write `- …`",
    ),
    "yaml-wide-dash": Message(
        "列表的一项要以英文的“-”开头，这里是“{dash}”",
        "an item of a list begins with an ordinary dash, not with “{dash}”",
        "写成 `- …`（减号，再加一个空格）",
        "write `- …` (a minus sign and a space)",
    ),
    "yaml-dash-in-line": Message(
        "列表不能和前面的键写在同一行",
        "a list cannot begin on the line of its key",
        "另起一行写 `- …`，或者写成 `[…, …]`",
        "put `- …` on a line of its own, or write `[…, …]`",
    ),
    "yaml-quote": Message(
        "引号 {quote} 没有成对",
        "the quote {quote} is never closed",
        "在内容的末尾补上 {quote}；内容里本来就有引号时，换用中文引号“ ”",
        "close it with {quote} at the end; inside a quoted text, use the other kind of quotes",
    ),
    "yaml-after-quote": Message(
        "引号 {quote} 已经结束，后面还有字",
        "there is more text after the closing quote {quote}",
        "用引号把整段内容括起来；里面的引号换成中文引号“ ”",
        "put the quotes around the whole text, and use the other kind of quotes inside",
    ),
    "yaml-curly-quotes": Message(
        "中文引号只是文字，里面的“: ”仍会被当作键和内容的分隔",
        "curly quotes are part of the text, so the `: ` inside is read as the end of a key",
        "在整段内容外面再加一对英文引号，或者把里面的冒号改成全角的“：”",
        "put straight quotes around the whole text as well",
    ),
    "yaml-colon-in-text": Message(
        "内容里有英文冒号加空格，会被当作键和内容的分隔",
        "the text holds a colon and a space, which is read as the end of a key",
        "改成全角的“：”，或者用英文引号把整段内容括起来",
        "put the whole text into quotes",
    ),
    "yaml-first-character": Message(
        "内容不能以“{character}”开头，这个符号另有用处",
        "a text cannot begin with “{character}”, which has a meaning of its own here",
        '用英文引号把整段内容括起来：`"{character}…"`',
        'put the whole text into quotes: `"{character}…"`',
    ),
    "yaml-wide-comma": Message(
        "括号里用了全角的“{mark}”",
        "between the brackets stands a full-width “{mark}”",
        "改成英文的 `{right}`，逗号后面加一个空格",
        "write an ordinary `{right}`",
    ),
    "yaml-bracket": Message(
        "括号 {bracket} 没有成对，或者里面少了逗号",
        "the bracket {bracket} has no partner, or a comma is missing inside",
        "补上括号，各项之间用英文逗号加空格隔开；内容里有括号、逗号时给它加英文引号",
        "close it, and part the items by commas; quote texts that hold brackets or commas",
    ),
    "yaml-no-colon": Message(
        "这一行没有冒号，不知道它是键还是内容",
        "this line has no colon, so it is neither a key nor its content",
        "键写成 `键: 内容`；是上一行内容的延续时，缩进要比上一行的键更深",
        "write `key: content`; a text that goes on is indented deeper than its key",
    ),
    "yaml-indent": Message(
        "这一行的缩进和前面的行对不上",
        "the indentation of this line fits none of the lines before",
        "同一层的键、同一个列表的“-”，行首的空格要一样多；前一行已有内容时，下面不能再缩进写键",
        "keys of one level, and the dashes of one list, begin in the same column",
    ),
    "yaml-escape": Message(
        "双引号里的反斜杠 \\ 后面不能跟这个字",
        "inside double quotes, a backslash cannot stand before this character",
        "改用单引号 '…'，路径里的 \\ 也可以写成 /",
        "use single quotes '…'; in paths you can write / instead",
    ),
    "yaml-key": Message(
        "冒号前面要写一个名称",
        "before a colon there has to be a name",
        "内容本身有大括号、方括号时，用英文引号把它括起来",
        "put a text that holds braces or brackets into quotes",
    ),
    "yaml-tag": Message(
        "“{tag}”这样以感叹号开头的标记不能用",
        "tags such as “{tag}” are not allowed",
        "删掉它；是内容的话，用英文引号把整段内容括起来",
        "leave it out; if it is part of the text, put the text into quotes",
    ),
    "yaml-merge": Message(
        "不支持“<<”合并",
        "merging with `<<` is not supported",
        "把要合并的键在这里再写一遍",
        "write the keys out here",
    ),
    "yaml-alias-loops": Message(
        "“*{name}”引用了包含它自己的内容",
        "`*{name}` refers to what it is itself part of",
        "把内容写出来，不用引用",
        "write the content out instead",
    ),
    "yaml-aliases": Message(
        "引用（*）展开后超过 {limit} 项",
        "the aliases (*) expand to more than {limit} items",
        "把内容写出来，不用引用",
        "write the content out instead",
    ),
    "yaml-too-large": Message(
        "规格超过 {limit} 项，太大了",
        "the spec has more than {limit} items",
        "分成几份规格",
        "make several specs of it",
    ),
    "yaml-too-deep": Message(
        "嵌套超过 {limit} 层",
        "lists and keys are nested more than {limit} deep",
        "检查括号和缩进；规格最深不过十层",
        "check brackets and indentation; a spec is at most ten levels deep",
    ),
    "several-documents": Message(
        "这里用 `---` 开始了第二份规格，一个文件只能有一份",
        "`---` begins a second spec here; a file holds one",
        "删掉这一行，或者把后面的内容另存一个文件",
        "leave this line out, or move what follows to a file of its own",
    ),
}
